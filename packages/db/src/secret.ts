import type { CrmKind } from '@tierline/domain/crm';
import { eq } from 'drizzle-orm';
import { secret } from './schema/connection.ts';
import { ofTenant, type Scope } from './scope.ts';

/** As it was saved: sealed. */
export async function findSecret(scope: Scope, crm: CrmKind, name: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ sealed: secret.sealed })
    .from(secret)
    .where(ofTenant(scope, secret, eq(secret.crm, crm), eq(secret.name, name)));
  return row?.sealed ?? null;
}

export async function saveSecret(
  scope: Scope,
  row: { crm: CrmKind; name: string; sealed: string; savedAt: string },
): Promise<void> {
  const { sealed, savedAt } = row;
  await scope.db
    .insert(secret)
    .values({ tenantId: scope.tenantId, ...row })
    .onConflictDoUpdate({ target: [secret.tenantId, secret.crm, secret.name], set: { sealed, savedAt } });
}
