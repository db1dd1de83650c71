import type { EligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import type { FoundWithRules } from '@tierline/domain/eligibility-index/types';

/** What a picker shows of a partner: the first second partners by name, each with the rules that associate it, and how many there are. */
export type PageWithReasons = FoundWithRules;

/** The picker's own. */
export const PICKER_LIMIT = 50;

export const pageFromIndex = (index: EligibilityIndex, partnerId: string, limit: number): PageWithReasons =>
  index.listWithRules(partnerId, { words: '', after: null, limit });
