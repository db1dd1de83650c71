import type { CrmField, CrmFieldType } from '@tierline/domain/crm';
import type { DescribedField, Description } from './describe.ts';
import { toInstant } from './instant.ts';
import { toValues } from './values.ts';

/** "Field Types" (Object Reference), as far as a value of theirs is a text, a number, a day or a choice. */
const KINDS: Readonly<Record<string, CrmFieldType>> = {
  ...{ string: 'text', textarea: 'text', email: 'text', phone: 'text', url: 'text' },
  ...{ encryptedstring: 'text', combobox: 'text' },
  ...{ int: 'number', long: 'number', double: 'number', currency: 'number', percent: 'number' },
  ...{ date: 'date', datetime: 'date' },
  boolean: 'flag',
  picklist: 'select',
  multipicklist: 'multi_select',
};

/** Made of other fields, or of bytes: nothing that a list of texts could tell. */
const UNTOLD_TYPES = ['address', 'location', 'base64', 'anyType', 'complexvalue'];

export const kindOf = ({ type }: DescribedField): CrmFieldType => KINDS[type] ?? 'other';

export const isTold = ({ type }: DescribedField): boolean => !UNTOLD_TYPES.includes(type);

export const offeredBy = ({ picklistValues = [] }: DescribedField) =>
  picklistValues.filter(({ active }) => active).map(({ value, label }) => ({ value, label: label ?? value }));

/** `untold`: names, in lower case, of what the platform keeps for itself. */
export function toCrmFields(description: Description | null, untold: readonly string[]): CrmField[] {
  return (description?.fields ?? [])
    .filter((field) => isTold(field) && field.type !== 'id' && !untold.includes(field.name.toLowerCase()))
    .map((field) => ({
      ...{ name: field.name, label: field.label, type: kindOf(field) },
      values: offeredBy(field),
      writable: field.updateable,
      restricted: field.restrictedPicklist === true,
    }));
}

/** What a field holds, as a list of texts; a blank one has none. */
export function toRawValues(field: DescribedField, value: unknown): string[] {
  if (value === null || value === undefined || value === '' || typeof value === 'object') return [];
  if (field.type === 'multipicklist') return toValues(value);
  if (field.type === 'datetime') return [toInstant(value) ?? String(value)];
  return [String(value)];
}
