import type { CrmField, SyncedObject } from '../crm.ts';
import type { FieldValue } from '../organization-field.ts';
import { type SyncScope, toDeletedStatus } from '../sync-scope.ts';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY, PREFERRED_KEY, STATUS_KEY } from './field-mapping.ts';

/** The statuses that Tierline knows, without those of deleted records. */
export const STATUSES_OF: Readonly<Record<SyncedObject, readonly string[]>> = {
  organization: ['Partner', 'Distributor'].flatMap((type) =>
    ['Active', 'Prospective', 'Inactive'].map((how) => `${how} ${type}`),
  ),
  contact: ['Contact'],
};

/** The vendor itself is nobody's partner, so that no value of a CRM may stand for it. */
const TYPES: readonly string[] = ['partner', 'partner_2'];

/** The values that a field can have in Tierline, and that each CRM needs a word for; null: whatever the CRMs say. */
export function listOwnValues(
  object: SyncedObject,
  key: string,
  scope: Pick<SyncScope, 'deletedStatuses'> = { deletedStatuses: [] },
): readonly string[] | null {
  if (object === 'organization' && key === ACCOUNT_TYPE_KEY) return TYPES;
  if (key !== STATUS_KEY) return null;
  const statuses = STATUSES_OF[object];
  return [...new Set([...statuses, ...statuses.map((status) => toDeletedStatus(status, status, scope))])];
}

/** Keys that Tierline itself knows and that hold one value; of any other, the other CRM's field says. */
const SINGLE: Readonly<Record<SyncedObject, readonly string[]>> = {
  organization: ['name', ACCOUNT_TYPE_KEY, STATUS_KEY, PREFERRED_KEY, 'region', 'segment', 'tier'],
  contact: ['first_name', 'last_name', 'email', 'phone', 'title', 'role', STATUS_KEY, 'last_login'],
};

export const isSingle = (object: SyncedObject, key: string): boolean => SINGLE[object].includes(key);

/** What no record can do without: by these Tierline knows who it is, and what. */
export const isIndispensable = (object: SyncedObject, key: string): boolean =>
  object === 'organization' ? key === 'name' || key === ACCOUNT_TYPE_KEY : key === 'last_name';

/** Whether a field has a list of values that a map can translate. What names organizations is translated by their links. */
export const hasValueList = (key: string, field: Pick<CrmField, 'type'>): boolean =>
  key !== CONTRACTS_KEY &&
  key !== PREFERRED_KEY &&
  (field.type === 'select' || field.type === 'multi_select' || field.type === 'flag');

/** The values that a field of a CRM can have; none where it takes any. */
export function listOffered({ type, values }: Pick<CrmField, 'type' | 'values'>): readonly FieldValue[] {
  if (type === 'flag') return FLAG;
  return type === 'select' || type === 'multi_select' ? values : [];
}

const FLAG: readonly FieldValue[] = [
  { value: 'true', label: 'true' },
  { value: 'false', label: 'false' },
];
