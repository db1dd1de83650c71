import type { EligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';

/** What a picker shows of a partner: the first second partners by name, each with the rules that associate it, and how many there are. */
export interface PageWithReasons {
  total: number;
  secondPartners: { id: string; ruleIds: string[] }[];
}

/** The picker's own. */
export const PICKER_LIMIT = 50;

export function pageFromIndex(index: EligibilityIndex, partnerId: string, limit: number): PageWithReasons {
  const { ids, total } = index.listSecondPartnersOf(partnerId, { words: '', after: null, limit });
  return { total, secondPartners: ids.map((id) => ({ id, ruleIds: index.rulesBetween(partnerId, id) })) };
}
