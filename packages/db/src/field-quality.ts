import type { AccountType } from '@tierline/domain/account-type';
import { eq, sql } from 'drizzle-orm';
import { organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

/** How well a field is filled in by the active organizations of a type. */
export interface FieldQuality {
  organizations: number;
  blank: number;
  /** How many have each value; an organization with several counts for each of them. */
  values: { value: string; organizations: number }[];
}

/** Looks at every active organization of the type once for each question: two for a field. */
export async function getFieldQuality(scope: Scope, type: AccountType, key: string): Promise<FieldQuality> {
  const path = `$."${key.replaceAll('"', '')}"`;
  const active = ofTenant(scope, organization, eq(organization.accountType, type), eq(organization.standing, 'active'));
  const [counts] = await scope.db
    .select({
      organizations: sql<number>`count(*)`,
      blank: sql<number>`coalesce(sum(coalesce(json_array_length(${organization.values}, ${path}), 0) = 0), 0)`,
    })
    .from(organization)
    .where(active);
  const values = await scope.db
    .select({ value: sql<string>`each.value`, organizations: sql<number>`count(*)` })
    .from(sql`${organization}, json_each(${organization.values}, ${path}) as each`)
    .where(active)
    .groupBy(sql`each.value`);
  return { organizations: counts?.organizations ?? 0, blank: counts?.blank ?? 0, values };
}
