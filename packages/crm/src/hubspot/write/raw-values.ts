import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { CrmFailure } from '@tierline/domain/crm';
import type { FieldValues } from '@tierline/domain/organization-field';
import { joinValues } from '../../join-values.ts';
import { isWritable } from '../describe-fields.ts';
import { holdsSeveral } from '../field-values.ts';
import { toInstant } from '../instant.ts';

/**
 * Raw values as HubSpot takes them. What it would refuse is refused here, for one wrong value costs a batch many calls:
 * HubSpot refuses the whole of it, and does not say because of which record.
 */
export function toRawValues(known: ReadonlyMap<string, Property>, fields: FieldValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, list]) => [name, toRawValue(known.get(name), name, list)]),
  );
}

function toRawValue(property: Property | undefined, name: string, list: readonly string[]): string {
  const refuse = (message: string): never => {
    throw new CrmFailure('rejected', message, { fields: [name] });
  };
  if (!property) return refuse(`HubSpot has no property ${name}.`);
  const { label } = property;
  if (!isWritable(property)) return refuse(`HubSpot sets the property ${label} itself, so nobody else can.`);
  if (list.length > 1 && !holdsSeveral(property)) return refuse(`${label} holds one value, not ${list.length}.`);
  const odd = list.find((value) => !isPossible(property, value));
  if (odd !== undefined) return refuse(`${label} cannot hold “${odd}”.`);
  return holdsSeveral(property) ? joinValues(list) : toText(property, list[0] ?? '');
}

/** A day is one in UTC; HubSpot refuses an instant that is not its midnight. */
const toText = ({ type }: Property, value: string): string =>
  type === 'date' ? (toInstant(value)?.slice(0, 10) ?? '') : value;

function isPossible({ type, externalOptions, options }: Property, value: string): boolean {
  if (type === 'enumeration') return externalOptions === true || options.some((option) => option.value === value);
  if (type === 'bool') return value === 'true' || value === 'false';
  if (type === 'number') return value.trim() !== '' && Number.isFinite(Number(value));
  return (type !== 'date' && type !== 'datetime') || toInstant(value) !== null;
}
