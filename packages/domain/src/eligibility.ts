import type { Organization } from './organization.ts';

/** A contract as the decision needs it; instants are ISO 8601 in UTC. */
export interface Contract {
  secondPartnerId: string;
  startedAt: string;
  /** Null while it stands. */
  endedAt: string | null;
}

export type EligibilityReason =
  | { code: 'contract'; preferred: boolean; since: string }
  | { code: 'no_partner' }
  | { code: 'same_organization' }
  | { code: 'not_second_partner' }
  | { code: 'not_active'; standing: Organization['standing'] }
  | { code: 'contract_ended'; endedAt: string }
  | { code: 'no_contract' };

export interface Eligibility {
  eligible: boolean;
  reason: EligibilityReason;
}

export interface PartnerContracts {
  partner: Organization | null;
  preferredId: string | null;
  /** The contract of this partner with each second partner. */
  contracts: ReadonlyMap<string, Contract>;
}

/** May this organization stand behind this partner now, and why. The first reason against it wins, the most basic first. */
export function decideEligibility(secondPartner: Organization, of: PartnerContracts): Eligibility {
  const no = (reason: EligibilityReason): Eligibility => ({ eligible: false, reason });
  if (!of.partner) return no({ code: 'no_partner' });
  if (secondPartner.id === of.partner.id) return no({ code: 'same_organization' });
  if (secondPartner.standing !== 'active') return no({ code: 'not_active', standing: secondPartner.standing });
  if (secondPartner.accountType !== 'partner_2') return no({ code: 'not_second_partner' });
  const contract = of.contracts.get(secondPartner.id);
  if (!contract) return no({ code: 'no_contract' });
  if (contract.endedAt !== null) return no({ code: 'contract_ended', endedAt: contract.endedAt });
  const preferred = of.preferredId === secondPartner.id;
  return { eligible: true, reason: { code: 'contract', preferred, since: contract.startedAt } };
}
