import type { ContactRow } from '@tierline/db/contact';
import type { OrganizationRow } from '@tierline/db/organization';
import type { RecordWriteRow } from '@tierline/db/record-write';
import { clearProblem, noteProblem } from '@tierline/db/sync-problem';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { listAlikeContacts, listAlikeOrganizations } from './alike.ts';
import type { TakeContext } from './take-context.ts';
import { isInTheWay, RECORD_TARGET } from './wish.ts';

/**
 * Lets each CRM that is to have such records and lacks this one have it, unless one there looks like the same. What a CRM has
 * that was not read wholly yet nobody knows: the others are read once more when it was.
 */
export async function wishForOrganization(
  context: TakeContext,
  row: OrganizationRow,
  linkedIn: readonly CrmKind[],
  open: readonly RecordWriteRow[],
): Promise<void> {
  if (row.standing === 'deleted') return;
  await wish(context, 'organization', row.id, linkedIn, open, (crm) => listAlikeOrganizations(context.scope, crm, row));
}

export async function wishForContact(
  context: TakeContext,
  row: ContactRow,
  linkedIn: readonly CrmKind[],
  open: readonly RecordWriteRow[],
): Promise<void> {
  if (row.deleted || row.organizationId === null) return;
  await wish(context, 'contact', row.id, linkedIn, open, (crm) => listAlikeContacts(context.scope, crm, row));
}

async function wish(
  { scope, crm: from, terms, effects, now }: TakeContext,
  object: SyncedObject,
  recordId: string,
  linkedIn: readonly CrmKind[],
  open: readonly RecordWriteRow[],
  listAlikeIn: (crm: CrmKind) => Promise<string[]>,
): Promise<void> {
  for (const crm of terms.mappings.keys()) {
    if (crm === from || linkedIn.includes(crm) || !terms.scope.creates[crm] || !terms.known.has(crm)) continue;
    if (open.some((write) => write.crm === crm && write.target === RECORD_TARGET && isInTheWay(write))) continue;
    const alike = await listAlikeIn(crm);
    const problem = { crm, object, recordId, key: RECORD_TARGET, kind: 'possible_duplicate' as const };
    if (alike.length > 0) await noteProblem(scope, { ...problem, values: alike }, now);
    else {
      await clearProblem(scope, problem);
      effects.wishes.push({ crm, object, recordId, key: RECORD_TARGET, desired: [], replaces: [], decidedAt: now });
    }
  }
}
