import type { Contract, PartnerAssociations } from '../eligibility.ts';
import type { Organization } from '../organization.ts';

/** An active second partner unless said otherwise; its id follows from its name. */
export const organization = (name: string, more: Partial<Organization> = {}): Organization => ({
  id: `id-${name}`,
  name,
  accountType: 'partner_2',
  standing: 'active',
  values: {},
  ...more,
});

export const contractOf = (
  { id }: Organization,
  startedAt = '2026-01-01T00:00:00.000Z',
  endedAt: string | null = null,
): Contract => ({ secondPartnerId: id, startedAt, endedAt });

export const contractsOf = (partner: Organization | null, contracts: readonly Contract[]): PartnerAssociations => ({
  source: 'contracts',
  partner,
  preferredId: null,
  contracts: new Map(contracts.map((contract) => [contract.secondPartnerId, contract])),
});
