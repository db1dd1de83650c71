import { type AccountTypes, DEFAULT_ACCOUNT_TYPES } from '@tierline/domain/account-type';
import { eq } from 'drizzle-orm';
import { accountType, tenant } from './schema/tenant.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export interface Tenant {
  id: string;
  name: string;
}

/** A new vendor, with the account types that everybody begins with, and distribution switched on. */
export async function createTenant(db: Queryable, row: Tenant & { createdAt: string }): Promise<void> {
  await db.insert(tenant).values({ ...row, moduleOnAt: row.createdAt });
  await db
    .insert(accountType)
    .values(Object.values(DEFAULT_ACCOUNT_TYPES).map((setting) => ({ tenantId: row.id, ...setting })));
}

/** The vendor's name and account types. */
export async function getProgramme(scope: Scope): Promise<{ vendorName: string; accountTypes: AccountTypes }> {
  const rows = await scope.db
    .select({
      vendorName: tenant.name,
      code: accountType.code,
      displayName: accountType.displayName,
      crmValue: accountType.crmValue,
    })
    .from(accountType)
    .innerJoin(tenant, eq(tenant.id, accountType.tenantId))
    .where(ofTenant(scope, accountType));
  const first = rows[0];
  if (!first) throw new Error(`tenant ${scope.tenantId} has no account types`);
  const accountTypes = { ...DEFAULT_ACCOUNT_TYPES };
  for (const { code, displayName, crmValue } of rows) accountTypes[code] = { code, displayName, crmValue };
  return { vendorName: first.vendorName, accountTypes };
}

export interface Gates {
  entitled: boolean;
  /** Null while the vendor has it switched off. */
  moduleOnAt: string | null;
}

export async function getGates(scope: Scope): Promise<Gates> {
  const [row] = await scope.db
    .select({ entitled: tenant.entitled, moduleOnAt: tenant.moduleOnAt })
    .from(tenant)
    .where(eq(tenant.id, scope.tenantId));
  if (!row) throw new Error(`no tenant ${scope.tenantId}`);
  return row;
}

export async function saveGates(scope: Scope, gates: Partial<Gates>): Promise<void> {
  await scope.db.update(tenant).set(gates).where(eq(tenant.id, scope.tenantId));
}

export async function saveAccountTypes(scope: Scope, types: AccountTypes): Promise<void> {
  for (const { code, displayName, crmValue } of Object.values(types)) {
    await scope.db
      .update(accountType)
      .set({ displayName, crmValue })
      .where(ofTenant(scope, accountType, eq(accountType.code, code)));
  }
}
