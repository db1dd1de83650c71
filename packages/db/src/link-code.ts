import type { CrmKind } from '@tierline/domain/crm';
import { eq, lt } from 'drizzle-orm';
import { linkCode } from './schema/connection.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export interface LinkCode {
  tenantId: string;
  crm: CrmKind;
  madeBy: string;
}

/** The vendor's newest code; the ones before it are no longer good. */
export async function saveLinkCode(
  scope: Scope,
  row: { code: string; crm: CrmKind; madeBy: string; expiresAt: string },
  now: string,
): Promise<void> {
  await scope.db.delete(linkCode).where(lt(linkCode.expiresAt, now));
  await scope.db.delete(linkCode).where(ofTenant(scope, linkCode));
  await scope.db.insert(linkCode).values({ tenantId: scope.tenantId, ...row });
}

/** Whose code it is; null when it is unknown, used or too old. It stays good. */
export async function findLinkCode(db: Queryable, code: string, now: string): Promise<LinkCode | null> {
  const [row] = await db.select().from(linkCode).where(eq(linkCode.code, code));
  return row && row.expiresAt > now ? { tenantId: row.tenantId, crm: row.crm, madeBy: row.madeBy } : null;
}

/** The code that an admin in this CRM still has to enter in the other one. */
export async function findOwnLinkCode(
  scope: Scope,
  crm: CrmKind,
  now: string,
): Promise<{ code: string; expiresAt: string } | null> {
  const [row] = await scope.db
    .select({ code: linkCode.code, expiresAt: linkCode.expiresAt })
    .from(linkCode)
    .where(ofTenant(scope, linkCode, eq(linkCode.crm, crm)));
  return row && row.expiresAt > now ? row : null;
}

export async function endLinkCode(db: Queryable, code: string): Promise<void> {
  await db.delete(linkCode).where(eq(linkCode.code, code));
}
