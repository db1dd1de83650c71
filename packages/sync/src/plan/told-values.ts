import { toAccountType } from '@tierline/domain/account-type';
import type { CrmContact, CrmKind, CrmOrganization, SyncedObject } from '@tierline/domain/crm';
import { toOurs } from '@tierline/domain/field-mapping/convert';
import {
  ACCOUNT_TYPE_KEY,
  CONTRACTS_KEY,
  type FieldMapping,
  PREFERRED_KEY,
  STATUS_KEY,
} from '@tierline/domain/field-mapping/field-mapping';
import { NAME_FIELD } from '@tierline/domain/organization-field';
import { mappingsOf, type Terms } from '../terms.ts';

/** What a record says of a field, in Tierline's words; or the values that its mapping leads nowhere. */
export type Told = { values: string[]; unmapped?: never } | { values?: never; unmapped: string[] };

/** Of every field that the record tells and that is not left alone, but for those that lead to other records. */
export function toldByOrganization(terms: Terms, crm: CrmKind, record: CrmOrganization): Map<string, Told> {
  const own: Record<string, readonly string[]> = {
    [NAME_FIELD]: [record.name],
    [STATUS_KEY]: record.status === null ? [] : [record.status],
    ...record.values,
  };
  const told = toTold(terms, crm, 'organization', record, own);
  const type = toldType(terms, crm, record);
  if (type) told.set(ACCOUNT_TYPE_KEY, type);
  return told;
}

export const toldByContact = (terms: Terms, crm: CrmKind, record: CrmContact): Map<string, Told> =>
  toTold(terms, crm, 'contact', record, record.email === null ? {} : { email: [record.email] });

/** They lead to other records, and are told by ids. */
const REFERENCES: readonly string[] = [CONTRACTS_KEY, PREFERRED_KEY, ACCOUNT_TYPE_KEY];

function toTold(
  terms: Terms,
  crm: CrmKind,
  object: SyncedObject,
  record: CrmOrganization | CrmContact,
  own: Readonly<Record<string, readonly string[]>>,
): Map<string, Told> {
  const mappings = mappingsOf(terms, crm, object);
  const standard = terms.standard.get(crm)?.[object] ?? {};
  const told = new Map<string, Told>();
  for (const key of new Set([...Object.keys(own), ...mappings.keys()])) {
    const mapping = mappings.get(key);
    if (REFERENCES.includes(key) || mapping?.direction === 'excluded') continue;
    const asked = mapping && record.fields?.[mapping.field];
    // A page's snapshot carries no fields beside those that are the same everywhere.
    const raw = asked ?? (!mapping || mapping.field === standard[key] ? own[key] : undefined);
    if (raw !== undefined) told.set(key, mapping ? convert(mapping, raw) : { values: [...raw] });
  }
  return told;
}

function convert(mapping: FieldMapping, raw: readonly string[]): Told {
  const converted = toOurs(mapping, raw);
  return converted.ok ? { values: converted.values } : { unmapped: converted.unmapped };
}

function toldType(terms: Terms, crm: CrmKind, record: CrmOrganization): Told | null {
  const mapping = mappingsOf(terms, crm, 'organization').get(ACCOUNT_TYPE_KEY);
  if (mapping?.direction === 'excluded') return null;
  if (!mapping || mapping.values.length === 0)
    return { values: [toAccountType(rawType(mapping, record), terms.accountTypes)] };
  const raw = record.fields?.[mapping.field];
  return raw ? convert(mapping, raw) : null;
}

/** What the field behind the account type holds; null when blank. */
export const rawType = (mapping: FieldMapping | undefined, record: CrmOrganization): string | null => {
  const asked = mapping && record.fields?.[mapping.field];
  return asked ? (asked[0] ?? null) : record.accountType;
};
