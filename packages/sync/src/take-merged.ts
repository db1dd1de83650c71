import { findLink, moveLink } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';

interface Merged {
  id: string;
  mergedInto?: string | null;
  mergedIds?: readonly string[];
}

/**
 * Two records have become one: the survivor is what the one that is known was. Where both are known the survivor stays what
 * it is, and the other one is gone as if it were deleted.
 */
export async function takeMerged(scope: Scope, crm: CrmKind, object: LinkedObject, record: Merged): Promise<void> {
  if (record.mergedInto) await follow(scope, crm, object, record.id, record.mergedInto);
  for (const id of record.mergedIds ?? []) await follow(scope, crm, object, id, record.id);
}

async function follow(scope: Scope, crm: CrmKind, object: LinkedObject, from: string, to: string): Promise<void> {
  if (from === to || !(await findLink(scope, crm, object, from)) || (await findLink(scope, crm, object, to))) return;
  await moveLink(scope, crm, object, from, to);
}
