import { NAME_FIELD, type OrganizationField } from '@tierline/domain/organization-field';

/** What people call a field; one that the CRM no longer has goes by its key. */
export const labelOf = (fields: readonly OrganizationField[], key: string): string =>
  fields.find((field) => field.key === key)?.label ?? key;

/** A field's values as the CRM shows them, one that it no longer offers as it is kept; those of the name field by `names`. */
export function labelsOfValues(
  fields: readonly OrganizationField[],
  key: string,
  values: readonly string[],
  names: ReadonlyMap<string, string> = new Map(),
): string[] {
  if (key === NAME_FIELD) return values.map((id) => names.get(id) ?? '…');
  const offered = fields.find((field) => field.key === key)?.values ?? [];
  return values.map((value) => offered.find((each) => each.value === value)?.label ?? value);
}
