import { createLink, findCrmId, findLink, type RecordLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';

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
  const link = await findLink(scope, crm, object, id);
  if (link || !tierlineId || deleted) return link;
  if (!(await isOurs(tierlineId)) || (await findCrmId(scope, crm, object, tierlineId)) !== null) return null;
  return createLink(scope, crm, object, id, tierlineId);
}
