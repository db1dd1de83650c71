import type { ConditionGroup } from '../rule.ts';
import { andInto, bitsOf, complementInto, countBits, type Words } from './bits.ts';
import { type Census, takeCensus, toCoverage } from './census.ts';
import { setOf, toProgram } from './condition-program.ts';
import { toImpact } from './impact.ts';
import { IndexState } from './index-state.ts';
import type { Coverage, Found, FoundWithRules, Impact, IndexChange, IndexContent, Page } from './types.ts';

/**
 * Who may stand behind whom, for one vendor, in memory. What it answers follows from `rule-match.ts`, or from contracts;
 * what it keeps grows with organizations, rules and deals, and never with pairs.
 */
export interface EligibilityIndex {
  /** A delta: what is not concerned is not looked at. */
  apply(change: IndexChange): void;
  isAssociated(partnerId: string, secondPartnerId: string): boolean;
  /** Ids of the rules that associate the two; none where contracts decide. */
  rulesBetween(partnerId: string, secondPartnerId: string): string[];
  listSecondPartnersOf(partnerId: string, page: Page): Found;
  /** `listSecondPartnersOf` and `rulesBetween` in one: each with why it is there. */
  listWithRules(partnerId: string, page: Page): FoundWithRules;
  listPartnersOf(secondPartnerId: string, page: Page): Found;
  /** Active second partners that are not associated with the partner. */
  listOthers(partnerId: string, page: Page): Found;
  countSecondPartnersOf(partnerId: string): number;
  /** The load of a second partner. */
  countPartnersOf(secondPartnerId: string): number;
  countPairs(): number;
  coverage(): Coverage;
  /** Active partners that nobody may stand behind. */
  listUncovered(page: Page): Found;
  /** Ids of the active partners that match the tree, in no particular order. */
  listPartnersMatching(tree: ConditionGroup): string[];
  /** What all these changes together would do; the index stays as it is. */
  impactOf(changes: readonly IndexChange[]): Impact;
  /** About how much memory it holds. */
  bytes(): number;
}

export function createEligibilityIndex(content: IndexContent): EligibilityIndex {
  const state = new IndexState(content);
  const { partners, seconds } = state;
  let counted: { revision: number; census: Census } | null = null;

  const census = (): Census => {
    if (counted?.revision !== state.revision) counted = { revision: state.revision, census: takeCensus(state) };
    return counted.census;
  };
  const rowOf = (partnerId: string): Words => {
    const partner = partners.find(partnerId);
    return partner === undefined ? new Uint32Array(0) : state.rowOf(partner);
  };
  const columnOf = (secondPartnerId: string): Words => {
    const second = seconds.find(secondPartnerId);
    return second === undefined ? new Uint32Array(0) : state.columnOf(second);
  };

  return {
    apply: (change) => state.apply(change),
    isAssociated(partnerId, secondPartnerId) {
      const partner = partners.find(partnerId);
      const second = seconds.find(secondPartnerId);
      return partner !== undefined && second !== undefined && state.isAssociated(partner, second);
    },
    rulesBetween(partnerId, secondPartnerId) {
      const partner = partners.find(partnerId);
      const second = seconds.find(secondPartnerId);
      return partner === undefined || second === undefined ? [] : state.rulesBetween(partner, second);
    },
    listSecondPartnersOf: (partnerId, page) => seconds.order.list(rowOf(partnerId), page),
    listWithRules(partnerId, page) {
      const partner = partners.find(partnerId);
      if (partner === undefined) return { rows: [], total: 0 };
      const { slots, total } = seconds.order.find(state.rowOf(partner), page);
      const rows = slots.map((second) => ({
        id: seconds.slots.idOf(second),
        ruleIds: state.rulesBetween(partner, second),
      }));
      return { rows, total };
    },
    listPartnersOf: (secondPartnerId, page) => partners.order.list(columnOf(secondPartnerId), page),
    listOthers(partnerId, page) {
      const others = new Uint32Array(seconds.width);
      others.set(rowOf(partnerId));
      complementInto(others, seconds.members);
      return seconds.order.list(others, page);
    },
    countSecondPartnersOf: (partnerId) => countBits(rowOf(partnerId)),
    countPartnersOf: (secondPartnerId) => countBits(columnOf(secondPartnerId)),
    countPairs: () => census().pairs,
    coverage: () => toCoverage(state, census()),
    listUncovered: (page) => partners.order.list(census().uncovered, page),
    listPartnersMatching(tree) {
      const matching = setOf(toProgram(tree, state.terms), partners);
      andInto(matching, partners.active);
      return Array.from(bitsOf(matching), (partner) => partners.slots.idOf(partner));
    },
    impactOf: (changes) => toImpact(state, changes),
    bytes: () => state.bytes,
  };
}
