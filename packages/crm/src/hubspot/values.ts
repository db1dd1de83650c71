import type { Money } from '@tierline/domain/money';
import { toMoney } from '@tierline/domain/money';
import { toRecordId } from './record-id.ts';

/** What a property holds: always text, and blank is null or empty. */
export type Value = string | null | undefined;
export type Properties = Readonly<Record<string, Value>>;

export const toText = (value: Value): string | null => (value == null || value === '' ? null : value);

export const toFlag = (value: Value): boolean => value === 'true';

export const toReference = (value: Value): string | null => (value == null ? null : toRecordId(value));

/** The values of checkboxes, which the API joins with `;` ("Properties", multiple-select). */
export const toValues = (value: Value): string[] =>
  (value ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');

export function toAmount(value: Value, currency: string): Money | null {
  const text = toText(value);
  const amount = text === null ? Number.NaN : Number(text);
  return Number.isFinite(amount) ? toMoney(amount, currency) : null;
}

export function toName(person: { firstName?: string; lastName?: string; email?: string }): string | null {
  const name = [person.firstName, person.lastName].filter((part) => part).join(' ');
  return toText(name) ?? toText(person.email);
}
