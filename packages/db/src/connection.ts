import type { CrmFailureCode, CrmKind, CrmObject } from '@tierline/domain/crm';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { connection, watermark } from './schema/connection.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type Connection = typeof connection.$inferSelect;

/** By the CRM's own id of the org: the way from a signed request to its tenant, before a tenant is known. */
export async function findConnectionByOrg(db: Queryable, crm: CrmKind, orgId: string): Promise<Connection | null> {
  const [row] = await db
    .select()
    .from(connection)
    .where(and(eq(connection.crm, crm), eq(connection.orgId, orgId)));
  return row ?? null;
}

/** Every vendor's connections, oldest first: where two CRMs tell of one record, the one that was there first names it. */
export const listConnections = (db: Queryable): Promise<Connection[]> =>
  db.select().from(connection).where(isNull(connection.disconnectedAt)).orderBy(connection.createdAt, connection.crm);

export async function findConnection(scope: Scope, crm: CrmKind): Promise<Connection | null> {
  const [row] = await scope.db
    .select()
    .from(connection)
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
  return row ?? null;
}

export const listTenantConnections = (scope: Scope): Promise<Connection[]> =>
  scope.db.select().from(connection).where(ofTenant(scope, connection)).orderBy(connection.crm);

export async function saveConnection(
  scope: Scope,
  row: Pick<Connection, 'crm' | 'orgId' | 'config' | 'publicKey' | 'createdAt'>,
): Promise<void> {
  const { config, publicKey, orgId } = row;
  await scope.db
    .insert(connection)
    .values({ tenantId: scope.tenantId, ...row })
    .onConflictDoUpdate({
      target: [connection.tenantId, connection.crm],
      set: { config, publicKey, orgId, disconnectedAt: null, fieldsReadAt: null },
    });
}

/** The keys that its calls may be signed with from now on, as PEM blocks one after another. */
export async function savePublicKey(scope: Scope, crm: CrmKind, publicKey: string): Promise<void> {
  await scope.db
    .update(connection)
    .set({ publicKey })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}

/** From now on it is not read, written or served; saving it again connects it again. */
export async function disconnect(scope: Scope, crm: CrmKind, now: string): Promise<void> {
  await scope.db
    .update(connection)
    .set({
      ...{ disconnectedAt: now, failureCode: null, failureText: null, failedAt: null },
      ...{ leaseToken: null, leaseUntil: null },
    })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}

/** Takes the right to read the connection until `until`; false while another server has it. */
export async function leaseConnection(
  scope: Scope,
  crm: CrmKind,
  lease: { token: string; now: string; until: string },
): Promise<boolean> {
  const taken = await scope.db
    .update(connection)
    .set({ leaseToken: lease.token, leaseUntil: lease.until })
    .where(
      ofTenant(
        scope,
        connection,
        eq(connection.crm, crm),
        isNull(connection.disconnectedAt),
        or(isNull(connection.leaseUntil), lt(connection.leaseUntil, lease.now)),
      ),
    )
    .returning({ crm: connection.crm });
  return taken.length > 0;
}

/**
 * Makes a read's lease last longer; null if it has ended: another server took it, or the connection went. Answers since when
 * an admin has it pause, too.
 */
export async function renewConnectionLease(
  scope: Scope,
  crm: CrmKind,
  lease: { token: string; until: string },
): Promise<Pick<Connection, 'pausedAt'> | null> {
  const [kept] = await scope.db
    .update(connection)
    .set({ leaseUntil: lease.until })
    .where(ofTenant(scope, connection, eq(connection.crm, crm), eq(connection.leaseToken, lease.token)))
    .returning({ pausedAt: connection.pausedAt });
  return kept ?? null;
}

/** Gives the lease back, with how the read went. */
export async function endConnectionRead(
  scope: Scope,
  crm: CrmKind,
  token: string,
  outcome: { ok: true; at: string } | { ok: false; at: string; code: CrmFailureCode; text: string },
): Promise<void> {
  const result = outcome.ok
    ? { lastReadAt: outcome.at, failureCode: null, failureText: null, failedAt: null }
    : { failureCode: outcome.code, failureText: outcome.text, failedAt: outcome.at };
  await scope.db
    .update(connection)
    .set({ ...result, leaseToken: null, leaseUntil: null })
    .where(ofTenant(scope, connection, eq(connection.crm, crm), eq(connection.leaseToken, token)));
}

/** Null: all of these records are to be read, for none were yet, or they are to be read anew. */
export async function findWatermark(scope: Scope, crm: CrmKind, object: CrmObject): Promise<string | null> {
  const [row] = await scope.db
    .select({ at: watermark.at })
    .from(watermark)
    .where(ofObject(scope, crm, object));
  return row?.at || null;
}

/**
 * A read of these records begins, from that instant on; null: from the first of them. From now on `saveWatermark` tells by
 * the row whether it was cleared meanwhile.
 */
export async function beginWatermark(scope: Scope, crm: CrmKind, object: CrmObject): Promise<string | null> {
  await scope.db.insert(watermark).values({ tenantId: scope.tenantId, crm, object, at: NOT_YET }).onConflictDoNothing();
  return findWatermark(scope, crm, object);
}

/** The read that began is done. One during which they were asked for anew leaves that to the next one. */
export async function saveWatermark(scope: Scope, crm: CrmKind, object: CrmObject, at: string): Promise<void> {
  await scope.db
    .update(watermark)
    .set({ at })
    .where(ofObject(scope, crm, object));
}

/** Makes the next read of these records one of all of them, and so the one after that which is under way. */
export async function clearWatermark(scope: Scope, crm: CrmKind, object: CrmObject): Promise<void> {
  await scope.db.delete(watermark).where(ofObject(scope, crm, object));
}

const NOT_YET = '';

const ofObject = (scope: Scope, crm: CrmKind, object: CrmObject) =>
  ofTenant(scope, watermark, eq(watermark.crm, crm), eq(watermark.object, object));

export async function noteFieldsRead(scope: Scope, crm: CrmKind, at: string): Promise<void> {
  await scope.db
    .update(connection)
    .set({ fieldsReadAt: at })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}

export async function noteCompared(scope: Scope, crm: CrmKind, at: string): Promise<void> {
  await scope.db
    .update(connection)
    .set({ comparedAt: at })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}

/** From `pausedAt` on it is neither read nor written, but served; null: it goes on. */
export async function savePause(scope: Scope, crm: CrmKind, pausedAt: string | null): Promise<void> {
  await scope.db
    .update(connection)
    .set({ pausedAt })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}

/** The fields that mappings may name, as the CRM has just described them. */
export async function saveCrmFields(
  scope: Scope,
  crm: CrmKind,
  crmFields: NonNullable<Connection['crmFields']>,
): Promise<void> {
  await scope.db
    .update(connection)
    .set({ crmFields })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}

export async function saveUsage(scope: Scope, crm: CrmKind, usage: NonNullable<Connection['usage']>): Promise<void> {
  await scope.db
    .update(connection)
    .set({ usage })
    .where(ofTenant(scope, connection, eq(connection.crm, crm)));
}
