import { listNamedContracts, type NamedContract } from '@tierline/db/contract';
import { listSeen } from '@tierline/db/record-link';
import type { Seen } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, DealObject, WrittenObject } from '@tierline/domain/crm';
import type { DealKey } from '@tierline/domain/deal-values';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { toOurStage } from '@tierline/domain/stage-names';
import { createNameLookup, resolveAmong } from './contract-names.ts';
import { loadDealTerms, stageNames } from './deal-terms.ts';
import { dealValue } from './deal-values.ts';
import { fromSeen, type SeenRecord } from './seen.ts';

/**
 * What a CRM was last seen to hold of a write's target, in our ids and types or in the field's values; null when it was not
 * read yet, or has no such field. Names in the contract field that lead to no organization are no part of it.
 */
export async function findHeldThere(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  recordId: string,
  target: string,
): Promise<string[] | null> {
  const held = await listHeldThere(scope, crm, object, target, [recordId]);
  return held.get(recordId) ?? null;
}

/** The same of many records, by our ids; those that the CRM does not have, or that were not read yet, are left out. */
export async function listHeldThere(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  target: string,
  recordIds: readonly string[],
): Promise<Map<string, string[]>> {
  const links = await listSeen(scope, crm, object, recordIds);
  if (object === 'deal' || object === 'lead') return listHeldByDeals(scope, crm, object, target as DealKey, links);
  const read = links.flatMap(({ id, seen }) => {
    const record = fromSeen(seen);
    return record ? [{ id, record }] : [];
  });
  if (target === CONTRACTS_KEY) return listContractsThere(scope, crm, read);
  const held = new Map<string, string[]>();
  for (const { id, record } of read) {
    const values = target === ACCOUNT_TYPE_KEY && !record.inProgramme ? [] : record.fields[target];
    if (values) held.set(id, [...values]);
  }
  return held;
}

async function listHeldByDeals(
  scope: Scope,
  crm: CrmKind,
  object: DealObject,
  key: DealKey,
  links: readonly { id: string; seen: Seen | null }[],
): Promise<Map<string, string[]>> {
  const names = stageNames(await loadDealTerms(scope), object);
  const held = new Map<string, string[]>();
  for (const { id, seen } of links) {
    const values = seen && dealValue(seen, key);
    if (values) held.set(id, key === 'stage' ? values.map((name) => toOurStage(names, crm, name)) : values);
  }
  return held;
}

/** Names may have found their organizations since they were read. */
async function listContractsThere(
  scope: Scope,
  crm: CrmKind,
  read: readonly { id: string; record: SeenRecord }[],
): Promise<Map<string, string[]>> {
  const ids = read.map(({ id }) => id);
  const contracts = new Map<string, NamedContract[]>(ids.map((id) => [id, []]));
  for (const row of await listNamedContracts(scope, ids)) contracts.get(row.partnerId)?.push(row);
  const lookup = createNameLookup(scope, crm);
  const held = new Map<string, string[]>();
  for (const { id, record } of read) {
    const names = await resolveAmong(contracts.get(id) ?? [], record.contractNames, lookup, record.led);
    held.set(id, [...new Set(names.flatMap(({ secondPartnerId }) => secondPartnerId ?? []))]);
  }
  return held;
}
