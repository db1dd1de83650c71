import type { PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { type Option, withCompany } from '../company-option.ts';

/** The options of a select with those that it lacks; `null` where it lacks none. None of its own is removed or renamed. */
export function missingOptions(
  property: { options: readonly Option[] } | undefined,
  { options: wanted = [] }: Pick<PropertyCreate, 'options'>,
): Option[] | null {
  if (!property) return null;
  const options = wanted.reduce<readonly Option[]>(
    (known, { value }) => withCompany(known, { id: value, name: value }) ?? known,
    property.options,
  );
  return options.length === property.options.length ? null : [...options];
}
