import { listContractsOfPartner, resolveContracts, saveContracts } from '@tierline/db/contract';
import {
  findOrganization,
  listOrganizationsByName,
  type OrganizationRow,
  saveOrganization,
} from '@tierline/db/organization';
import { createLink, findLink, stampLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { type AccountTypes, toAccountType } from '@tierline/domain/account-type';
import { planContracts, type StatedContract } from '@tierline/domain/contracts';
import type { CrmKind, CrmOrganization, Known } from '@tierline/domain/crm';
import { isNewer } from '@tierline/domain/observation-order';
import { toNameKey, toStanding } from '@tierline/domain/organization';
import { toCustomerId, toOrganizationId } from './references.ts';

export interface Reading<R> {
  record: R;
  /** When the read began, by our clock; null for a snapshot. */
  readAt: string | null;
}

/** Takes over a company record as it was read. Call it in a write transaction. */
export async function takeOrganization(
  scope: Scope,
  crm: CrmKind,
  types: AccountTypes,
  { record, readAt }: Reading<CrmOrganization>,
  now: string,
): Promise<void> {
  const link = await findLink(scope, crm, 'organization', record.id);
  if (link && !isNewer({ modifiedAt: record.modifiedAt, readAt }, { modifiedAt: link.modifiedAt, settledAt: null }))
    return;
  const standing = toStanding(record);
  if (standing === 'outside' || (await findLink(scope, crm, 'customer', record.id))) {
    await toCustomerId(scope, crm, record.id, record.name);
  }
  if (standing === 'outside' && !link) return;

  const { id } = link ?? (await createLink(scope, crm, 'organization', record.id));
  const accountType = toAccountType(record.accountType, types);
  const before = await findOrganization(scope, id);
  const row: Omit<OrganizationRow, 'tenantId'> = {
    id,
    name: record.name,
    nameKey: toNameKey(record.name),
    accountType,
    standing,
    status: record.status,
    region: record.region,
    segment: record.segment,
    productLines: record.productLines,
    preferredId: await toOrganizationId(scope, crm, record.preferredId, null),
  };
  if (JSON.stringify({ tenantId: scope.tenantId, ...row }) !== JSON.stringify(before))
    await saveOrganization(scope, row);
  await takeContracts(scope, id, accountType === 'partner' ? record.contractNames : [], now);
  // A name that it has left may now have one bearer.
  for (const nameKey of new Set([before?.nameKey ?? row.nameKey, row.nameKey])) await offerName(scope, nameKey);
  if (link?.modifiedAt !== record.modifiedAt) await stampLink(scope, crm, 'organization', id, record.modifiedAt);
}

/** A snapshot counts only when it is whole: a viewer who may not read the contract field has not emptied it. */
export function toWholeOrganization(known: Known<CrmOrganization>): CrmOrganization | null {
  const { name, inSync, accountType, status, contractNames, preferredId, region, segment, productLines } = known;
  if (name === undefined || inSync === undefined || accountType === undefined || status === undefined) return null;
  if (contractNames === undefined || preferredId === undefined) return null;
  if (region === undefined || segment === undefined || productLines === undefined) return null;
  return {
    id: known.id,
    modifiedAt: known.modifiedAt,
    modifiedBy: known.modifiedBy ?? null,
    deleted: false,
    ...{ name, inSync, accountType, status, contractNames, preferredId, region, segment, productLines },
  };
}

async function takeContracts(scope: Scope, partnerId: string, names: string[], now: string): Promise<void> {
  const known = await listContractsOfPartner(scope, partnerId);
  const changes = planContracts(known, names, now);
  const resolved: StatedContract[] = [];
  for (const contract of changes) {
    const secondPartnerId = contract.secondPartnerId ?? (await findByName(scope, contract.nameKey));
    resolved.push({ ...contract, secondPartnerId });
  }
  await saveContracts(
    scope,
    resolved.map((contract) => ({ partnerId, ...contract })),
  );
}

async function findByName(scope: Scope, nameKey: string): Promise<string | null> {
  const found = await listOrganizationsByName(scope, 'partner_2', nameKey);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Contracts that lead nowhere find the second partner that has come to be the only one of that name. */
async function offerName(scope: Scope, nameKey: string): Promise<void> {
  const bearer = await findByName(scope, nameKey);
  if (bearer !== null) await resolveContracts(scope, nameKey, bearer);
}
