import type { AccountType } from '@tierline/domain/account-type';
import type { Organization } from '@tierline/domain/organization';
import { and, asc, eq, getTableColumns, gt, ne, or, type SQL, sql } from 'drizzle-orm';
import { broughtOf, given, ofGivenTenant, prepared } from './prepared.ts';
import { organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

export type OrganizationRow = typeof organization.$inferSelect;

/** What the domain decides with. */
export const toOrganization = (row: OrganizationRow): Organization => ({
  id: row.id,
  name: row.name,
  accountType: row.accountType,
  standing: row.standing,
  values: row.values,
});

export async function findOrganization(scope: Scope, id: string): Promise<OrganizationRow | null> {
  const [row] = await byGivenId(scope, { id });
  return row ?? null;
}

const byGivenId = prepared<{ id: string }, OrganizationRow[]>((db) =>
  db
    .select()
    .from(organization)
    .where(ofGivenTenant(organization, eq(organization.id, given('id'))))
    .prepare(),
);

export const listOrganizationsById = (scope: Scope, ids: readonly string[]): Promise<OrganizationRow[]> =>
  scope.db
    .select()
    .from(organization)
    .where(
      ofTenant(scope, organization, sql`${organization.id} in (select value from json_each(${JSON.stringify(ids)}))`),
    );

/** Those in the programme, and at most two: a name that two organizations bear names neither. */
export const listOrganizationsByName = (scope: Scope, type: AccountType, nameKey: string): Promise<OrganizationRow[]> =>
  byGivenName(scope, { type, nameKey });

/** The same of many names, in one query; each with as many organizations as bear it. */
export const listOrganizationsByNames = (
  scope: Scope,
  type: AccountType,
  nameKeys: readonly string[],
): Promise<OrganizationRow[]> =>
  scope.db
    .select()
    .from(organization)
    .where(
      ofTenant(
        scope,
        organization,
        eq(organization.accountType, type),
        sql`${organization.nameKey} in (select value from json_each(${JSON.stringify(nameKeys)}))`,
        ne(organization.standing, 'outside'),
      ),
    );

const byGivenName = prepared<{ type: AccountType; nameKey: string }, OrganizationRow[]>((db) =>
  db
    .select()
    .from(organization)
    .where(
      ofGivenTenant(
        organization,
        eq(organization.accountType, given('type')),
        eq(organization.nameKey, given('nameKey')),
        ne(organization.standing, 'outside'),
      ),
    )
    .limit(2)
    .prepare(),
);

export async function saveOrganization(scope: Scope, row: Omit<OrganizationRow, 'tenantId'>): Promise<void> {
  await upsert(scope, row);
}

const upsert = prepared<Omit<OrganizationRow, 'tenantId'>, unknown>((db) => {
  const { tenantId, id, ...others } = getTableColumns(organization);
  return db
    .insert(organization)
    .values({
      ...{ tenantId: given('tenantId'), id: given('id'), name: given('name'), nameKey: given('nameKey') },
      ...{ accountType: given('accountType'), standing: given('standing'), status: given('status') },
      ...{ values: given('values'), preferredId: given('preferredId'), parentId: given('parentId') },
    })
    .onConflictDoUpdate({ target: [tenantId, id], set: broughtOf(others) })
    .prepare();
});

/** The organizations of a type whose names contain every word, by name; those outside the programme are left out. */
export async function searchOrganizations(
  scope: Scope,
  type: AccountType,
  search: { nameKey: string; limit: number },
): Promise<{ rows: OrganizationRow[]; total: number }> {
  const where = ofTenant(
    scope,
    organization,
    eq(organization.accountType, type),
    sql`${organization.standing} <> 'outside'`,
    containsWords(search.nameKey),
  );
  const rows = await scope.db
    .select()
    .from(organization)
    .where(where)
    .orderBy(organization.nameKey)
    .limit(search.limit);
  if (rows.length < search.limit) return { rows, total: rows.length };
  const [count] = await scope.db.select({ total: sql<number>`count(*)` }).from(organization).where(where);
  return { rows, total: count?.total ?? rows.length };
}

/** Ids of organizations of any type whose folded names contain this. */
export async function listIdsNamed(scope: Scope, nameKey: string, limit: number): Promise<string[]> {
  const rows = await scope.db
    .select({ id: organization.id })
    .from(organization)
    .where(ofTenant(scope, organization, containsWords(nameKey)))
    .orderBy(...byName)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Every word of a folded search occurs in the organization's folded name; `%` and `_` are letters like any other. */
export function containsWords(nameKey: string): SQL | undefined {
  const words = nameKey.split(' ').filter(Boolean);
  return and(...words.map((word) => sql`instr(${organization.nameKey}, ${word}) > 0`));
}

/** Rows after the cursor, in the order of name and id. */
export const afterName = (cursor: { nameKey: string; id: string } | null): SQL | undefined =>
  cursor
    ? or(
        gt(organization.nameKey, cursor.nameKey),
        and(eq(organization.nameKey, cursor.nameKey), gt(organization.id, cursor.id)),
      )
    : undefined;

export const byName = [asc(organization.nameKey), asc(organization.id)];

/** The active organizations of a type, by name; `limit` bounds what a page adds up over all of them. */
export const listActive = (
  scope: Scope,
  type: AccountType,
  limit: number,
): Promise<{ id: string; name: string; nameKey: string }[]> =>
  scope.db
    .select({ id: organization.id, name: organization.name, nameKey: organization.nameKey })
    .from(organization)
    .where(ofTenant(scope, organization, eq(organization.accountType, type), eq(organization.standing, 'active')))
    .orderBy(...byName)
    .limit(limit);

/** The organizations of a company's child companies, by name. */
export const listChildren = (scope: Scope, parentId: string, limit: number): Promise<OrganizationRow[]> =>
  scope.db
    .select()
    .from(organization)
    .where(ofTenant(scope, organization, eq(organization.parentId, parentId), ne(organization.standing, 'outside')))
    .orderBy(...byName)
    .limit(limit);
