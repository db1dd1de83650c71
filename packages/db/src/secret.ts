import type { CrmKind } from '@tierline/domain/crm';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
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

const NO_LEASE = { leaseToken: null, leaseUntil: null };

/** Ends the lease of whoever is exchanging an earlier one. */
export async function saveSecret(
  scope: Scope,
  row: { crm: CrmKind; name: string; sealed: string; savedAt: string },
): Promise<void> {
  const { sealed, savedAt } = row;
  await scope.db
    .insert(secret)
    .values({ tenantId: scope.tenantId, ...row })
    .onConflictDoUpdate({ target: [secret.tenantId, secret.crm, secret.name], set: { sealed, savedAt, ...NO_LEASE } });
}

/** Whether that lease holds still: the secret was not saved anew, deleted or moved to another vendor since. */
export async function holdsSecretLease(scope: Scope, crm: CrmKind, name: string, token: string): Promise<boolean> {
  const found = await scope.db
    .select({ name: secret.name })
    .from(secret)
    .where(ofTenant(scope, secret, eq(secret.crm, crm), eq(secret.name, name), eq(secret.leaseToken, token)));
  return found.length > 0;
}

/** Takes the right to exchange the secret until `until`; false while another server has it, or there is none. */
export async function leaseSecret(
  scope: Scope,
  crm: CrmKind,
  name: string,
  lease: { token: string; now: string; until: string },
): Promise<boolean> {
  const taken = await scope.db
    .update(secret)
    .set({ leaseToken: lease.token, leaseUntil: lease.until })
    .where(
      and(
        ofTenant(scope, secret, eq(secret.crm, crm), eq(secret.name, name)),
        or(isNull(secret.leaseUntil), lt(secret.leaseUntil, lease.now)),
      ),
    )
    .returning({ name: secret.name });
  return taken.length > 0;
}

export async function endSecretLease(scope: Scope, crm: CrmKind, name: string, token: string): Promise<void> {
  await scope.db
    .update(secret)
    .set(NO_LEASE)
    .where(ofTenant(scope, secret, eq(secret.crm, crm), eq(secret.name, name), eq(secret.leaseToken, token)));
}

export async function deleteSecrets(scope: Scope, crm: CrmKind): Promise<void> {
  await scope.db.delete(secret).where(ofTenant(scope, secret, eq(secret.crm, crm)));
}
