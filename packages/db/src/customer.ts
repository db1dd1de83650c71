import { eq, sql } from 'drizzle-orm';
import { given, ofGivenTenant, prepared } from './prepared.ts';
import { customer } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

export async function findCustomer(scope: Scope, id: string): Promise<{ id: string; name: string } | null> {
  const [row] = await byGivenId(scope, { id });
  return row ?? null;
}

const byGivenId = prepared<{ id: string }, { id: string; name: string }[]>((db) =>
  db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(ofGivenTenant(customer, eq(customer.id, given('id'))))
    .prepare(),
);

export async function saveCustomer(scope: Scope, row: { id: string; name: string }): Promise<void> {
  await upsert(scope, row);
}

const upsert = prepared<{ id: string; name: string }, unknown>((db) =>
  db
    .insert(customer)
    .values({ tenantId: given('tenantId'), id: given('id'), name: given('name') })
    .onConflictDoUpdate({ target: [customer.tenantId, customer.id], set: { name: sql`excluded.name` } })
    .prepare(),
);

/** The names of those of these customers that are kept. */
export const listCustomerNames = (scope: Scope, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  scope.db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(ofTenant(scope, customer, sql`${customer.id} in (select value from json_each(${JSON.stringify(ids)}))`));
