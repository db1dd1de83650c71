import { eq, sql } from 'drizzle-orm';
import { customer } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

export async function findCustomer(scope: Scope, id: string): Promise<{ id: string; name: string } | null> {
  const [row] = await scope.db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(ofTenant(scope, customer, eq(customer.id, id)));
  return row ?? null;
}

export async function saveCustomer(scope: Scope, row: { id: string; name: string }): Promise<void> {
  await scope.db
    .insert(customer)
    .values({ tenantId: scope.tenantId, ...row })
    .onConflictDoUpdate({ target: [customer.tenantId, customer.id], set: { name: row.name } });
}

/** The names of those of these customers that are kept. */
export const listCustomerNames = (scope: Scope, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  scope.db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(ofTenant(scope, customer, sql`${customer.id} in (select value from json_each(${JSON.stringify(ids)}))`));
