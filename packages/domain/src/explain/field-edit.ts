import { type OrganizationField, valuesOf } from '../organization-field.ts';
import type { Matched } from '../rule-match.ts';

export type Side = 'partner' | 'second_partner';

/** A change of one field of one of the two organizations. */
export interface FieldEdit {
  side: Side;
  field: string;
  from: string[];
  /** Empty to blank it. */
  to: string[];
}

/** A partner and a second partner, as they are or as they would be. */
export interface MatchedPair {
  partner: Matched;
  secondPartner: Matched;
}

export const organizationOn = (side: Side, pair: MatchedPair): Matched =>
  side === 'partner' ? pair.partner : pair.secondPartner;

export function withValuesOn(pair: MatchedPair, side: Side, field: string, values: readonly string[]): MatchedPair {
  const { id, values: before } = organizationOn(side, pair);
  const organization = { id, values: { ...before, [field]: values } };
  return side === 'partner' ? { ...pair, partner: organization } : { ...pair, secondPartner: organization };
}

export const applyEdits = (pair: MatchedPair, edits: readonly FieldEdit[]): MatchedPair =>
  edits.reduce((edited, { side, field, to }) => withValuesOn(edited, side, field, to), pair);

/** How many values are added and removed; their order does not matter. */
export function differences(from: readonly string[], to: readonly string[]): number {
  if (from === to) return 0;
  const before = new Set(from);
  const after = new Set(to);
  let count = 0;
  for (const value of before) if (!after.has(value)) count += 1;
  for (const value of after) if (!before.has(value)) count += 1;
  return count;
}

/** The partner's first, and in the order of the fields. */
export function editsBetween(before: MatchedPair, after: MatchedPair, fields: readonly OrganizationField[]) {
  const edits: FieldEdit[] = [];
  for (const side of ['partner', 'second_partner'] as const) {
    for (const { key } of fields) {
      const from = [...valuesOf(organizationOn(side, before), key)];
      const to = [...valuesOf(organizationOn(side, after), key)];
      if (differences(from, to) > 0) edits.push({ side, field: key, from, to });
    }
  }
  return edits;
}
