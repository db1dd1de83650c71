import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { and, asc, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { contact } from './schema/contact.ts';
import { contract, organization } from './schema/organization.ts';
import { recordLink } from './schema/record-link.ts';
import { ofTenant, type Scope } from './scope.ts';
import type { OffsetPage } from './sync-health.ts';

/** A name in the contract fields that leads to nobody. */
export interface UnresolvedName {
  /** As one of the fields spells it. */
  name: string;
  nameKey: string;
  /** How many partners' fields have it. */
  partners: number;
  /** The first of them by name. */
  partnerId: string;
  partnerName: string;
}

/** Those that most partners have come first. */
export async function listUnresolved(
  scope: Scope,
  { from, limit }: OffsetPage,
): Promise<{ rows: UnresolvedName[]; total: number }> {
  const ofPartner = and(eq(organization.tenantId, contract.tenantId), eq(organization.id, contract.partnerId));
  const where = ofTenant(
    scope,
    contract,
    isNull(contract.secondPartnerId),
    isNull(contract.endedAt),
    ne(organization.standing, 'outside'),
  );
  const rows = await scope.db
    .select({
      ...{ name: contract.name, nameKey: contract.nameKey, partners: sql<number>`count(*)` },
      ...{ partnerId: organization.id, partnerName: organization.name },
      // With one `min` in it, SQLite takes the other columns from the row that has the least.
      first: sql<string>`min(${organization.nameKey})`,
    })
    .from(contract)
    .innerJoin(organization, ofPartner)
    .where(where)
    .groupBy(contract.nameKey)
    .orderBy(desc(sql`count(*)`), asc(contract.nameKey))
    .limit(limit)
    .offset(from);
  const [count] = await scope.db
    .select({ total: sql<number>`count(distinct ${contract.nameKey})` })
    .from(contract)
    .innerJoin(organization, ofPartner)
    .where(where);
  return { rows: rows.map(({ first: _, ...row }) => row), total: count?.total ?? 0 };
}

/** One of several records of a CRM that look the same. */
export interface Lookalike {
  crm: CrmKind;
  recordId: string;
  name: string;
  /** The name, or of people the address, that they share. */
  shared: string;
}

/** Companies in the programme that bear one name in one CRM, or people there with one address; those alike stand together. */
export async function listLookalikes(
  scope: Scope,
  object: SyncedObject,
  { from, limit }: OffsetPage,
): Promise<{ rows: Lookalike[]; total: number }> {
  const table = object === 'organization' ? organization : contact;
  const shared = object === 'organization' ? recordLink.nameKey : contact.email;
  const join = and(eq(table.tenantId, recordLink.tenantId), eq(table.id, recordLink.id));
  const kept = object === 'organization' ? ne(organization.standing, 'outside') : eq(contact.deleted, false);
  const there = sql`json_extract(${recordLink.seen}, '$.inProgramme')`;
  const isThere = ofTenant(scope, recordLink, eq(recordLink.object, object), kept, there, ne(shared, ''));
  const several = scope.db
    .select({ crm: recordLink.crm, shared: sql<string>`${shared}`.as('shared') })
    .from(recordLink)
    .innerJoin(table, join)
    .where(isThere)
    .groupBy(recordLink.crm, shared)
    .having(sql`count(*) > 1`)
    .as('several');
  const isOne: SQL | undefined = and(eq(several.crm, recordLink.crm), eq(several.shared, shared));
  const rows = await scope.db
    .select({ crm: recordLink.crm, recordId: table.id, name: table.name, shared: several.shared })
    .from(recordLink)
    .innerJoin(table, join)
    .innerJoin(several, isOne)
    .where(isThere)
    .orderBy(asc(recordLink.crm), asc(several.shared), asc(recordLink.crmId))
    .limit(limit)
    .offset(from);
  const [count] = await scope.db
    .select({ total: sql<number>`count(*)` })
    .from(recordLink)
    .innerJoin(table, join)
    .innerJoin(several, isOne)
    .where(isThere);
  return { rows, total: count?.total ?? 0 };
}

/** How many second partners list second partners themselves, in any CRM; those lists do not count. */
export async function countSecondPartnersWithLists(scope: Scope): Promise<number> {
  const listed = scope.db
    .select({ id: recordLink.id })
    .from(recordLink)
    .where(
      ofTenant(
        scope,
        recordLink,
        eq(recordLink.object, 'organization'),
        sql`json_array_length(${recordLink.seen}, '$.contractNames') > 0`,
      ),
    );
  const [row] = await scope.db
    .select({ count: sql<number>`count(*)` })
    .from(organization)
    .where(
      ofTenant(
        scope,
        organization,
        eq(organization.accountType, 'partner_2'),
        ne(organization.standing, 'outside'),
        inArray(organization.id, listed),
      ),
    );
  return row?.count ?? 0;
}
