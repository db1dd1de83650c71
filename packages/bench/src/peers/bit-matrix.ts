import type { Organization } from '@tierline/domain/organization';
import { NAME_FIELD, valuesOf } from '@tierline/domain/organization-field';
import { type Condition, type ConditionGroup, isGroup, type Rule } from '@tierline/domain/rule';
import { sidesOf } from '../sides.ts';

type Bits = Uint32Array<ArrayBuffer>;

/** One side's bits of each field and value, made once and not counted in any figure. */
class ValueBits {
  readonly places: Map<string, number>;
  readonly #count: number;
  readonly #byField = new Map<string, Map<string, Bits>>();

  constructor(organizations: readonly Organization[]) {
    this.#count = organizations.length;
    this.places = new Map(organizations.map(({ id }, place) => [id, place]));
    organizations.forEach((organization, place) => {
      for (const field of Object.keys(organization.values)) {
        for (const value of valuesOf(organization, field)) setBit(this.#take(field, value), place);
      }
    });
  }

  get words(): number {
    return Math.ceil(this.#count / 32);
  }

  valuesOf(field: string): string[] {
    return field === NAME_FIELD ? [...this.places.keys()] : [...(this.#byField.get(field)?.keys() ?? [])];
  }

  of(field: string, value: string): Bits {
    if (field !== NAME_FIELD) return this.#byField.get(field)?.get(value) ?? this.none();
    const bits = this.none();
    const place = this.places.get(value);
    if (place !== undefined) setBit(bits, place);
    return bits;
  }

  matching({ join, items }: ConditionGroup): Bits {
    const each = items.map((item) => (isGroup(item) ? this.matching(item) : this.#holding(item)));
    return items.length === 0 || join === 'and' ? this.#every(each) : this.#some(each);
  }

  none = (): Bits => new Uint32Array(this.words);

  #holding({ field, operator, values }: Condition): Bits {
    const each = () => values.map((value) => this.of(field, value));
    const withField = () => this.#some(this.valuesOf(field).map((value) => this.of(field, value)));
    switch (operator) {
      case 'any_of':
      case 'includes_any':
        return this.#some(each());
      case 'none_of':
        return this.#not(this.#some(each()));
      case 'includes_all':
        return this.#every(each());
      case 'blank':
        return this.#not(withField());
      case 'not_blank':
        return withField();
    }
  }

  #some(each: readonly Bits[]): Bits {
    const bits = this.none();
    for (const one of each) for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) | (one[i] as number);
    return bits;
  }

  #every(each: readonly Bits[]): Bits {
    const bits = this.#not(this.none());
    for (const one of each) for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) & (one[i] as number);
    return bits;
  }

  #not(one: Bits): Bits {
    const bits = one.map((word) => ~word);
    const rest = this.#count % 32;
    if (rest > 0) bits[bits.length - 1] = (bits.at(-1) as number) & ((1 << rest) - 1);
    return bits;
  }

  #take(field: string, value: string): Bits {
    const values = this.#byField.get(field) ?? new Map<string, Bits>();
    this.#byField.set(field, values);
    const bits = values.get(value) ?? this.none();
    values.set(value, bits);
    return bits;
  }
}

/**
 * All pairs as one bit each, computed anew from the rules by sets of bits: what a decent programmer writes who does not
 * keep anything. It knows nothing of how the index does it.
 */
export class BitMatrices {
  readonly #partners: ValueBits;
  readonly #seconds: ValueBits;

  constructor(organizations: Iterable<Organization>) {
    const { partners, secondPartners } = sidesOf(organizations);
    this.#partners = new ValueBits(partners);
    this.#seconds = new ValueBits(secondPartners);
  }

  get words(): number {
    return this.#partners.places.size * this.#seconds.words;
  }

  /** A row of second partners for each partner. */
  of(rules: Iterable<Rule>): Bits {
    const matrix = new Uint32Array(this.words);
    for (const rule of rules) {
      this.#add(matrix, this.#partners.matching(rule.partner), this.#seconds.matching(rule.secondPartner), rule.same);
    }
    return matrix;
  }

  /** Of each pair of whom: whether it is there. */
  has(matrix: Bits, partnerId: string, secondPartnerId: string): boolean {
    const partner = this.#partners.places.get(partnerId);
    const second = this.#seconds.places.get(secondPartnerId);
    if (partner === undefined || second === undefined) return false;
    return (((matrix[partner * this.#seconds.words + (second >>> 5)] as number) >>> (second & 31)) & 1) === 1;
  }

  /** With a value to have in common it is as many rules as there are values, one for each. */
  #add(matrix: Bits, partners: Bits, seconds: Bits, [field, ...others]: readonly string[]): void {
    if (field !== undefined) {
      for (const value of this.#partners.valuesOf(field)) {
        const [one, other] = [this.#partners.of(field, value), this.#seconds.of(field, value)];
        this.#add(
          matrix,
          partners.map((word, i) => word & (one[i] as number)),
          seconds.map((word, i) => word & (other[i] as number)),
          others,
        );
      }
      return;
    }
    const width = seconds.length;
    for (let word = 0; word < partners.length; word += 1) {
      for (let rest = partners[word] as number; rest !== 0; rest &= rest - 1) {
        const from = ((word << 5) | (31 - Math.clz32(rest & -rest))) * width;
        for (let i = 0; i < width; i += 1) matrix[from + i] = (matrix[from + i] as number) | (seconds[i] as number);
      }
    }
  }
}

function setBit(bits: Bits, place: number): void {
  bits[place >>> 5] = (bits[place >>> 5] as number) | (1 << (place & 31));
}

/** How many pairs are in the one and not in the other. */
export function countWithout(matrix: Bits, other: Bits): number {
  let count = 0;
  for (let i = 0; i < matrix.length; i += 1) count += ones((matrix[i] as number) & ~(other[i] as number));
  return count;
}

export const countPairs = (matrix: Bits): number => matrix.reduce((sum, word) => sum + ones(word), 0);

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
