import type { RecordRef } from '@tierline/blocks/value';
import { listCrmIds } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import type { Context } from '../context.ts';

type Home = Pick<Context, 'scope' | 'crm'>;

/** The host's own record behind one of ours, for a link on the page; absent when this CRM does not have it. */
export async function toRecord(ctx: Home, object: LinkedObject, id: string | null): Promise<{ record?: RecordRef }> {
  return id === null ? {} : (await toRecords(ctx, object, [id]))(id);
}

/** The same for many records in one query. */
export async function toRecords(
  { scope, crm }: Home,
  object: LinkedObject,
  ids: string[],
): Promise<(id: string) => { record?: RecordRef }> {
  const crmIds = await listCrmIds(scope, crm.kind, object, ids);
  const name = crm.objectName(object === 'customer' ? 'organization' : object);
  return (id) => {
    const crmId = crmIds.get(id);
    return crmId === undefined ? {} : { record: { object: name, id: crmId } };
  };
}
