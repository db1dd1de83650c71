import type { ContactRow } from '@tierline/db/contact';
import type { OrganizationRow } from '@tierline/db/organization';
import { ACCOUNT_TYPE_KEY, PREFERRED_KEY, STATUS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { NAME_FIELD } from '@tierline/domain/organization-field';

/** A contact's organization, as a field: its values are our ids. */
export const ORGANIZATION_KEY = 'organization';

/** Values of an organization by their keys; contracts are not among them. */
export function organizationValue(row: OrganizationRow, key: string): readonly string[] {
  if (key === NAME_FIELD) return [row.name];
  if (key === STATUS_KEY) return row.status === null ? [] : [row.status];
  if (key === ACCOUNT_TYPE_KEY) return [row.accountType];
  if (key === PREFERRED_KEY) return row.preferredId === null ? [] : [row.preferredId];
  return row.values[key] ?? [];
}

/** Values of a contact by their keys. */
export const contactValue = (row: ContactRow, key: string): readonly string[] => {
  if (key === ORGANIZATION_KEY) return row.organizationId === null ? [] : [row.organizationId];
  return row.values[key] ?? [];
};
