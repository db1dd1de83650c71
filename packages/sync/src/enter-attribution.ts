import { appendAttribution } from '@tierline/db/attribution';
import { findOrganization } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import type { AttributionRole, AttributionSource } from '@tierline/domain/attribution';
import type { CrmKind } from '@tierline/domain/crm';

export interface Change {
  at: string;
  byName: string | null;
  source: AttributionSource;
  outboxId: string | null;
  crm: CrmKind;
}

/** Appends to the ledger who stands in a role from now on. */
export async function enter(
  scope: Scope,
  dealId: string,
  role: AttributionRole,
  organizationId: string | null,
  entry: Change,
): Promise<void> {
  const organization = organizationId === null ? null : await findOrganization(scope, organizationId);
  await appendAttribution(scope, dealId, {
    role,
    organizationId,
    organizationName: organization?.name ?? null,
    ...entry,
  });
}
