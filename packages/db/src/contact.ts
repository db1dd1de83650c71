import { and, asc, eq, getTableColumns, gt, or, sql } from 'drizzle-orm';
import { broughtOf, given, ofGivenTenant, prepared } from './prepared.ts';
import { contact } from './schema/contact.ts';
import { ofTenant, type Scope } from './scope.ts';

export type ContactRow = typeof contact.$inferSelect;

export async function findContact(scope: Scope, id: string): Promise<ContactRow | null> {
  const [row] = await byGivenId(scope, { id });
  return row ?? null;
}

const byGivenId = prepared<{ id: string }, ContactRow[]>((db) =>
  db
    .select()
    .from(contact)
    .where(ofGivenTenant(contact, eq(contact.id, given('id'))))
    .prepare(),
);

export const listContactsById = (scope: Scope, ids: readonly string[]): Promise<ContactRow[]> =>
  scope.db
    .select()
    .from(contact)
    .where(ofTenant(scope, contact, sql`${contact.id} in (select value from json_each(${JSON.stringify(ids)}))`));

export async function saveContact(scope: Scope, row: Omit<ContactRow, 'tenantId'>): Promise<void> {
  await upsert(scope, row);
}

const upsert = prepared<Omit<ContactRow, 'tenantId'>, unknown>((db) => {
  const { tenantId, id, ...others } = getTableColumns(contact);
  return db
    .insert(contact)
    .values({
      ...{ tenantId: given('tenantId'), id: given('id'), organizationId: given('organizationId') },
      ...{ name: given('name'), nameKey: given('nameKey'), email: given('email') },
      ...{ deleted: given('deleted'), values: given('values') },
    })
    .onConflictDoUpdate({ target: [tenantId, id], set: broughtOf(others) })
    .prepare();
});

/** An organization's contacts by name, a page at a time; deleted ones are among them. */
export const listContactsOf = (
  scope: Scope,
  organizationId: string,
  page: { after: { nameKey: string; id: string } | null; limit: number },
): Promise<ContactRow[]> => {
  const { after } = page;
  const later =
    after && or(gt(contact.nameKey, after.nameKey), and(eq(contact.nameKey, after.nameKey), gt(contact.id, after.id)));
  return scope.db
    .select()
    .from(contact)
    .where(ofTenant(scope, contact, eq(contact.organizationId, organizationId), later ?? undefined))
    .orderBy(asc(contact.nameKey), asc(contact.id))
    .limit(page.limit);
};

/** How many contacts an organization has whose names contain every word, and a page of them by name; deleted ones are among them. */
export async function searchContactsOf(
  scope: Scope,
  organizationId: string,
  { nameKey, after, limit }: { nameKey: string; after: { nameKey: string; id: string } | null; limit: number },
): Promise<{ rows: ContactRow[]; total: number }> {
  const words = nameKey.split(' ').filter(Boolean);
  const matches = and(
    eq(contact.organizationId, organizationId),
    ...words.map((word) => sql`instr(${contact.nameKey} || ' ' || coalesce(${contact.email}, ''), ${word}) > 0`),
  );
  const later =
    after && or(gt(contact.nameKey, after.nameKey), and(eq(contact.nameKey, after.nameKey), gt(contact.id, after.id)));
  const rows = await scope.db
    .select()
    .from(contact)
    .where(ofTenant(scope, contact, matches, later ?? undefined))
    .orderBy(asc(contact.nameKey), asc(contact.id))
    .limit(limit);
  const [count] = await scope.db
    .select({ total: sql<number>`count(*)` })
    .from(contact)
    .where(ofTenant(scope, contact, matches));
  return { rows, total: count?.total ?? 0 };
}

/** Contacts with this address, at most two: it suggests who is meant, and links nobody. */
export const listContactsByEmail = (scope: Scope, email: string): Promise<ContactRow[]> =>
  scope.db
    .select()
    .from(contact)
    .where(ofTenant(scope, contact, eq(contact.email, email)))
    .limit(2);
