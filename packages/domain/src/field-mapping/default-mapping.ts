import type { CrmField, SyncedObject } from '../crm.ts';
import { ACCOUNT_TYPE_KEY, type FieldMapping } from './field-mapping.ts';

/** What holds for a field that nobody has mapped: the field's own name there, both ways, the later change wins. */
export const toDefaultMapping = (object: SyncedObject, key: string, field: string): FieldMapping => ({
  object,
  key,
  field,
  direction: 'both',
  conflict: 'latest',
  values: [],
  blank: object === 'organization' && key === ACCOUNT_TYPE_KEY ? 'partner' : null,
  transform: 'as_is',
});

/**
 * The mapping in force: what was saved, and the default of every other field that Tierline knows by itself. Fields that
 * the CRM does not have, as it was last described, are left out; null: it was not described yet.
 */
export function toMappings(
  object: SyncedObject,
  saved: readonly FieldMapping[],
  standard: Readonly<Record<string, string>>,
  described: readonly Pick<CrmField, 'name'>[] | null,
): FieldMapping[] {
  const names = described && new Set(described.map(({ name }) => name.toLowerCase()));
  const own = saved.filter((mapping) => mapping.object === object);
  const others = Object.entries(standard)
    .filter(([key]) => !own.some((mapping) => mapping.key === key))
    .map(([key, field]) => toDefaultMapping(object, key, field));
  return [...own, ...others].filter(({ field }) => names === null || names.has(field.toLowerCase()));
}
