import { saveHint } from '@tierline/db/hint';
import { findLink, moveLink, moveLinksElsewhere } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, CrmObject } from '@tierline/domain/crm';

interface Merged {
  id: string;
  mergedInto?: string | null;
  mergedIds?: readonly string[];
}

type MergedObject = LinkedObject & CrmObject;

/**
 * Two records have become one: the survivor is what the one that is known was. Where both are known the survivor stays what
 * it is, the other one is gone as if it were deleted, and the other CRMs' records of that one are the survivor's, where they
 * have none of it: else they would be given a second one.
 */
export async function takeMerged(
  scope: Scope,
  crm: CrmKind,
  object: MergedObject,
  record: Merged,
  now: string,
): Promise<void> {
  if (record.mergedInto) await follow(scope, crm, object, record.id, record.mergedInto, now);
  for (const id of record.mergedIds ?? []) await follow(scope, crm, object, id, record.id, now);
}

async function follow(
  scope: Scope,
  crm: CrmKind,
  object: MergedObject,
  from: string,
  to: string,
  now: string,
): Promise<void> {
  const gone = from === to ? null : await findLink(scope, crm, object, from);
  if (!gone) return;
  const survivor = await findLink(scope, crm, object, to);
  if (!survivor) return moveLink(scope, crm, object, from, to);
  for (const moved of await moveLinksElsewhere(scope, object, gone.id, survivor.id)) {
    await saveHint(scope, { crm: moved.crm, object, crmId: moved.crmId }, now);
  }
}
