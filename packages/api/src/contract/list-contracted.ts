import { listStandingContracts } from '@tierline/db/eligibility-content';
import type { Scope } from '@tierline/db/scope';

/** The second partners that a partner has standing contracts with, by id. */
export const listContracted = async (scope: Scope, partnerId: string): Promise<string[]> =>
  (await listStandingContracts(scope, [partnerId])).map(({ secondPartnerId }) => secondPartnerId);
