import { type OrganizationField, valuesOf } from '../organization-field.ts';
import type { Matched } from '../rule-match.ts';

export interface MinedFrom {
  partners: readonly Matched[];
  secondPartners: readonly Matched[];
  contracts: Iterable<{ partnerId: string; secondPartnerId: string }>;
  fields: readonly OrganizationField[];
}

/** Organizations of one side that no rule can tell apart, for they have the same values in all fields. */
export interface Kinds {
  count: number;
  /** For each kind and field, the positions of its values in the field's `values`; none where it is blank. */
  values: readonly (readonly (readonly number[])[])[];
  /** For each meeting of kinds, which one of this side it is. */
  kindAt: Int32Array;
}

/** A tenant as the miner sees it: kinds of partners and of second partners, and what is worth what where they meet. */
export interface Landscape {
  fields: readonly { key: string; multiple: boolean; values: readonly string[] }[];
  partner: Kinds;
  secondPartner: Kinds;
  /** For each meeting of kinds (`partner * secondPartner.count + secondPartner`): pairs with a contract, and without. */
  stated: Float64Array;
  unstated: Float64Array;
  /** What a rule gains in bits by covering the pairs of that meeting: contracts explained less exceptions made. */
  worth: Float64Array;
  /** For each field, whether the kinds that meet have a value in common. */
  same: readonly Uint8Array[];
  lengths: Lengths;
}

/** How long it is, in bits, to say that there is a rule, that it asks something, each value of that, and each `same`. */
export interface Lengths {
  rule: number;
  ask: number;
  value: number;
  same: number;
}

/** Of more kinds than this some are left out, evenly; what the rules do is counted over all organizations anyway. */
const MAX_SECOND_PARTNER_KINDS = 200;
const MAX_MEETINGS = 60_000;

/** How many pairs of a rule are taken to have a contract. */
const IN_A_RULE = 0.95;

export function surveyLandscape({ partners, secondPartners, contracts, fields: all }: MinedFrom): Landscape {
  const fields = all
    .filter(({ type }) => type === 'select' || type === 'radio' || type === 'multi_select')
    .map(({ key, type, values }) => ({
      key,
      multiple: type === 'multi_select',
      values: values.map(({ value }) => value),
    }));
  const second = toKinds(secondPartners, fields, MAX_SECOND_PARTNER_KINDS);
  const first = toKinds(partners, fields, Math.floor(MAX_MEETINGS / Math.max(1, second.count)));
  const width = second.count;
  const stated = new Float64Array(first.count * width);
  for (const { partnerId, secondPartnerId } of contracts) {
    const [row, column] = [first.kindOf.get(partnerId), second.kindOf.get(secondPartnerId)];
    if (row !== undefined && column !== undefined) stated[row * width + column] = at(stated, row * width + column) + 1;
  }
  const unstated = stated.map((count, meeting) => {
    const pairs = at(first.sizes, Math.floor(meeting / width)) * at(second.sizes, meeting % width);
    return Math.max(0, pairs - count);
  });
  const total = sum(stated) + sum(unstated);
  const density = Math.min(0.9, Math.max(0.001, total === 0 ? 0 : sum(stated) / total));
  const gain = Math.log2(IN_A_RULE / density);
  const loss = Math.log2((1 - density) / (1 - IN_A_RULE));
  const worth = stated.map((count, meeting) => count * gain - at(unstated, meeting) * loss);
  const partner = { ...first, kindAt: Int32Array.from(worth, (_, meeting) => Math.floor(meeting / width)) };
  const secondPartner = { ...second, kindAt: Int32Array.from(worth, (_, meeting) => meeting % width) };
  const unit = Math.max(gain, loss, 4);
  const lengths = { rule: unit, ask: 1.5 * unit, value: 0.5 * unit, same: 1.5 * unit };
  return { fields, partner, secondPartner, stated, unstated, worth, same: fields.map(sharing), lengths };

  function sharing(_: unknown, field: number): Uint8Array {
    const shares = new Uint8Array(first.count * width);
    first.values.forEach((row, partner) => {
      second.values.forEach((column, secondPartner) => {
        const theirs = column[field] ?? [];
        if (row[field]?.some((value) => theirs.includes(value))) shares[partner * width + secondPartner] = 1;
      });
    });
    return shares;
  }
}

export const at = (numbers: Float64Array | Int32Array | readonly number[], index: number): number =>
  numbers[index] ?? 0;
const sum = (numbers: Float64Array): number => numbers.reduce((total, each) => total + each, 0);

function toKinds(organizations: readonly Matched[], fields: Landscape['fields'], most: number) {
  const positions = fields.map(({ values }) => new Map(values.map((value, index) => [value, index])));
  const known = new Map<string, { values: number[][]; ids: string[] }>();
  for (const organization of organizations) {
    const values = fields.map(({ key }, field) =>
      valuesOf(organization, key).flatMap((value) => positions[field]?.get(value) ?? []),
    );
    const key = JSON.stringify(values);
    const kind = known.get(key);
    if (kind) kind.ids.push(organization.id);
    else known.set(key, { values, ids: [organization.id] });
  }
  const step = Math.max(1, known.size / Math.max(1, most));
  const kinds = [...known.values()].filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  return {
    count: kinds.length,
    values: kinds.map(({ values }) => values),
    sizes: kinds.map(({ ids }) => ids.length),
    kindOf: new Map(kinds.flatMap(({ ids }, kind) => ids.map((id) => [id, kind] as const))),
  };
}
