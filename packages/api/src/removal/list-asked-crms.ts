import { listTenantConnections } from '@tierline/db/connection';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { listTakingPart } from '@tierline/sync/request-write';

/** The connected CRMs in which one of our records takes part: only there a status of it is anybody's to set. */
export async function listAskedCrms(scope: Scope, object: SyncedObject, id: string): Promise<CrmKind[]> {
  const asked: CrmKind[] = [];
  for (const { crm, disconnectedAt } of await listTenantConnections(scope)) {
    if (disconnectedAt === null && (await listTakingPart(scope, crm, object, [id])).has(id)) asked.push(crm);
  }
  return asked;
}
