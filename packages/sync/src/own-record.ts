import { createLink, findCrmId, findLink, noteSeen, type RecordLink } from '@tierline/db/record-link';
import { listPendingWrites } from '@tierline/db/record-write';
import type { Seen } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { RECORD_TARGET } from './wish.ts';

interface Told {
  id: string;
  deleted: boolean;
  tierlineId?: string | null;
}

/**
 * The link of a record, or of one that Tierline has created and whose id it did not live to keep. A second record that bears
 * the id of one that is linked, as a copy or a merge may leave it, is another one.
 */
export async function findOwn(
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
  { id, deleted, tierlineId }: Told,
  isOurs: (tierlineId: string) => Promise<boolean>,
): Promise<RecordLink | null> {
  const known = await findLink(scope, crm, object, id);
  if (known || !tierlineId || deleted) return known;
  if (!(await isOurs(tierlineId)) || (await findCrmId(scope, crm, object, tierlineId)) !== null) return null;
  const link = await createLink(scope, crm, object, id, tierlineId);
  const seen = await findSent(scope, crm, object, tierlineId);
  if (seen) await noteSeen(scope, crm, object, tierlineId, { modifiedAt: null, seen });
  return { ...link, seen };
}

/** What it was created with: anything else there is what somebody did since. */
async function findSent(scope: Scope, crm: CrmKind, object: SyncedObject, recordId: string): Promise<Seen | null> {
  const creations = await listPendingWrites(scope, object, [recordId], RECORD_TARGET);
  const [sent] = creations.find((write) => write.crm === crm)?.replaces ?? [];
  return sent === undefined ? null : (JSON.parse(sent) as Seen);
}
