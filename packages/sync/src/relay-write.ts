import { listTenantConnections } from '@tierline/db/connection';
import { listFieldsOf } from '@tierline/db/organization-field';
import { findPendingWrite, type OrganizationWriteRow } from '@tierline/db/organization-write';
import { listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { findHeldThere } from './held-there.ts';
import { requestWrite } from './request-write.ts';

/**
 * Lets the vendor's other CRM, where it has the record, hold what this one has just accepted. Call it in the transaction
 * that settles the write. What somebody asked for there meanwhile is the newer decision.
 */
export async function relayWrite(scope: Scope, accepted: OrganizationWriteRow, now: string): Promise<void> {
  const { organizationId, target, desired, batchId, requestedBy } = accepted;
  const links = await listLinks(scope, 'organization', organizationId);
  const connections = await listTenantConnections(scope);
  for (const { crm, modifiedAt } of links) {
    if (crm === accepted.crm) continue;
    // A company that has only just been taken in was never read as an organization: its delivery will.
    if (modifiedAt === null && target !== 'account_type') continue;
    if (!connections.some((each) => each.crm === crm && each.disconnectedAt === null)) continue;
    if (!(await hasTarget(scope, crm, target))) continue;
    if (target === 'account_type' && (await isLeftOutside(scope, crm, accepted))) continue;
    const pending = await findPendingWrite(scope, { organizationId, crm, target });
    if (pending && pending.requestedAt > accepted.requestedAt) continue;
    await requestWrite(scope, { organizationId, crm, target, desired, batchId, requestedBy }, now);
  }
}

/** A company that one CRM keeps out of the programme is not taken in there because the other one has called it by another type. */
const isLeftOutside = async (
  scope: Scope,
  crm: CrmKind,
  { organizationId, target, replaces }: OrganizationWriteRow,
): Promise<boolean> =>
  replaces.length > 0 && ((await findHeldThere(scope, crm, organizationId, target)) ?? []).length === 0;

/** Fields that bear one CRM's name are of that CRM alone. */
const hasTarget = async (scope: Scope, crm: CrmKind, target: string): Promise<boolean> =>
  target === 'contracts' ||
  target === 'preferred' ||
  target === 'account_type' ||
  (await listFieldsOf(scope, crm)).some(({ key }) => key === target);
