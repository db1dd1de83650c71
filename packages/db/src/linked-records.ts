import type { AccountType } from '@tierline/domain/account-type';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import type { Standing } from '@tierline/domain/organization';
import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import { contact } from './schema/contact.ts';
import { organization } from './schema/organization.ts';
import { recordLink } from './schema/record-link.ts';
import { ofTenant, type Scope } from './scope.ts';

export interface FoundRecord {
  id: string;
  name: string;
}

/** Organizations in the programme, or contacts, that a CRM has and whose names contain every word; by name. */
export async function searchLinkedRecords(
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
  search: { nameKey: string; limit: number },
): Promise<FoundRecord[]> {
  const table = object === 'organization' ? organization : contact;
  const isThere = object === 'organization' ? ne(organization.standing, 'outside') : eq(contact.deleted, false);
  return scope.db
    .select({ id: table.id, name: table.name })
    .from(table)
    .innerJoin(
      recordLink,
      and(
        eq(recordLink.tenantId, table.tenantId),
        eq(recordLink.crm, crm),
        eq(recordLink.object, object),
        eq(recordLink.id, table.id),
      ),
    )
    .where(ofTenant(scope, table, isThere, ...containing(table.nameKey, search.nameKey)))
    .orderBy(asc(table.nameKey), asc(table.id))
    .limit(search.limit);
}

const containing = (column: typeof organization.nameKey | typeof contact.nameKey, nameKey: string): SQL[] =>
  nameKey
    .split(' ')
    .filter(Boolean)
    .map((word) => sql`instr(${column}, ${word}) > 0`);

export interface StandingCount {
  accountType: AccountType;
  standing: Standing;
  count: number;
}

/** How many organizations of each type stand how in the programme. */
export const countStandings = (scope: Scope): Promise<StandingCount[]> =>
  scope.db
    .select({
      accountType: organization.accountType,
      standing: organization.standing,
      count: sql<number>`count(*)`,
    })
    .from(organization)
    .where(ofTenant(scope, organization, ne(organization.standing, 'outside')))
    .groupBy(organization.accountType, organization.standing);
