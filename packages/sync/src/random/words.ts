import type { SyncedObject } from '@tierline/domain/crm';
import type { MemoryRecords, Stored } from './memory-records.ts';

/** What a record of a CRM says of a field, in words that are the same on all sides: records by their handles. */
export function toWords(records: MemoryRecords, record: Stored, key: string): string[] {
  const values = record.values[key] ?? [];
  if (key === 'account_type') return [values[0] === 'Distributor' ? 'partner_2' : 'partner'];
  if (key === 'contracts') return [...new Set(values.map(handleIn).filter(isDistributor))].toSorted();
  if (key === 'preferred' || key === 'organization') return values.flatMap((id) => records.find(id)?.handle ?? []);
  return [...values];
}

/** The other way round; null where that CRM lacks the record that is meant. */
export function toValues(records: MemoryRecords, key: string, words: readonly string[]): string[] | null {
  const there = (handle: string) => findRecord(records, 'organization', handle);
  if (key === 'account_type') return [words[0] === 'partner_2' ? 'Distributor' : 'Partner'];
  if (key !== 'contracts' && key !== 'preferred' && key !== 'organization') return [...words];
  const found = words.map((handle) => there(handle));
  if (!found.every((record) => record !== null)) return null;
  return found.map(({ id, values }) => (key === 'contracts' ? (values.name?.[0] ?? '') : id));
}

/** The record of that handle, if it is there and not deleted. */
export const findRecord = (records: MemoryRecords, object: SyncedObject, handle: string): Stored | null =>
  records.all(object).find((each) => each.handle === handle && !each.deleted) ?? null;

/** Names begin with the record's handle. */
export const handleIn = (name: string): string => name.trim().split(' ')[0] ?? '';

const isDistributor = (handle: string): boolean => /^D\d$/.test(handle);

export const ORGANIZATION_KEYS = [
  ...['name', 'account_type', 'status', 'region', 'product_lines', 'tier', 'contracts', 'preferred', 'website'],
] as const;
export const CONTACT_KEYS = [
  ...['first_name', 'last_name', 'email', 'phone', 'title', 'role', 'status', 'organization'],
] as const;

export const keysOf = (object: SyncedObject): readonly string[] =>
  object === 'organization' ? ORGANIZATION_KEYS : CONTACT_KEYS;
