import type { CrmKind } from '@tierline/domain/crm';
import type { Role } from '@tierline/domain/viewer';
import { eq } from 'drizzle-orm';
import { personRole } from './schema/connection.ts';
import { ofTenant, type Scope } from './scope.ts';

export async function findPersonRole(scope: Scope, crm: CrmKind, userId: string): Promise<Role | null> {
  const [row] = await scope.db
    .select({ role: personRole.role })
    .from(personRole)
    .where(ofTenant(scope, personRole, eq(personRole.crm, crm), eq(personRole.userId, userId)));
  return row?.role ?? null;
}

export async function listPersonRoles(scope: Scope, crm: CrmKind): Promise<Map<string, Role>> {
  const rows = await scope.db
    .select({ userId: personRole.userId, role: personRole.role })
    .from(personRole)
    .where(ofTenant(scope, personRole, eq(personRole.crm, crm)));
  return new Map(rows.map(({ userId, role }) => [userId, role]));
}

/** `none` is a role too: without a row, a super admin is an administrator. */
export async function savePersonRole(scope: Scope, crm: CrmKind, userId: string, role: Role): Promise<void> {
  await scope.db
    .insert(personRole)
    .values({ tenantId: scope.tenantId, crm, userId, role })
    .onConflictDoUpdate({ target: [personRole.tenantId, personRole.crm, personRole.userId], set: { role } });
}
