import { listStandingContracts } from '@tierline/db/eligibility-content';
import { listPendingContracts } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';

/** The second partners that a partner has standing contracts with, by id. */
export const listContracted = async (scope: Scope, partnerId: string): Promise<string[]> =>
  (await listStandingContracts(scope, [partnerId])).map(({ secondPartnerId }) => secondPartnerId);

/** The same, or what somebody has stated in their place and the CRM has not taken over yet. */
export async function listHeldContracts(scope: Scope, partnerId: string): Promise<string[]> {
  const pending = (await listPendingContracts(scope, [partnerId])).get(partnerId);
  return [...new Set(pending ?? (await listContracted(scope, partnerId)))];
}
