import { listNamedContracts, type NamedContract } from '@tierline/db/contract';
import { findLink, listSeen } from '@tierline/db/record-link';
import type { Seen } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import { getProgramme } from '@tierline/db/tenant';
import type { CrmKind, CrmOrganization } from '@tierline/domain/crm';
import { type ContractName, createNameLookup, resolveAmong, resolveNames } from './contract-names.ts';
import { type Placed, toPlace } from './programme-place.ts';

/** Of a company record, in a CRM's words: what writes are about. */
type Listed = Pick<CrmOrganization, 'contractNames' | 'preferredId' | 'values'> & Placed;

/**
 * What a record holds of a write's target, in our ids and types or in the field's values; null when the CRM has no such field.
 * Names in the contract field that lead to no organization are no part of it.
 */
export async function toHeld(
  scope: Scope,
  crm: CrmKind,
  organizationId: string,
  target: string,
  record: Listed,
): Promise<string[] | null> {
  if (target === 'contracts') {
    return toIds(await resolveNames(scope, crm, organizationId, record.contractNames));
  }
  if (target === 'account_type') return toPlace(record, (await getProgramme(scope)).accountTypes);
  if (target !== 'preferred') return record.values[target] ? [...record.values[target]] : null;
  const preferred = record.preferredId && (await findLink(scope, crm, 'organization', record.preferredId));
  return preferred ? [preferred.id] : [];
}

/** The same of what the CRM was last seen to hold; null also when it was not read yet. */
export async function findHeldThere(
  scope: Scope,
  crm: CrmKind,
  organizationId: string,
  target: string,
): Promise<string[] | null> {
  const held = await listHeldThere(scope, crm, target, [organizationId]);
  return held.get(organizationId) ?? null;
}

/** The same of many organizations, by their ids; those that the CRM does not have, or that were not read yet, are left out. */
export async function listHeldThere(
  scope: Scope,
  crm: CrmKind,
  target: string,
  organizationIds: readonly string[],
): Promise<Map<string, string[]>> {
  const links = await listSeen(scope, crm, 'organization', organizationIds);
  const read = links.flatMap(({ id, seen }) => (seen ? [{ id, seen }] : []));
  const held = new Map<string, string[]>();
  if (target === 'contracts') {
    const ids = read.map(({ id }) => id);
    const contracts = new Map<string, NamedContract[]>(ids.map((id) => [id, []]));
    for (const row of await listNamedContracts(scope, ids)) contracts.get(row.partnerId)?.push(row);
    const lookup = createNameLookup(scope, crm);
    for (const { id, seen } of read) {
      const names = toTexts(seen.contractNames) ?? [];
      held.set(id, toIds(await resolveAmong(contracts.get(id) ?? [], names, lookup)));
    }
    return held;
  }
  for (const { id, seen } of read) {
    const values = toSeen(seen, target);
    if (values) held.set(id, values);
  }
  return held;
}

function toSeen(seen: Seen, target: string): string[] | null {
  if (target === 'preferred') return typeof seen.preferredId === 'string' ? [seen.preferredId] : [];
  if (target === 'account_type') return seen.standing === 'outside' ? [] : (toTexts([seen.accountType]) ?? []);
  return toTexts(seen[`values.${target}`]);
}

const toIds = (names: readonly ContractName[]): string[] => [
  ...new Set(names.flatMap(({ secondPartnerId }) => secondPartnerId ?? [])),
];

const toTexts = (value: unknown): string[] | null =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : null;
