import { setBit, type Words } from './bits.ts';
import { ContractBook } from './contract-book.ts';
import { DealTable } from './deal-table.ts';
import { type ReadyRule, RuleTable } from './rule-table.ts';
import { RuleView, sameOf, sharingOf } from './rule-view.ts';
import { Side } from './side.ts';
import { Terms } from './terms.ts';
import { compareText } from './text-order.ts';
import type { IndexChange, IndexContent, IndexedDeal, Source } from './types.ts';
import { unionInto } from './union.ts';

/** Everything that the index keeps, and how a change enters it. Pairs are kept nowhere. */
export class IndexState {
  readonly terms = new Terms();
  readonly partners = new Side('partner', this.terms);
  readonly seconds = new Side('partner_2', this.terms);
  readonly rules = new RuleTable(this.terms, this.partners, this.seconds);
  readonly contracts = new ContractBook();
  readonly deals = new DealTable();
  source: Source;
  /** Counts changes of anything but deals. */
  revision = 0;
  #view: RuleView | null = null;

  constructor({ source, organizations, contracts, rules, deals }: IndexContent) {
    this.source = source;
    for (const organization of organizations) {
      for (const side of [this.partners, this.seconds]) {
        const member = side.toMember(organization);
        if (member) side.store(side.take(organization.id), member);
      }
    }
    for (const side of [this.partners, this.seconds]) {
      side.order.fill(side.slots.ids.map((_, slot) => slot).filter((slot) => side.has(slot)));
    }
    const seconds = new Map<string, string[]>();
    for (const { partnerId, secondPartnerId } of contracts) {
      const list = seconds.get(partnerId);
      if (list) list.push(secondPartnerId);
      else seconds.set(partnerId, [secondPartnerId]);
    }
    for (const [partnerId, ids] of seconds) this.#putContracts(partnerId, ids);
    for (const rule of rules) this.rules.put(rule);
    for (const deal of deals) this.#putDeal(deal);
    this.deals.arrange();
  }

  apply(change: IndexChange): void {
    switch (change.kind) {
      case 'organization':
        this.#putOrganization(change.organization);
        break;
      case 'contracts':
        this.#putContracts(change.partnerId, change.secondPartnerIds);
        break;
      case 'rule':
        this.#view = null;
        this.rules.put(change.rule);
        break;
      case 'rule_removed':
        this.#view = null;
        this.rules.remove(change.id);
        break;
      case 'source':
        this.source = change.source;
        break;
      case 'deal':
        this.#putDeal(change.deal);
        return;
      case 'deal_gone':
        this.deals.remove(change.id);
        return;
    }
    this.revision += 1;
  }

  /** Of rules and second partners as they are now. */
  view(): RuleView {
    // An id that is new since then makes the sets wider.
    if (this.#view?.width === this.seconds.width) return this.#view;
    this.rules.makeRoom();
    const { data, width } = this.rules.secondSets.share();
    const same = sameOf(this.rules.rules);
    this.#view = new RuleView(this.terms, { data, width, same }, sharingOf(same, this.seconds, this.terms));
    return this.#view;
  }

  /** Writes the view's rows that a partner's second partners are the union of; answers how many. */
  writeRows(partner: number, list: number[]): number {
    const view = this.view();
    const { same } = view;
    const { data, width } = this.rules.ofPartner;
    const from = partner * width;
    let end = 0;
    for (let word = 0; word < width; word += 1) {
      for (let rest = data[from + word] ?? 0; rest !== 0; rest &= rest - 1) {
        const rule = (word << 5) | (31 - Math.clz32(rest & -rest));
        if (same[rule]) end = view.writeRows(rule, this.partners.lists.get(partner), list, end);
        else list[end++] = rule;
      }
    }
    return end;
  }

  isAssociated(partner: number, second: number): boolean {
    if (!this.partners.has(partner) || !this.seconds.has(second)) return false;
    if (this.source === 'contracts') return this.contracts.has(partner, second);
    return this.someRule(partner, second, () => true);
  }

  /** Visits the rules that associate the two, until one is found to be enough. */
  someRule(partner: number, second: number, isEnough: (rule: number) => boolean): boolean {
    const { words, ofPartner, ofSecond, rules } = this.rules;
    for (let word = 0; word < words; word += 1) {
      const one = ofPartner.data[partner * ofPartner.width + word] ?? 0;
      const other = ofSecond.data[second * ofSecond.width + word] ?? 0;
      for (let rest = one & other; rest !== 0; rest &= rest - 1) {
        const rule = (word << 5) | (31 - Math.clz32(rest & -rest));
        const same = rules[rule]?.same;
        if ((!same || this.#share(partner, second, same)) && isEnough(rule)) return true;
      }
    }
    return false;
  }

  /** Ids of the rules that associate the two, in order; none where contracts decide. */
  rulesBetween(partner: number, second: number): string[] {
    let ids: string[] = [];
    if (this.source === 'contracts') return ids;
    const { words, ofPartner, ofSecond, rules } = this.rules;
    for (let word = 0; word < words; word += 1) {
      const one = ofPartner.data[partner * ofPartner.width + word] ?? 0;
      const other = ofSecond.data[second * ofSecond.width + word] ?? 0;
      for (let rest = one & other; rest !== 0; rest &= rest - 1) {
        const { id, same } = rules[(word << 5) | (31 - Math.clz32(rest & -rest))] as ReadyRule;
        // Mostly there is one, and a list of one is made faster, and smaller, than one that is added to.
        if (!same || this.#share(partner, second, same)) ids = ids.length === 0 ? [id] : [...ids, id];
      }
    }
    return ids.length > 1 ? ids.sort(compareText) : ids;
  }

  /** The second partners of a partner. */
  rowOf(partner: number): Words {
    const view = this.view();
    const row = new Uint32Array(view.width);
    if (!this.partners.has(partner)) return row;
    if (this.source === 'contracts') {
      for (const second of this.contracts.ofPartner(partner)) if (this.seconds.has(second)) setBit(row, second);
      return row;
    }
    const list: number[] = [];
    const end = this.writeRows(partner, list);
    unionInto(row, view.data, list, 0, end);
    return row;
  }

  /** The partners of a second partner. */
  columnOf(second: number): Words {
    const column = new Uint32Array(this.partners.width);
    if (!this.seconds.has(second)) return column;
    if (this.source === 'contracts') {
      for (const partner of this.contracts.ofSecond(second)) if (this.partners.has(partner)) setBit(column, partner);
      return column;
    }
    const terms = this.seconds.lists.get(second);
    this.rules.rules.forEach((rule, at) => {
      if (rule && this.rules.ofSecond.has(second, at)) addPartners(rule, terms, this, column);
    });
    return column;
  }

  get bytes(): number {
    const { partners, seconds, rules, contracts, deals } = this;
    const view = this.#view?.bytes ?? 0;
    return partners.bytes + seconds.bytes + rules.bytes + contracts.bytes + deals.bytes + view;
  }

  #share(partner: number, second: number, fields: readonly number[]): boolean {
    const mine = this.partners.lists.get(partner);
    const theirs = this.seconds.lists.get(second);
    return fields.every((field) => haveCommon(field, mine, theirs, this.terms));
  }

  #putOrganization(organization: Parameters<Side['toMember']>[0]): void {
    const { partners, seconds } = this;
    const partner = partners.toMember(organization);
    const second = seconds.toMember(organization);
    if (partner || partners.find(organization.id) !== undefined) {
      const slot = partners.take(organization.id);
      const before = partners.termsOf(slot);
      partners.put(slot, partner);
      this.rules.refreshPartner(slot, before, partner?.terms ?? null);
    }
    if (second || seconds.find(organization.id) !== undefined) {
      this.#view = null;
      const slot = seconds.take(organization.id);
      const before = seconds.termsOf(slot);
      seconds.put(slot, second);
      this.rules.refreshSecond(slot, before, second?.terms ?? null);
    }
  }

  #putContracts(partnerId: string, secondPartnerIds: readonly string[]): void {
    const seconds = [...new Set(secondPartnerIds)].map((id) => this.seconds.take(id));
    this.contracts.put(this.partners.take(partnerId), seconds);
  }

  #putDeal({ id, partnerId, secondPartnerId, amount }: IndexedDeal): void {
    if (partnerId === null || secondPartnerId === null) this.deals.remove(id);
    else
      this.deals.put(id, {
        partner: this.partners.take(partnerId),
        second: this.seconds.take(secondPartnerId),
        amount,
      });
  }
}

/** Whether both have a value of the field in common. */
export function haveCommon(field: number, mine: ArrayLike<number>, theirs: ArrayLike<number>, terms: Terms): boolean {
  for (let i = 0; i < mine.length; i += 1) {
    const term = mine[i] as number;
    if (terms.fieldOf(term) !== field || terms.isFilled(term)) continue;
    for (let j = 0; j < theirs.length; j += 1) if (theirs[j] === term) return true;
  }
  return false;
}

/** Adds the partners whom a rule associates with a second partner that matches it and has these terms. */
export function addPartners(
  { partners, same }: { partners: Words; same: readonly number[] | null },
  secondTerms: ArrayLike<number>,
  { partners: side, terms }: Pick<IndexState, 'partners' | 'terms'>,
  column: Words,
): void {
  if (!same) {
    for (let i = 0; i < Math.min(column.length, partners.length); i += 1)
      column[i] = (column[i] as number) | (partners[i] as number);
    return;
  }
  const found = new Uint32Array(column.length);
  found.set(partners.subarray(0, found.length));
  for (const field of same) {
    const sharing = new Uint32Array(column.length);
    for (let i = 0; i < secondTerms.length; i += 1) {
      const term = secondTerms[i] as number;
      if (terms.fieldOf(term) === field && !terms.isFilled(term)) side.sets.orInto(sharing, term);
    }
    for (let i = 0; i < found.length; i += 1) found[i] = (found[i] as number) & (sharing[i] as number);
  }
  for (let i = 0; i < column.length; i += 1) column[i] = (column[i] as number) | (found[i] as number);
}
