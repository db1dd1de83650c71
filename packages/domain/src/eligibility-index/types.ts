import type { Money } from '../money.ts';
import type { Organization } from '../organization.ts';
import type { Rule } from '../rule.ts';
import type { SecondPartnerSetting } from '../second-partner-setting.ts';

export type Source = SecondPartnerSetting['source'];

/** An open deal or lead, as far as associations concern it. */
export interface IndexedDeal {
  id: string;
  partnerId: string | null;
  secondPartnerId: string | null;
  amount: Money | null;
}

/** What an index is built from. */
export interface IndexContent {
  source: Source;
  organizations: Iterable<Organization>;
  /** Those that stand now; kept while rules decide as well, so that a change of source can be tried. */
  contracts: Iterable<{ partnerId: string; secondPartnerId: string }>;
  rules: Iterable<Rule>;
  deals: Iterable<IndexedDeal>;
}

/** One thing as it stands now, whatever it was before; applying it twice is the same as once. */
export type IndexChange =
  | { kind: 'organization'; organization: Organization }
  /** All second partners that this partner has a standing contract with. */
  | { kind: 'contracts'; partnerId: string; secondPartnerIds: readonly string[] }
  | { kind: 'rule'; rule: Rule }
  | { kind: 'rule_removed'; id: string }
  | { kind: 'source'; source: Source }
  | { kind: 'deal'; deal: IndexedDeal }
  /** Closed, deleted, or gone. */
  | { kind: 'deal_gone'; id: string };

export interface Pair {
  partnerId: string;
  secondPartnerId: string;
}

/** Part of a list by name; `after` is the last entry of the part before. */
export interface Page {
  /** Every word has to occur in the folded name (`toNameKey`); empty for all. */
  words: string;
  after: { nameKey: string; id: string } | null;
  limit: number;
}

export interface Found {
  ids: string[];
  /** All that match the words, whatever the page. */
  total: number;
}

export interface FoundWithRules {
  /** Ids of the rules that associate each, in order; none where contracts decide. */
  rows: { id: string; ruleIds: readonly string[] }[];
  total: number;
}

/** What a change would do. Nothing in here changes when the index does: it describes the moment at which it was asked. */
export interface Impact {
  /** Pairs that would be associated and are not, and the other way round; exact. */
  gained: number;
  lost: number;
  listPairs(which: 'gained' | 'lost', from: number, limit: number): Pair[];
  /** Partners, active now and then, that have at least one second partner now and would have none, by id. */
  orphaned: readonly string[];
  /**
   * Open deals whose second partner is associated with their partner now and would no longer be, by id. A deal that does
   * not name both now and then is in neither list.
   */
  broken: readonly IndexedDeal[];
  /** Open deals that would become whole again, by id. */
  mended: readonly IndexedDeal[];
  /**
   * Two impacts with the same pairs, partners and deals have the same digest, wherever and whenever they were computed;
   * others have another one, but for one chance in 2^60.
   */
  digest: string;
}

export interface Coverage {
  /** Active partners and active second partners; whatever follows counts active partners only. */
  partners: number;
  secondPartners: number;
  pairs: number;
  /** Active partners that nobody may stand behind. */
  uncovered: number;
  /**
   * Each rule, in no particular order, with those that match its sides and the pairs that it associates, which may be none;
   * told while contracts decide as well, for whoever thinks of a change.
   */
  rules: readonly { id: string; partners: number; secondPartners: number; pairs: number }[];
}
