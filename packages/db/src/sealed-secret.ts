import type { CrmKind } from '@tierline/domain/crm';
import { and, eq } from 'drizzle-orm';
import { connection, secret } from './schema/connection.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export interface SealedSecret {
  tenantId: string;
  crm: CrmKind;
  /** Of the CRM to which it gives access. */
  orgId: string;
  name: string;
  sealed: string;
}

/** Every vendor's, for sealing them anew. */
export const listSealedSecrets = (db: Queryable): Promise<SealedSecret[]> =>
  db
    .select({
      tenantId: secret.tenantId,
      crm: secret.crm,
      orgId: connection.orgId,
      name: secret.name,
      sealed: secret.sealed,
    })
    .from(secret)
    .innerJoin(connection, and(eq(connection.tenantId, secret.tenantId), eq(connection.crm, secret.crm)))
    .orderBy(secret.tenantId, secret.crm, secret.name);

/** False when another has saved the secret meanwhile, whose value stands. */
export async function replaceSealedSecret(db: Queryable, row: SealedSecret, sealed: string): Promise<boolean> {
  const replaced = await db
    .update(secret)
    .set({ sealed })
    .where(
      and(
        eq(secret.tenantId, row.tenantId),
        eq(secret.crm, row.crm),
        eq(secret.name, row.name),
        eq(secret.sealed, row.sealed),
      ),
    )
    .returning({ name: secret.name });
  return replaced.length > 0;
}

/** Nothing when another has saved the secret meanwhile. */
export async function deleteSealedSecret(scope: Scope, crm: CrmKind, name: string, sealed: string): Promise<void> {
  await scope.db
    .delete(secret)
    .where(ofTenant(scope, secret, eq(secret.crm, crm), eq(secret.name, name), eq(secret.sealed, sealed)));
}
