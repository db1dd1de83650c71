import type { CrmKind } from '@tierline/domain/crm';
import { eq } from 'drizzle-orm';
import { connection } from './schema/connection.ts';
import { ofTenant, type Scope } from './scope.ts';

export async function saveConnectionConfig(scope: Scope, crm: CrmKind, config: Record<string, unknown>): Promise<void> {
  await scope.db
    .update(connection)
    .set({ config })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}

/** What went wrong before says nothing of a connection that was just made anew. */
export async function clearConnectionFailure(scope: Scope, crm: CrmKind): Promise<void> {
  await scope.db
    .update(connection)
    .set({ failureCode: null, failureText: null, failedAt: null })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}
