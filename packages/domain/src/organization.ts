import type { AccountType } from './account-type.ts';
import type { FieldValues } from './organization-field.ts';

/**
 * How an organization stands in the programme. `outside`: not in it (not marked for Tierline, without a status, or
 * deleted in the CRM); known only because a deal or a ledger entry names it.
 */
export type Standing = 'active' | 'prospective' | 'inactive' | 'deleted' | 'outside';

export interface Organization {
  id: string;
  name: string;
  accountType: AccountType;
  standing: Standing;
  values: FieldValues;
}

const DELETED = /\(deleted\)\s*$/i;

/**
 * Reads a status such as "Active Distributor" or "Active Partner (Deleted)". A status that is none of the known ones
 * counts as inactive: it must not open a choice that nobody meant to open.
 */
export function toStanding(record: { inSync: boolean; status: string | null; deleted: boolean }): Standing {
  const status = record.status?.trim().toLowerCase() ?? '';
  if (record.deleted || !record.inSync || status === '') return 'outside';
  if (DELETED.test(status)) return 'deleted';
  const [first] = status.split(/\s+/);
  if (first === 'active' || first === 'prospective') return first;
  return 'inactive';
}

/** Names compare without regard to Unicode form, letter case and spacing, and to nothing else. */
export const toNameKey = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
