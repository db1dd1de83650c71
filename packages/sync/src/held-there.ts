import { findLink, listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { getProgramme } from '@tierline/db/tenant';
import type { CrmKind, CrmOrganization } from '@tierline/domain/crm';
import { type ContractName, resolveNames } from './contract-names.ts';
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
  const links = await listLinks(scope, 'organization', organizationId);
  const seen = links.find((link) => link.crm === crm)?.seen;
  if (!seen) return null;
  if (target === 'preferred') return typeof seen.preferredId === 'string' ? [seen.preferredId] : [];
  if (target === 'account_type') return seen.standing === 'outside' ? [] : (toTexts([seen.accountType]) ?? []);
  if (target !== 'contracts') return toTexts(seen[`values.${target}`]);
  const names = await resolveNames(scope, crm, organizationId, toTexts(seen.contractNames) ?? []);
  return toIds(names);
}

const toIds = (names: readonly ContractName[]): string[] => [
  ...new Set(names.flatMap(({ secondPartnerId }) => secondPartnerId ?? [])),
];

const toTexts = (value: unknown): string[] | null =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : null;
