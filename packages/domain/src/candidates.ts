import { decideEligibility, type Eligibility, type PartnerAssociations } from './eligibility.ts';
import { type Organization, toNameKey } from './organization.ts';

export interface Candidate extends Eligibility {
  organization: Organization;
}

export interface CandidateList {
  candidates: Candidate[];
  /** How many matched the words but were left out. */
  left: number;
}

const RANK: Record<Eligibility['reason']['code'], number> = {
  contract: 1,
  rule: 1,
  contract_ended: 2,
  not_active: 3,
  no_contract: 4,
  no_rule: 4,
  not_second_partner: 5,
  same_organization: 6,
  partner_outside: 7,
  no_partner: 8,
};

const rank = ({ reason }: Eligibility) => ('preferred' in reason && reason.preferred ? 0 : RANK[reason.code]);

/**
 * The second partners to choose from: the preferred one first, then the eligible by name, then those that cannot be
 * chosen, nearest miss first, so that a person who looks for one finds it with the reason why not.
 */
export function listCandidates(
  secondPartners: readonly Organization[],
  of: PartnerAssociations,
  search: { words: string; limit: number },
): CandidateList {
  const words = toNameKey(search.words).split(' ');
  const matching = secondPartners
    .filter((organization) => {
      const key = toNameKey(organization.name);
      return words.every((word) => key.includes(word));
    })
    .map((organization) => ({ organization, ...decideEligibility(organization, of) }))
    .sort((a, b) => rank(a) - rank(b) || a.organization.name.localeCompare(b.organization.name, 'en'));
  return { candidates: matching.slice(0, search.limit), left: Math.max(0, matching.length - search.limit) };
}
