import type { IndexedDeal, Pair } from '@tierline/domain/eligibility-index/types';
import type { Organization } from '@tierline/domain/organization';
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { toOrganization } from './organization.ts';
import { deal } from './schema/deal.ts';
import { contract, organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

const PAGE = 5_000;
const rowid = sql<number>`rowid`;

/** Everything that an index of eligibility is built from, a page at a time: the whole of a big vendor is too much at once. */
export async function* everyOrganization(scope: Scope): AsyncGenerator<Organization[]> {
  for (let after = 0; ; ) {
    const page = await scope.db
      .select({ at: sql<number>`${organization}.rowid`, row: organization })
      .from(organization)
      .where(ofTenant(scope, organization, gt(sql`${organization}.rowid`, after)))
      .orderBy(asc(sql`${organization}.rowid`))
      .limit(PAGE);
    if (page.length === 0) return;
    yield page.map(({ row }) => toOrganization(row));
    after = page.at(-1)?.at ?? after;
  }
}

const standing = and(isNull(contract.endedAt), isNotNull(contract.secondPartnerId));
const pair = { partnerId: contract.partnerId, secondPartnerId: sql<string>`${contract.secondPartnerId}` };

/** The contracts that stand. */
export async function* everyContract(scope: Scope): AsyncGenerator<Pair[]> {
  for (let after = 0; ; ) {
    const page = await scope.db
      .select({ at: rowid, ...pair })
      .from(contract)
      .where(ofTenant(scope, contract, standing, gt(rowid, after)))
      .orderBy(asc(rowid))
      .limit(PAGE);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.at ?? after;
  }
}

export const listStandingContracts = (scope: Scope, partnerIds: string[]): Promise<Pair[]> =>
  scope.db
    .select(pair)
    .from(contract)
    .where(ofTenant(scope, contract, standing, inArray(contract.partnerId, partnerIds)));

const open = and(eq(deal.open, true), eq(deal.deleted, false));
const indexed = {
  id: deal.id,
  partnerId: deal.partnerId,
  secondPartnerId: deal.secondPartnerId,
  amountMinor: deal.amountMinor,
  currency: deal.currency,
};

interface IndexedRow {
  id: string;
  partnerId: string | null;
  secondPartnerId: string | null;
  amountMinor: number | null;
  currency: string | null;
}

const toIndexedDeal = ({ amountMinor, currency, ...row }: IndexedRow): IndexedDeal => ({
  ...row,
  amount: amountMinor === null || currency === null ? null : { minor: amountMinor, currency },
});

/** Open deals and leads. */
export async function* everyOpenDeal(scope: Scope): AsyncGenerator<IndexedDeal[]> {
  for (let after = 0; ; ) {
    const page = await scope.db
      .select({ at: rowid, ...indexed })
      .from(deal)
      .where(ofTenant(scope, deal, open, gt(rowid, after)))
      .orderBy(asc(rowid))
      .limit(PAGE);
    if (page.length === 0) return;
    yield page.map(({ at: _, ...row }) => toIndexedDeal(row));
    after = page.at(-1)?.at ?? after;
  }
}

/** Those of the deals that are open. */
export async function listOpenDeals(scope: Scope, ids: string[]): Promise<IndexedDeal[]> {
  const rows = await scope.db
    .select(indexed)
    .from(deal)
    .where(ofTenant(scope, deal, open, inArray(deal.id, ids)));
  return rows.map(toIndexedDeal);
}

/** Open deals with a second partner that name the organization in either role, by id, a page at a time. */
export async function* everyOpenDealOf(scope: Scope, organizationId: string): AsyncGenerator<IndexedDeal[]> {
  for (const column of [deal.partnerId, deal.secondPartnerId]) {
    for (let after = ''; ; ) {
      const page = await scope.db
        .select(indexed)
        .from(deal)
        .where(
          ofTenant(scope, deal, open, isNotNull(deal.secondPartnerId), eq(column, organizationId), gt(deal.id, after)),
        )
        .orderBy(asc(deal.id))
        .limit(PAGE);
      if (page.length === 0) break;
      yield page.map(toIndexedDeal);
      after = page.at(-1)?.id ?? after;
    }
  }
}
