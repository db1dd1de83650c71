import { listContractsOfPartner, resolveContracts, saveContracts } from '@tierline/db/contract';
import { findOrganization, type OrganizationRow, saveOrganization } from '@tierline/db/organization';
import { findWriteSettledAt } from '@tierline/db/organization-write';
import { createLink, findLink, listLinks, noteSeen } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { type AccountTypes, toAccountType } from '@tierline/domain/account-type';
import { planContracts, type StatedContract } from '@tierline/domain/contracts';
import type { CrmKind, CrmOrganization, Known } from '@tierline/domain/crm';
import { isNewer } from '@tierline/domain/observation-order';
import { toNameKey, toStanding } from '@tierline/domain/organization';
import type { FieldValues } from '@tierline/domain/organization-field';
import { findByName, toNameHere } from './contract-names.ts';
import { toCustomerId, toOrganizationId } from './references.ts';
import { toFillings, toNews } from './seen-deal.ts';

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
  const known = await findLink(scope, crm, 'organization', record.id);
  const settledAt = known && (await findWriteSettledAt(scope, known.id, crm));
  const seenUntil = { modifiedAt: known?.modifiedAt ?? null, settledAt };
  if (!isNewer({ modifiedAt: record.modifiedAt, readAt }, seenUntil)) return;
  const standing = toStanding(record);
  if (standing === 'outside' || (await findLink(scope, crm, 'customer', record.id))) {
    await toCustomerId(scope, crm, record.id, record.name);
  }
  if (standing === 'outside' && !known) return;

  const link = known ?? (await createLink(scope, crm, 'organization', record.id));
  const { id } = link;
  const before = await findOrganization(scope, id);
  const others = (await listLinks(scope, 'organization', id)).filter((other) => other.crm !== crm && other.modifiedAt);
  const told = await toToldOrganization(scope, crm, types, record, standing);
  const firstSight = link.modifiedAt === null && others.length > 0;
  const flat = toFlat(told);
  const { contractNames, ...changed } = fromFlat(
    firstSight
      ? toFillings(flat, before ? { ...toFlat(toBlank(told)), ...toFlat(before) } : {})
      : toNews(flat, link.seen ?? {}),
  );
  const { values, ...news } = changed;
  // It is in the programme as long as one of its CRMs has it there.
  if (news.standing === 'outside' && others.some(({ seen }) => seen?.standing !== 'outside')) {
    delete news.standing;
    delete news.status;
  }
  if (news.name !== undefined) news.nameKey = toNameKey(news.name);
  const { contractNames: listed, ...fields } = told;
  const after = before
    ? { ...before, ...news, values: withValues(before.values, values) }
    : { id, ...fields, values: withValues({}, told.values) };
  if (!before || Object.keys(changed).length > 0) await saveOrganization(scope, after);

  const nameKey = toNameKey(record.name);
  await noteSeen(scope, crm, 'organization', id, {
    modifiedAt: record.modifiedAt,
    seen: { ...link.seen, ...flat },
    nameKey,
  });
  if (contractNames !== undefined || (before && before.accountType !== after.accountType)) {
    if (!firstSight || (await listContractsOfPartner(scope, id)).length === 0) {
      await takeContracts(scope, crm, id, after.accountType === 'partner' ? listed : [], now);
    }
  }
  // A name that it has left may now have one bearer.
  for (const key of new Set([before?.nameKey ?? after.nameKey, after.nameKey, nameKey]))
    await offerName(scope, crm, key);
}

type ToldOrganization = Omit<OrganizationRow, 'tenantId' | 'id'> & { contractNames: string[] };

async function toToldOrganization(
  scope: Scope,
  crm: CrmKind,
  types: AccountTypes,
  record: CrmOrganization,
  standing: OrganizationRow['standing'],
): Promise<ToldOrganization> {
  const { name, status, values, contractNames } = record;
  return {
    name,
    nameKey: toNameKey(name),
    accountType: toAccountType(record.accountType, types),
    standing,
    status,
    values,
    preferredId: await toOrganizationId(scope, crm, record.preferredId, null),
    contractNames,
  };
}

const FIELD = 'values.';

/** What was told, each field's values by itself: what is news is decided field by field. */
const toFlat = <T extends { values: FieldValues }>({ values, ...others }: T) => ({
  ...others,
  ...Object.fromEntries(Object.entries(values).map(([key, list]) => [FIELD + key, list])),
});

const toBlank = ({ values }: Pick<ToldOrganization, 'values'>) => ({
  values: Object.fromEntries(Object.keys(values).map((key) => [key, []])),
});

/** The other way round; `values` has those fields alone that are there. */
function fromFlat(flat: Readonly<Record<string, unknown>>): Partial<ToldOrganization> {
  const entries = Object.entries(flat);
  const values = entries
    .filter(([name]) => name.startsWith(FIELD))
    .map(([name, list]) => [name.slice(FIELD.length), list]);
  const others = entries.filter(([name]) => !name.startsWith(FIELD));
  return Object.fromEntries(values.length > 0 ? [...others, ['values', Object.fromEntries(values)]] : others);
}

/** Blank fields are not kept. */
const withValues = (before: FieldValues, news: FieldValues = {}): FieldValues =>
  Object.fromEntries(Object.entries({ ...before, ...news }).filter(([, list]) => list.length > 0));

/** A snapshot counts only when it is whole: a viewer who may not read the contract field has not emptied it. */
export function toWholeOrganization(known: Known<CrmOrganization>): CrmOrganization | null {
  const { name, inSync, accountType, status, contractNames, preferredId, values = {} } = known;
  if (name === undefined || inSync === undefined || accountType === undefined || status === undefined) return null;
  if (contractNames === undefined || preferredId === undefined) return null;
  return {
    id: known.id,
    modifiedAt: known.modifiedAt,
    modifiedBy: known.modifiedBy ?? null,
    deleted: false,
    ...{ name, inSync, accountType, status, contractNames, preferredId, values },
  };
}

async function takeContracts(
  scope: Scope,
  crm: CrmKind,
  partnerId: string,
  names: string[],
  now: string,
): Promise<void> {
  const known = await listContractsOfPartner(scope, partnerId);
  const here: string[] = [];
  for (const name of names) here.push(await toNameHere(scope, crm, name));
  const changes = planContracts(known, here, now);
  const resolved: StatedContract[] = [];
  for (const contract of changes) {
    const secondPartnerId = contract.secondPartnerId ?? (await findByName(scope, crm, contract.nameKey));
    resolved.push({ ...contract, secondPartnerId });
  }
  await saveContracts(
    scope,
    resolved.map((contract) => ({ partnerId, ...contract })),
  );
}

/** Contracts that lead nowhere find the second partner that has come to be the only one of that name. */
async function offerName(scope: Scope, crm: CrmKind, nameKey: string): Promise<void> {
  const bearer = await findByName(scope, crm, nameKey);
  if (bearer !== null) await resolveContracts(scope, nameKey, bearer);
}
