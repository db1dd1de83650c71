import { findLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { toAccountType } from '@tierline/domain/account-type';
import type { CrmKind, RecordWrite, SyncedObject } from '@tierline/domain/crm';
import { toOurs } from '@tierline/domain/field-mapping/convert';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { resolveNames } from './contract-names.ts';
import type { SeenRecord } from './seen.ts';
import { sourcesOf } from './seen-source.ts';
import { mappingsOf, type Terms } from './terms.ts';
import { ORGANIZATION_KEY } from './values-here.ts';

/**
 * What a record holds that was created by this write, as a reading would tell it: what somebody changes there before the first
 * one is then his change, and what was changed here meanwhile is not.
 */
export async function toSeenCreated(
  scope: Scope,
  crm: CrmKind,
  terms: Terms,
  object: SyncedObject,
  recordId: string,
  write: RecordWrite,
): Promise<SeenRecord> {
  const { contractNames = [], preferredId = null, accountType, organizationId = null } = write;
  const fields: Record<string, string[]> = {};
  for (const [key, mapping] of mappingsOf(terms, crm, object)) {
    const told = mapping.direction === 'both' ? toOurs(mapping, write.fields?.[mapping.field] ?? []) : null;
    if (told?.ok) fields[key] = told.values;
  }
  const ourIdOf = async (id: string | null) =>
    (id === null ? null : await findLink(scope, crm, 'organization', id))?.id;
  if (object === 'contact') fields[ORGANIZATION_KEY] = toList(await ourIdOf(organizationId));
  else {
    const named = await resolveNames(scope, crm, recordId, contractNames);
    fields[CONTRACTS_KEY] = named.flatMap(({ secondPartnerId }) => secondPartnerId ?? []);
    fields[PREFERRED_KEY] = toList(await ourIdOf(preferredId));
    if (accountType) fields[ACCOUNT_TYPE_KEY] = [toAccountType(accountType.value, terms.accountTypes)];
  }
  const sources = sourcesOf({ terms, crm, object, seen: null }, fields);
  const references = { contractNames, preferredCrmId: preferredId, parentCrmId: null };
  return { fields, sources, inProgramme: true, ...references, isSent: true };
}

const toList = (id: string | undefined): string[] => (id === undefined ? [] : [id]);
