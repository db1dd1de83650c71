import type { Organization } from '../organization.ts';
import type { Rule } from '../rule.ts';
import { bitsOf, clearBit, hasBit, isEmpty, orInto, setBit, type Words } from './bits.ts';
import { setOf } from './condition-program.ts';
import { addPartners, haveCommon, type IndexState } from './index-state.ts';
import { type ReadyRule, toReadyRule } from './rule-table.ts';
import { RuleView, sameOf, sharingOf } from './rule-view.ts';
import type { Member } from './side.ts';
import type { IndexChange, IndexedDeal, Source } from './types.ts';

/** The last word on each thing that some changes are about. */
export interface Changes {
  organizations: Map<string, Organization>;
  contracts: Map<string, readonly string[]>;
  rules: Map<string, Rule | null>;
  deals: Map<string, IndexedDeal | null>;
  source: Source | null;
}

export function gather(changes: readonly IndexChange[]): Changes {
  const last: Changes = {
    organizations: new Map(),
    contracts: new Map(),
    rules: new Map(),
    deals: new Map(),
    source: null,
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'organization':
        last.organizations.set(change.organization.id, change.organization);
        break;
      case 'contracts':
        last.contracts.set(change.partnerId, change.secondPartnerIds);
        break;
      case 'rule':
        last.rules.set(change.rule.id, change.rule);
        break;
      case 'rule_removed':
        last.rules.set(change.id, null);
        break;
      case 'source':
        last.source = change.source;
        break;
      case 'deal':
        last.deals.set(change.deal.id, change.deal);
        break;
      case 'deal_gone':
        last.deals.set(change.id, null);
    }
  }
  return last;
}

interface TriedMember {
  member: Member | null;
  /** The rules that it would match. */
  bits: Words;
}

export interface TriedRule {
  /** Null: it would be removed, or there is none yet. */
  before: ReadyRule | null;
  after: ReadyRule | null;
}

/**
 * The state as it would be after some changes: what differs from the present one, over the present one. Only numbers for
 * new ids and values enter the state, which change no answer.
 */
export class Trial {
  readonly source: Source;
  readonly partners = new Map<number, TriedMember>();
  readonly seconds = new Map<number, TriedMember>();
  readonly contracts = new Map<number, readonly number[]>();
  readonly changedRules = new Map<number, TriedRule>();
  readonly rules: readonly (ReadyRule | null)[];
  /** Rules and second partners as they would be. */
  readonly view: RuleView;
  readonly secondMembers: Words;
  readonly #state: IndexState;
  #covered: Words | null = null;

  constructor(state: IndexState, { organizations, contracts, rules, source }: Changes) {
    this.#state = state;
    this.source = source ?? state.source;
    for (const [id, seconds] of contracts) {
      this.contracts.set(
        state.partners.take(id),
        [...new Set(seconds)].map((second) => state.seconds.take(second)),
      );
    }
    const tried = state.rules.rules.slice();
    const sets = this.#changeRules(rules, tried);
    this.rules = tried;
    for (const organization of organizations.values()) this.#changeOrganization(organization);
    this.secondMembers = this.#changeSecondMembers();
    this.view = this.#changeView(sets);
  }

  hasPartner(partner: number): boolean {
    const tried = this.partners.get(partner);
    return tried ? tried.member !== null : this.#state.partners.has(partner);
  }

  isActive(partner: number): boolean {
    const tried = this.partners.get(partner);
    return tried ? tried.member?.active === true : hasBit(this.#state.partners.active, partner);
  }

  partnerTerms(partner: number): ArrayLike<number> {
    const tried = this.partners.get(partner);
    return tried ? (tried.member?.terms ?? []) : this.#state.partners.lists.get(partner);
  }

  secondTerms(second: number): ArrayLike<number> {
    const tried = this.seconds.get(second);
    return tried ? (tried.member?.terms ?? []) : this.#state.seconds.lists.get(second);
  }

  contractsOf(partner: number): readonly number[] {
    return this.contracts.get(partner) ?? this.#state.contracts.ofPartner(partner);
  }

  /** Tests the rules that a partner would match, until one passes. */
  someRuleOf(partner: number, test: (rule: number) => boolean): boolean {
    const tried = this.partners.get(partner);
    if (tried) return bitsOf(tried.bits).some(test);
    const { changedRules } = this;
    if (changedRules.size === 0) return this.#state.rules.someOfPartner(partner, test);
    if (this.#state.rules.someOfPartner(partner, (rule) => !changedRules.has(rule) && test(rule))) return true;
    for (const [rule, { after }] of changedRules) {
      if (after && hasBit(after.partners, partner) && test(rule)) return true;
    }
    return false;
  }

  /** Whether nobody at all would stand behind a partner. */
  isAlone(partner: number): boolean {
    if (this.source === 'contracts') {
      return !this.contractsOf(partner).some((second) => hasBit(this.secondMembers, second));
    }
    if (!this.partners.has(partner) && hasBit(this.#coveredByOneRule(), partner)) return false;
    const terms = this.partnerTerms(partner);
    return !this.someRuleOf(partner, (rule) => this.view.writeRows(rule, terms, [], 0) > 0);
  }

  isAssociated(partner: number, second: number): boolean {
    if (!this.hasPartner(partner) || !hasBit(this.secondMembers, second)) return false;
    if (this.source === 'contracts') return this.contractsOf(partner).includes(second);
    const [mine, theirs] = [this.partnerTerms(partner), this.secondTerms(second)];
    return this.someRuleOf(partner, (rule) => {
      if (!hasBit(this.view.matching(rule), second)) return false;
      return this.view.same[rule]?.every((field) => haveCommon(field, mine, theirs, this.#state.terms)) ?? true;
    });
  }

  /** The partners of a second partner, but for those that change themselves, for whom it may be wrong. */
  columnOf(second: number): Words {
    const column = new Uint32Array(this.#state.partners.width);
    if (!hasBit(this.secondMembers, second)) return column;
    const terms = this.secondTerms(second);
    this.rules.forEach((rule, at) => {
      if (rule && hasBit(this.view.matching(at), second)) addPartners(rule, terms, this.#state, column);
    });
    return column;
  }

  /** Partners that a rule gives somebody, whatever their own values; of those that change themselves it may be wrong. */
  #coveredByOneRule(): Words {
    if (this.#covered) return this.#covered;
    this.#covered = new Uint32Array(this.#state.partners.width);
    this.rules.forEach((rule, at) => {
      if (rule && !rule.same && !isEmpty(this.view.matching(at))) orInto(this.#covered as Words, rule.partners);
    });
    return this.#covered;
  }

  /** Answers the sets of second partners of those rules that really change. */
  #changeRules(rules: Changes['rules'], tried: (ReadyRule | null)[]): Map<number, Words> {
    const { terms, partners, seconds, rules: table } = this.#state;
    const sets = new Map<number, Words>();
    const taken = new Set<number>();
    for (const [id, rule] of rules) {
      if (!rule && table.find(id) === undefined) continue;
      const slot = table.slotFor(id, taken);
      taken.add(slot);
      const before = table.rules[slot] ?? null;
      const after = rule && toReadyRule(rule, terms, partners);
      const set = after ? setOf(after.secondPartner, seconds) : new Uint32Array(seconds.width);
      while (tried.length <= slot) tried.push(null);
      tried[slot] = after;
      this.changedRules.set(slot, { before, after });
      sets.set(slot, set);
    }
    return sets;
  }

  #changeOrganization(organization: Organization): void {
    const { partners, seconds, rules } = this.#state;
    const partner = partners.toMember(organization);
    const second = seconds.toMember(organization);
    if (partner || partners.find(organization.id) !== undefined) {
      const slot = partners.take(organization.id);
      const before = partners.termsOf(slot);
      const bits = rules.rulesOf('partner', slot, before, partner?.terms ?? null, this.rules, this.changedRules.keys());
      this.partners.set(slot, { member: partner, bits });
    }
    if (second || seconds.find(organization.id) !== undefined) {
      const slot = seconds.take(organization.id);
      const before = seconds.termsOf(slot);
      const bits = rules.rulesOf(
        'secondPartner',
        slot,
        before,
        second?.terms ?? null,
        this.rules,
        this.changedRules.keys(),
      );
      this.seconds.set(slot, { member: second, bits });
    }
  }

  #changeSecondMembers(): Words {
    const { members } = this.#state.seconds;
    if (this.seconds.size === 0) return members;
    const changed = members.slice();
    for (const [slot, { member }] of this.seconds) member ? setBit(changed, slot) : clearBit(changed, slot);
    return changed;
  }

  #changeView(sets: ReadonlyMap<number, Words>): RuleView {
    const { terms, seconds } = this.#state;
    const before = this.#state.view();
    if (sets.size === 0 && this.seconds.size === 0) return before;
    const same = sameOf(this.rules);
    const width = Math.max(before.width, seconds.width);
    const changed = new Uint32Array(this.rules.length * width);
    for (let rule = 0; rule < this.rules.length; rule += 1) {
      const row = sets.get(rule) ?? before.matching(rule);
      changed.set(row.subarray(0, width), rule * width);
    }
    const sharing = sharingOf(same, seconds, terms);
    for (const [slot, { member, bits }] of this.seconds) {
      for (let rule = 0; rule < this.rules.length; rule += 1) {
        const row = changed.subarray(rule * width, (rule + 1) * width);
        hasBit(bits, rule) ? setBit(row, slot) : clearBit(row, slot);
      }
      for (const set of sharing.values()) clearBit(set, slot);
      for (const term of member?.terms ?? []) {
        const set = sharing.get(term);
        if (set) setBit(set, slot);
      }
    }
    return new RuleView(terms, { data: changed, width, same }, sharing);
  }
}
