import { type SQL, sql } from 'drizzle-orm';
import { contact } from './schema/contact.ts';
import { deal } from './schema/deal.ts';
import { organization } from './schema/organization.ts';
import type { recordWrite } from './schema/record-write.ts';
import type { syncLog, syncProblem } from './schema/sync.ts';

/** The name of the organization, contact, deal or lead that a row is about; empty when it is not known any more. */
export const recordNameOf = ({
  tenantId,
  recordId,
}: typeof recordWrite | typeof syncLog | typeof syncProblem): SQL<string> => {
  const nameIn = (table: typeof organization | typeof contact | typeof deal) =>
    sql`(select named.name from ${table} named where named.tenant_id = ${tenantId} and named.id = ${recordId})`;
  return sql<string>`coalesce(${nameIn(organization)}, ${nameIn(contact)}, ${nameIn(deal)}, '')`;
};
