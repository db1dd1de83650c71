import type { Org } from '../org.ts';
import type { SObject } from '../schema/sobject.ts';

/** The next numbers of an object's auto-number fields; deleted records keep theirs ("Custom Field Types", Auto Number). */
export function countNumbers(org: Org, object: SObject): Record<string, string> {
  const counted = [...object.fields.values()].filter(({ autoNumber }) => autoNumber !== null);
  if (counted.length === 0) return {};
  const next = [...org.store.list(object)].length + 1;
  return Object.fromEntries(counted.map(({ name, autoNumber }) => [name, write(autoNumber ?? '', next)]));
}

/** `KEY-{0000}` and 7 make `KEY-0007`. */
const write = (format: string, number: number): string =>
  format.replace(/\{(0+)\}/, (_, digits: string) => String(number).padStart(digits.length, '0'));
