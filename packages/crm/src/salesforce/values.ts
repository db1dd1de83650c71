import type { Money } from '@tierline/domain/money';
import { toMoney } from '@tierline/domain/money';
import { toRecordId } from './record-id.ts';

/** Salesforce keeps no empty texts: a blank field is null. A snapshot that says '' means the same. */
export const toText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export const toFlag = (value: unknown): boolean => value === true;

export const toReference = (value: unknown): string | null => (typeof value === 'string' ? toRecordId(value) : null);

/** The values of a multi-select picklist, which the API joins with `;` (REST and SOAP alike). */
export const toValues = (value: unknown): string[] =>
  typeof value === 'string'
    ? value
        .split(';')
        .map((each) => each.trim())
        .filter((each) => each !== '')
    : [];

export const toAmount = (value: unknown, currency: string): Money | null =>
  typeof value === 'number' && Number.isFinite(value) ? toMoney(value, currency) : null;
