import { NAME_FIELD, type OrganizationField } from './organization-field.ts';
import { everyCondition, type Rule } from './rule.ts';

/** A value that rules ask for and that the field, if it is still there, no longer offers. */
export interface LostValue {
  field: string;
  value: string;
  /** By whom it is used. */
  rules: { id: string; name: string }[];
}

/** In the order in which the rules come to them. */
export function listLostValues(rules: readonly Rule[], fields: readonly OrganizationField[]): LostValue[] {
  const offered = new Map(fields.map(({ key, values }) => [key, new Set(values.map(({ value }) => value))]));
  const lost = new Map<string, LostValue>();
  for (const { id, name, partner, secondPartner } of rules) {
    for (const { field, values } of [...everyCondition(partner), ...everyCondition(secondPartner)]) {
      if (field === NAME_FIELD) continue;
      for (const value of values) {
        if (offered.get(field)?.has(value)) continue;
        const key = JSON.stringify([field, value]);
        const known = lost.get(key) ?? { field, value, rules: [] };
        if (known.rules.at(-1)?.id !== id) known.rules.push({ id, name });
        lost.set(key, known);
      }
    }
  }
  return [...lost.values()];
}
