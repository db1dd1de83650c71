import type { AccountType } from '../account-type.ts';
import { type Organization, type Standing, toNameKey } from '../organization.ts';
import { clearBit, countBits, hasBit, setBit, type Words, widened, wordsFor } from './bits.ts';
import { IdHashes } from './id-hashes.ts';
import { NameOrder } from './name-order.ts';
import { NumberLists } from './number-lists.ts';
import { Slots } from './slots.ts';
import { TermSets } from './term-sets.ts';
import type { Terms } from './terms.ts';

/** An organization while it is in the universe of a side. */
export interface Member {
  nameKey: string;
  active: boolean;
  terms: readonly number[];
}

const STANDINGS: Record<'partner' | 'partner_2', readonly Standing[]> = {
  partner: ['active', 'prospective', 'inactive'],
  partner_2: ['active'],
};

/** The partners, or the second partners: who is in the universe, by name, and which terms hold for whom. */
export class Side {
  readonly slots = new Slots();
  readonly lists = new NumberLists();
  readonly sets = new TermSets();
  readonly hashes: IdHashes;
  readonly order: NameOrder;
  members: Words = new Uint32Array(0);
  active: Words = new Uint32Array(0);
  readonly #type: keyof typeof STANDINGS;
  readonly #terms: Terms;
  readonly #nameKeys: string[] = [];

  constructor(type: Exclude<AccountType, 'vendor'>, terms: Terms) {
    this.#type = type;
    this.#terms = terms;
    this.hashes = new IdHashes(type, this.slots);
    this.order = new NameOrder(this.slots, this.#nameKeys);
  }

  /** How many words a set of this side has. */
  get width(): number {
    return this.members.length;
  }

  get size(): number {
    return countBits(this.members);
  }

  take(id: string): number {
    const slot = this.slots.take(id);
    const { width } = this;
    if (wordsFor(slot + 1) > width) {
      const wider = Math.ceil(width * 1.125) + 1;
      this.members = widened(this.members, wider);
      this.active = widened(this.active, wider);
    }
    return slot;
  }

  /** Null: not in this side's universe. */
  toMember({ accountType, standing, name, values }: Organization): Member | null {
    if (accountType !== this.#type || !STANDINGS[this.#type].includes(standing)) return null;
    return { nameKey: toNameKey(name), active: standing === 'active', terms: this.#terms.listOf(values) };
  }

  put(slot: number, member: Member | null): void {
    const before = this.has(slot) ? this.#nameKeys[slot] : undefined;
    if (before !== undefined && before !== member?.nameKey) this.order.remove(slot);
    this.store(slot, member);
    if (member && before !== member.nameKey) this.order.insert(slot);
  }

  /** `put` without the order of names, which is then filled at once. */
  store(slot: number, member: Member | null): void {
    for (const term of this.lists.get(slot)) this.sets.remove(term, slot);
    this.lists.set(slot, member?.terms ?? []);
    clearBit(this.members, slot);
    clearBit(this.active, slot);
    if (!member) return;
    setBit(this.members, slot);
    if (member.active) setBit(this.active, slot);
    this.#nameKeys[slot] = member.nameKey;
    for (const term of member.terms) this.sets.add(term, slot);
  }

  /** Null: it is not in the universe. */
  termsOf(slot: number): Uint32Array | null {
    return this.has(slot) ? this.lists.get(slot).slice() : null;
  }

  has(slot: number): boolean {
    return hasBit(this.members, slot);
  }

  /** The slot of an organization that is in the universe. */
  find(id: string): number | undefined {
    const slot = this.slots.find(id);
    return slot !== undefined && this.has(slot) ? slot : undefined;
  }

  get bytes(): number {
    const texts = this.slots.size * BYTES_OF_TEXTS;
    return (
      texts + this.lists.bytes + this.sets.bytes + this.order.bytes + this.hashes.bytes + this.members.byteLength * 2
    );
  }
}

/** An id, a folded name, and the id's entry in a map. */
const BYTES_OF_TEXTS = 56 + 48 + 16 + 40;
