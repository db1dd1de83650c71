import type { Account } from '../account.ts';
import { HubSpotError, invalid, refuse } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';
import { invalidValues } from './plan-values.ts';
import type { StoredRecord } from './record-store.ts';

/** The record that has this value of a unique property; of contacts, emails are the same in any case. */
export function findByUniqueValue(
  account: Account,
  type: ObjectType,
  name: string,
  value: string,
): StoredRecord | undefined {
  return account.records.listByValue(type, name, value).find(({ archivedAt }) => archivedAt === null);
}

export function requireUnique(account: Account, type: ObjectType, name: string): void {
  if (account.schema.find(type, name)?.hasUniqueValue) return;
  invalid(`Unable to perform update/upsert by non-unique ${type.id} property ${name} in portal ID ${account.portalId}`);
}

/** Refuses values that another record has where only one may. */
export function refuseTakenValues(
  account: Account,
  type: ObjectType,
  values: Readonly<Record<string, string>>,
  ownId: string | null,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === '' || !account.schema.find(type, name)?.hasUniqueValue) continue;
    const holder = findByUniqueValue(account, type, name, value);
    if (!holder || holder.id === ownId) continue;
    if (type.name === 'contacts' && name === 'email' && ownId === null) {
      refuse(409, { message: `Contact already exists. Existing ID: ${holder.id}`, category: 'CONFLICT' });
    }
    const message = `Cannot set PropertyValueCoordinates{portalId=${account.portalId}, objectTypeId=${type.id}, propertyName=${name}, value=${value}}. ${holder.id} already has that value.`;
    throw new HubSpotError(400, invalidValues(account, [{ name, code: 'CONFLICTING_UNIQUE_VALUE', message }]));
  }
}
