import type { DealRow } from '@tierline/db/deal';
import { findLink } from '@tierline/db/record-link';
import type { Seen } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmDeal, CrmKind, Known } from '@tierline/domain/crm';
import { toOwnerText } from '@tierline/domain/deal-values';
import { toCustomerId, toOrganizationId } from './references.ts';
import { toCounted } from './roll-up.ts';

/** A deal's values as one CRM tells them, in our ids; what it does not tell is absent. */
export type ToldDeal = Partial<Omit<DealRow, 'tenantId' | 'id' | 'kind'>>;

export async function toToldDeal(scope: Scope, crm: CrmKind, record: Known<CrmDeal>): Promise<ToldDeal> {
  // One that is gone has no associations any more, wherever these tell of its companies.
  if (record.deleted) return { deleted: true };
  const { name, stage, open, deleted, amount, ownerName, customerName, customerId, convertedToId } = record;
  const { partnerId, partnerName = null, secondPartnerId, secondPartnerName = null, ownerEmail } = record;
  const told: ToldDeal = {};
  if (name !== undefined) told.name = name;
  if (stage !== undefined) told.stage = stage;
  if (open !== undefined) told.open = open;
  if (deleted !== undefined) told.deleted = deleted;
  if (amount !== undefined) {
    told.amountMinor = amount?.minor ?? null;
    told.currency = amount?.currency ?? null;
  }
  if (ownerName !== undefined) told.ownerName = ownerName;
  if (ownerEmail !== undefined) told.ownerEmail = ownerEmail === null ? null : toOwnerText(ownerEmail);
  if (customerName !== undefined) told.customerName = customerName;
  if (customerId !== undefined) told.customerId = await toCustomerId(scope, crm, customerId, customerName ?? null);
  if (partnerId !== undefined) {
    const id = await toOrganizationId(scope, crm, partnerId, partnerName);
    told.namedPartnerId = id;
    told.partnerId = id === null ? null : await toCounted(scope, id);
  }
  if (secondPartnerId !== undefined) {
    told.secondPartnerId = await toOrganizationId(scope, crm, secondPartnerId, secondPartnerName);
  }
  if (convertedToId !== undefined) {
    const deal = convertedToId === null ? null : await findLink(scope, crm, 'deal', convertedToId);
    told.convertedToId = deal?.id ?? null;
  }
  return told;
}

/** What is news in that CRM: the values that differ from those that it was last seen to hold. */
export const toNews = <T extends object>(told: T, seen: Seen): Partial<T> =>
  Object.fromEntries(
    Object.entries(told).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(seen[name])),
  ) as Partial<T>;

/** What fills a blank of the row: for a CRM that tells of a record for the first time, after another one did. */
export const toFillings = <T extends object>(told: T, row: Readonly<Record<string, unknown>>): Partial<T> =>
  Object.fromEntries(
    Object.entries(told).filter(([name]) => row[name] === null || row[name] === '' || isEmptyList(row[name])),
  ) as Partial<T>;

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
