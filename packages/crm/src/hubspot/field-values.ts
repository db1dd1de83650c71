import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { FieldValues } from '@tierline/domain/organization-field';
import { toInstant } from './instant.ts';
import { type Properties, toText, toValues, type Value } from './values.ts';

/** Raw values of properties as lists of text; one that the answer does not have is gone since the account was asked. */
export const fieldValuesOf = (values: Properties, asked: readonly Property[]): FieldValues =>
  Object.fromEntries(
    asked.filter(({ name }) => values[name] !== undefined).map((each) => [each.name, toList(each, values[each.name])]),
  );

export const holdsSeveral = ({ type, fieldType }: Property): boolean =>
  type === 'enumeration' && fieldType === 'checkbox';

function toList(property: Property, value: Value): string[] {
  const text = toText(value);
  if (text === null) return [];
  if (holdsSeveral(property)) return toValues(text);
  // Times come as ISO 8601 or, from older corners of HubSpot, as milliseconds since 1970.
  if (property.type === 'datetime') return [toInstant(text) ?? text];
  if (property.type === 'date') return [(/^\d+$/.test(text) ? toInstant(text)?.slice(0, 10) : null) ?? text];
  return [text];
}
