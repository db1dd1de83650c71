import type { CrmKind } from '@tierline/domain/crm';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from './open-database.ts';
import { connection, personRole, secret } from './schema/connection.ts';
import { deleteTenant } from './tenant-data.ts';

/**
 * Puts a CRM under another vendor, with its secrets and the roles of its people, to be read from the beginning; the
 * vendor that it leaves is deleted with everything that it still has.
 */
export async function moveConnection(tx: Transaction, crm: CrmKind, from: string, to: string): Promise<void> {
  const anew = {
    tenantId: to,
    lastReadAt: null,
    fieldsReadAt: null,
    failureCode: null,
    failureText: null,
    failedAt: null,
  };
  await tx
    .update(connection)
    .set({ ...anew, leaseToken: null, leaseUntil: null })
    .where(and(eq(connection.tenantId, from), eq(connection.crm, crm)));
  for (const table of [secret, personRole]) {
    await tx
      .update(table)
      .set({ tenantId: to })
      .where(and(eq(table.tenantId, from), eq(table.crm, crm)));
  }
  await deleteTenant({ db: tx, tenantId: from });
}
