import type { Organization, Standing } from './organization.ts';
import type { Rule } from './rule.ts';
import { associates } from './rule-match.ts';

/** A contract as the decision needs it; instants are ISO 8601 in UTC. */
export interface Contract {
  secondPartnerId: string;
  startedAt: string;
  /** Null while it stands. */
  endedAt: string | null;
}

export type EligibilityReason =
  | { code: 'contract'; preferred: boolean; since: string }
  | { code: 'rule'; preferred: boolean; rules: { id: string; name: string }[] }
  | { code: 'no_partner' }
  | { code: 'partner_outside' }
  | { code: 'same_organization' }
  | { code: 'not_second_partner' }
  | { code: 'not_active'; standing: Standing }
  | { code: 'contract_ended'; endedAt: string }
  | { code: 'no_contract' }
  | { code: 'no_rule' };

export interface Eligibility {
  eligible: boolean;
  reason: EligibilityReason;
}

/** What decides who may stand behind a partner: the contracts that somebody stated, or the vendor's rules. */
export type Associations =
  | {
      source: 'contracts';
      /** The contract of this partner with each second partner. */
      contracts: ReadonlyMap<string, Contract>;
    }
  | { source: 'rules'; rules: readonly Rule[] };

export type PartnerAssociations = Associations & {
  partner: Organization | null;
  preferredId: string | null;
};

const IN_PROGRAMME: readonly Standing[] = ['active', 'prospective', 'inactive'];

/** Partners that second partners can be associated with; the others are known only because a record names them. */
export const isPartner = ({ accountType, standing }: Organization): boolean =>
  accountType === 'partner' && IN_PROGRAMME.includes(standing);

/** May this organization stand behind this partner now, and why. The first reason against it wins, the most basic first. */
export function decideEligibility(secondPartner: Organization, of: PartnerAssociations): Eligibility {
  const no = (reason: EligibilityReason): Eligibility => ({ eligible: false, reason });
  if (!of.partner) return no({ code: 'no_partner' });
  if (secondPartner.id === of.partner.id) return no({ code: 'same_organization' });
  if (secondPartner.standing !== 'active') return no({ code: 'not_active', standing: secondPartner.standing });
  if (secondPartner.accountType !== 'partner_2') return no({ code: 'not_second_partner' });
  if (!isPartner(of.partner)) return no({ code: 'partner_outside' });
  const preferred = of.preferredId === secondPartner.id;
  return of.source === 'contracts'
    ? byContract(of.contracts.get(secondPartner.id), preferred)
    : byRule(of.rules, of.partner, secondPartner, preferred);
}

function byContract(contract: Contract | undefined, preferred: boolean): Eligibility {
  if (!contract) return { eligible: false, reason: { code: 'no_contract' } };
  const { endedAt, startedAt: since } = contract;
  if (endedAt !== null) return { eligible: false, reason: { code: 'contract_ended', endedAt } };
  return { eligible: true, reason: { code: 'contract', preferred, since } };
}

/** Rules unite: one that matches is enough, and all that do are named. */
function byRule(
  rules: readonly Rule[],
  partner: Organization,
  secondPartner: Organization,
  preferred: boolean,
): Eligibility {
  const matching = rules.filter((rule) => associates(rule, partner, secondPartner));
  if (matching.length === 0) return { eligible: false, reason: { code: 'no_rule' } };
  return { eligible: true, reason: { code: 'rule', preferred, rules: matching.map(({ id, name }) => ({ id, name })) } };
}
