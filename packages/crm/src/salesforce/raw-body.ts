import { CrmFailure } from '@tierline/domain/crm';
import type { FieldValues } from '@tierline/domain/organization-field';
import { joinValues } from '../join-values.ts';
import { type DescribedField, type Description, findField } from './describe.ts';
import { toInstant } from './instant.ts';
import { isTold, kindOf, offeredBy } from './raw-values.ts';

export type SentValue = string | number | boolean | null;

/** How fields are sent so that they hold these values; what Salesforce would refuse for certain is refused here, by name. */
export function toRawBody(
  values: FieldValues,
  description: Description,
  right: 'createable' | 'updateable',
): Record<string, SentValue> {
  const body: Record<string, SentValue> = {};
  const refused = new Map<string, string>();
  for (const [name, wanted] of Object.entries(values)) {
    const field = findField(description, name);
    const refusal = field ? toRefusal(field, wanted, right) : NOT_SHOWN;
    if (field && refusal === null) body[field.name] = toSent(field, wanted);
    else refused.set(name, `${field?.label ?? name} ${refusal}.`);
  }
  if (refused.size === 0) return body;
  throw new CrmFailure('rejected', [...refused.values()].join(' '), { fields: [...refused.keys()] });
}

const NOT_SHOWN = 'is no field that Salesforce shows to Tierline';

/** `null`: it can be sent. */
function toRefusal(
  field: DescribedField,
  wanted: readonly string[],
  right: 'createable' | 'updateable',
): string | null {
  if (!isTold(field)) return NOT_SHOWN;
  if (!field[right]) return 'is a field that Tierline may not write';
  const kind = kindOf(field);
  if (kind !== 'multi_select' && wanted.length > 1) return `holds one value, not ${wanted.length}`;
  const odd = wanted.find((value) => !isPossible(field, value));
  if (odd === undefined) return null;
  return kind === 'select' || kind === 'multi_select' ? `offers no value “${odd}”` : `cannot hold “${odd}”`;
}

function isPossible(field: DescribedField, value: string): boolean {
  switch (kindOf(field)) {
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value));
    case 'flag':
      return value === 'true' || value === 'false';
    case 'date':
      return toInstant(value) !== null;
    case 'select':
    case 'multi_select':
      if (value.includes(';') && field.type === 'multipicklist') return false;
      return field.restrictedPicklist !== true || offeredBy(field).some((each) => each.value === value);
    default:
      return true;
  }
}

function toSent(field: DescribedField, wanted: readonly string[]): SentValue {
  const [value] = wanted;
  const kind = kindOf(field);
  // A checkbox knows no blank.
  if (kind === 'flag') return value === 'true';
  if (value === undefined) return null;
  if (kind === 'number') return Number(value);
  if (kind === 'multi_select') return joinValues(wanted);
  if (field.type === 'date') return toInstant(value)?.slice(0, 10) ?? null;
  if (field.type === 'datetime') return toInstant(value);
  return value;
}
