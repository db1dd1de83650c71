import { listTenantConnections } from '@tierline/db/connection';
import { listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';

/** The connected CRMs that have one of our records. */
export async function listLinkedCrms(scope: Scope, object: SyncedObject, id: string): Promise<CrmKind[]> {
  const linked = (await listLinks(scope, object, id)).map(({ crm }) => crm);
  const connections = await listTenantConnections(scope);
  return connections
    .filter(({ crm, disconnectedAt }) => disconnectedAt === null && linked.includes(crm))
    .map(({ crm }) => crm);
}
