import type { IndexedDeal, Pair } from '@tierline/domain/eligibility-index/types';
import type { Organization } from '@tierline/domain/organization';
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { toOrganization } from './organization.ts';
import { deal } from './schema/deal.ts';
import { contract, organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

const PAGE = 5_000;
/** Ids that one query asks for: SQLite takes some ten thousand parameters, and no more. */
const CHUNK = 500;

/**
 * Everything that an index of eligibility is built from, a page at a time: the whole of a big vendor is too much at once.
 * Pages are in the order of the primary key, which needs no sorting.
 */
export async function* everyOrganization(scope: Scope): AsyncGenerator<Organization[]> {
  for (let after = ''; ; ) {
    const page = await scope.db
      .select()
      .from(organization)
      .where(ofTenant(scope, organization, gt(organization.id, after)))
      .orderBy(asc(organization.id))
      .limit(PAGE);
    if (page.length > 0) yield page.map(toOrganization);
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
  }
}

// The plus keeps SQLite from looking through all of a vendor's contracts by their second partners.
const standing = and(isNull(contract.endedAt), sql`+${contract.secondPartnerId} is not null`);
const pair = { partnerId: contract.partnerId, secondPartnerId: sql<string>`${contract.secondPartnerId}` };

/** The contracts that stand. */
export async function* everyContract(scope: Scope): AsyncGenerator<Pair[]> {
  for (let [partnerId, nameKey] = ['', '']; ; ) {
    const behind = sql`(${contract.partnerId}, ${contract.nameKey}) > (${partnerId}, ${nameKey})`;
    const page = await scope.db
      .select({ ...pair, nameKey: contract.nameKey })
      .from(contract)
      .where(ofTenant(scope, contract, standing, behind))
      .orderBy(asc(contract.partnerId), asc(contract.nameKey))
      .limit(PAGE);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    ({ partnerId, nameKey } = last);
  }
}

/** Those of these partners. */
export async function listStandingContracts(scope: Scope, partnerIds: readonly string[]): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let from = 0; from < partnerIds.length; from += CHUNK) {
    const page = await scope.db
      .select(pair)
      .from(contract)
      .where(ofTenant(scope, contract, standing, inArray(contract.partnerId, partnerIds.slice(from, from + CHUNK))));
    pairs.push(...page);
  }
  return pairs;
}

const rowid = sql<number>`${deal}.rowid`;
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
  for (let after = ''; ; ) {
    const page = await scope.db
      .select(indexed)
      .from(deal)
      .where(ofTenant(scope, deal, open, gt(deal.id, after)))
      .orderBy(asc(deal.id))
      .limit(PAGE);
    if (page.length > 0) yield page.map(toIndexedDeal);
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
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

/**
 * Open deals with a second partner that name one of the organizations in either role, a page at a time; one that names two
 * of them may come twice.
 */
export async function* everyOpenDealOf(
  scope: Scope,
  organizationIds: readonly string[],
): AsyncGenerator<IndexedDeal[]> {
  for (let from = 0; from < organizationIds.length; from += CHUNK) {
    const ids = organizationIds.slice(from, from + CHUNK);
    yield* everyOpenDealIn(scope, deal.partnerId, ids);
    yield* everyOpenDealIn(scope, deal.secondPartnerId, ids);
  }
}

/**
 * The index of each role gives an organization's deals in the order of their rowids, so that pages need no sorting. The
 * organization that a page ended in goes on alone behind the page's last row, and the rest after it.
 */
async function* everyOpenDealIn(
  scope: Scope,
  role: typeof deal.partnerId | typeof deal.secondPartnerId,
  ids: readonly string[],
): AsyncGenerator<IndexedDeal[]> {
  let rest = ids.toSorted();
  let after = 0;
  while (rest.length > 0) {
    const named = inArray(role, after > 0 ? rest.slice(0, 1) : rest);
    const page = await scope.db
      .select({ ...indexed, named: sql<string>`${role}`, at: rowid })
      .from(deal)
      .where(ofTenant(scope, deal, named, gt(rowid, after), open, isNotNull(deal.secondPartnerId)))
      .orderBy(asc(role), asc(rowid))
      .limit(PAGE);
    if (page.length > 0) yield page.map(({ named: _, at: __, ...row }) => toIndexedDeal(row));
    const last = page.at(-1);
    if (last && page.length === PAGE) {
      rest = rest.slice(rest.indexOf(last.named));
      after = last.at;
    } else {
      rest = after > 0 ? rest.slice(1) : [];
      after = 0;
    }
  }
}
