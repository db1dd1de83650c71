import type { CrmKind } from '@tierline/domain/crm';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { inEveryCrm } from './every-crm.ts';
import { organization } from './schema/organization.ts';
import { organizationWrite } from './schema/organization-write.ts';
import { tenant } from './schema/tenant.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type OrganizationWriteRow = typeof organizationWrite.$inferSelect;

/** One thing that a company record of one CRM holds. */
export type WriteTarget = Pick<OrganizationWriteRow, 'organizationId' | 'crm' | 'target'>;

/** Ids that one query asks for, and rows that one adds: SQLite takes some ten thousand parameters, and no more. */
const CHUNK = 500;

export async function addOrganizationWrites(
  scope: Scope,
  rows: readonly Omit<OrganizationWriteRow, 'tenantId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const some = rows.slice(from, from + CHUNK).map((row) => ({ tenantId: scope.tenantId, ...row }));
    await scope.db.insert(organizationWrite).values(some);
  }
}

export async function findOrganizationWrite(scope: Scope, id: string): Promise<OrganizationWriteRow | null> {
  const [row] = await scope.db
    .select()
    .from(organizationWrite)
    .where(ofTenant(scope, organizationWrite, eq(organizationWrite.id, id)));
  return row ?? null;
}

const isTarget = ({ organizationId, crm, target }: WriteTarget) =>
  and(
    eq(organizationWrite.organizationId, organizationId),
    eq(organizationWrite.crm, crm),
    eq(organizationWrite.target, target),
  );

const isPending = eq(organizationWrite.state, 'pending');
/** Refused, and nobody has put it aside. */
const isRefused = and(eq(organizationWrite.state, 'refused'), isNull(organizationWrite.dismissedAt));

/** What is on its way there. */
export async function findPendingWrite(scope: Scope, of: WriteTarget): Promise<OrganizationWriteRow | null> {
  const [row] = await scope.db
    .select()
    .from(organizationWrite)
    .where(ofTenant(scope, organizationWrite, isTarget(of), isPending));
  return row ?? null;
}

/**
 * What is on its way to the records of these organizations, in whichever CRM. A cross join is one that SQLite does not turn
 * round: record by record it finds what waits, and does not look through all that waits.
 */
export async function listPendingWrites(
  scope: Scope,
  organizationIds: readonly string[],
  target: string,
): Promise<OrganizationWriteRow[]> {
  const asked = sql`json_each(${JSON.stringify(organizationIds)})`;
  const rows = await scope.db
    .select({ write: organizationWrite })
    .from(asked)
    .crossJoin(organizationWrite)
    .where(
      ofTenant(
        scope,
        organizationWrite,
        sql`${organizationWrite.organizationId} = value`,
        inEveryCrm(organizationWrite.crm),
        eq(organizationWrite.target, target),
        isPending,
      ),
    );
  return rows.map(({ write }) => write);
}

/**
 * The second partners that partners are about to have: of those with a contract list on its way to a CRM, what it says, the
 * newest where lists are on their way to several.
 */
export async function listPendingContracts(
  scope: Scope,
  partnerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const writes = await listPendingWrites(scope, partnerIds, 'contracts');
  const oldestFirst = writes.toSorted((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
  return new Map(oldestFirst.map(({ organizationId, desired }) => [organizationId, desired]));
}

/** Everything that is on its way to an organization's records, or was refused and not put aside; newest first. */
export const listWritesOf = (scope: Scope, organizationId: string): Promise<OrganizationWriteRow[]> =>
  scope.db
    .select()
    .from(organizationWrite)
    .where(
      ofTenant(
        scope,
        organizationWrite,
        eq(organizationWrite.organizationId, organizationId),
        or(isPending, isRefused),
      ),
    )
    .orderBy(desc(organizationWrite.requestedAt));

/** What writes that others have replaced may have left there all the same; newest first, a few. */
export async function listLeftThere(scope: Scope, of: WriteTarget): Promise<string[][]> {
  const rows = await scope.db
    .select({ desired: organizationWrite.desired })
    .from(organizationWrite)
    .where(
      ofTenant(
        scope,
        organizationWrite,
        isTarget(of),
        eq(organizationWrite.failureCode, 'replaced'),
        gt(organizationWrite.attempts, 0),
      ),
    )
    .orderBy(desc(organizationWrite.requestedAt))
    .limit(5);
  return rows.map(({ desired }) => desired);
}

/** When a write to the organization's record in this CRM was last settled. */
export async function findWriteSettledAt(scope: Scope, organizationId: string, crm: CrmKind): Promise<string | null> {
  const [row] = await scope.db
    .select({ at: sql<string | null>`max(${organizationWrite.settledAt})` })
    .from(organizationWrite)
    .where(
      ofTenant(
        scope,
        organizationWrite,
        eq(organizationWrite.organizationId, organizationId),
        eq(organizationWrite.crm, crm),
      ),
    );
  return row?.at ?? null;
}

/** Takes a write that is due for delivery; null when it is not, is settled, or somebody else delivers it. */
export async function leaseOrganizationWrite(
  scope: Scope,
  id: string,
  lease: { token: string; now: string; until: string },
): Promise<OrganizationWriteRow | null> {
  const [row] = await scope.db
    .update(organizationWrite)
    .set({ leaseToken: lease.token, leaseUntil: lease.until, attempts: sql`${organizationWrite.attempts} + 1` })
    .where(
      ofTenant(
        scope,
        organizationWrite,
        eq(organizationWrite.id, id),
        isPending,
        lte(organizationWrite.runAfter, lease.now),
        or(isNull(organizationWrite.leaseUntil), lt(organizationWrite.leaseUntil, lease.now)),
      ),
    )
    .returning();
  return row ?? null;
}

const isHeld = (scope: Scope, id: string, token: string) =>
  ofTenant(scope, organizationWrite, eq(organizationWrite.id, id), eq(organizationWrite.leaseToken, token), isPending);

/** Keeps a write for longer; false when it is settled, or somebody else has it. */
export async function renewOrganizationWrite(scope: Scope, id: string, token: string, until: string): Promise<boolean> {
  const renewed = await scope.db
    .update(organizationWrite)
    .set({ leaseUntil: until })
    .where(isHeld(scope, id, token))
    .returning({ id: organizationWrite.id });
  return renewed.length > 0;
}

/** Writes that wait for delivery, longest due first, of all tenants that have distribution switched on. */
export const listDueOrganizationWrites = (
  db: Queryable,
  now: string,
  limit: number,
): Promise<{ tenantId: string; id: string }[]> =>
  db
    .select({ tenantId: organizationWrite.tenantId, id: organizationWrite.id })
    .from(organizationWrite)
    .innerJoin(tenant, eq(tenant.id, organizationWrite.tenantId))
    .where(
      and(
        eq(tenant.entitled, true),
        isNotNull(tenant.moduleOnAt),
        isPending,
        lte(organizationWrite.runAfter, now),
        or(isNull(organizationWrite.leaseUntil), lt(organizationWrite.leaseUntil, now)),
      ),
    )
    .orderBy(asc(organizationWrite.runAfter))
    .limit(limit);

/** Ends a pending write; false when it was settled already. */
export async function settleOrganizationWrite(
  scope: Scope,
  id: string,
  outcome: { state: 'accepted' | 'refused'; at: string; code?: string; text?: string; dismissed?: boolean },
): Promise<boolean> {
  const settled = await scope.db
    .update(organizationWrite)
    .set({
      state: outcome.state,
      settledAt: outcome.at,
      failureCode: outcome.code ?? null,
      failureText: outcome.text ?? null,
      dismissedAt: outcome.dismissed ? outcome.at : null,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(ofTenant(scope, organizationWrite, eq(organizationWrite.id, id), isPending))
    .returning({ id: organizationWrite.id });
  return settled.length > 0;
}

/** Ends pending writes whose place newer ones take. */
export async function replaceOrganizationWrites(scope: Scope, ids: readonly string[], at: string): Promise<void> {
  const ended = { failureCode: 'replaced', failureText: null, leaseToken: null, leaseUntil: null };
  for (let from = 0; from < ids.length; from += CHUNK) {
    await scope.db
      .update(organizationWrite)
      .set({ ...ended, state: 'refused', settledAt: at, dismissedAt: at })
      .where(
        ofTenant(scope, organizationWrite, inArray(organizationWrite.id, ids.slice(from, from + CHUNK)), isPending),
      );
  }
}

/** Puts a write back for a later try. */
export async function postponeOrganizationWrite(
  scope: Scope,
  id: string,
  token: string,
  retry: { runAfter: string; code: string; text: string },
): Promise<void> {
  const { runAfter, code, text } = retry;
  await scope.db
    .update(organizationWrite)
    .set({ runAfter, failureCode: code, failureText: text, leaseToken: null, leaseUntil: null })
    .where(isHeld(scope, id, token));
}

/** Makes a waiting write due at once. */
export async function hastenOrganizationWrite(scope: Scope, id: string, now: string): Promise<void> {
  await scope.db
    .update(organizationWrite)
    .set({ runAfter: now })
    .where(ofTenant(scope, organizationWrite, eq(organizationWrite.id, id), isPending));
}

/** Puts a refused write aside; false when there is none to put aside. */
export async function dismissOrganizationWrite(scope: Scope, id: string, now: string): Promise<boolean> {
  const dismissed = await scope.db
    .update(organizationWrite)
    .set({ dismissedAt: now })
    .where(ofTenant(scope, organizationWrite, eq(organizationWrite.id, id), isRefused))
    .returning({ id: organizationWrite.id });
  return dismissed.length > 0;
}

/** Puts aside what was refused before: what the record has accepted since is the newer decision. */
export async function dismissOlderRefusals(
  scope: Scope,
  accepted: Pick<OrganizationWriteRow, 'id' | 'requestedAt'> & WriteTarget,
  now: string,
): Promise<void> {
  const older = and(ne(organizationWrite.id, accepted.id), lte(organizationWrite.requestedAt, accepted.requestedAt));
  await scope.db
    .update(organizationWrite)
    .set({ dismissedAt: now })
    .where(ofTenant(scope, organizationWrite, isTarget(accepted), isRefused, older));
}

export interface UnsettledOrganizationWrite {
  write: OrganizationWriteRow;
  organizationName: string;
}

/** Writes that wait or were refused and nobody has put aside, newest first. */
export const listUnsettledOrganizationWrites = (scope: Scope, limit: number): Promise<UnsettledOrganizationWrite[]> =>
  scope.db
    .select({ write: organizationWrite, organizationName: organization.name })
    .from(organizationWrite)
    .innerJoin(
      organization,
      and(eq(organization.tenantId, organizationWrite.tenantId), eq(organization.id, organizationWrite.organizationId)),
    )
    .where(ofTenant(scope, organizationWrite, or(isPending, isRefused)))
    .orderBy(desc(organizationWrite.requestedAt), asc(organizationWrite.id))
    .limit(limit);

export async function countUnsettledOrganizationWrites(scope: Scope): Promise<{ waiting: number; refused: number }> {
  const [row] = await scope.db
    .select({
      waiting: sql<number>`coalesce(sum(${organizationWrite.state} = 'pending'), 0)`,
      refused: sql<number>`coalesce(sum(${organizationWrite.state} = 'refused'), 0)`,
    })
    .from(organizationWrite)
    .where(ofTenant(scope, organizationWrite, or(isPending, isRefused)));
  return { waiting: row?.waiting ?? 0, refused: row?.refused ?? 0 };
}

/**
 * How far writes that were asked for together have come, copies for the vendor's other CRM included; those that newer
 * ones took the place of count no more.
 */
export async function countBatch(
  scope: Scope,
  batchId: string,
): Promise<{ waiting: number; accepted: number; refused: number }> {
  const [row] = await scope.db
    .select({
      waiting: sql<number>`coalesce(sum(${organizationWrite.state} = 'pending'), 0)`,
      accepted: sql<number>`coalesce(sum(${organizationWrite.state} = 'accepted'), 0)`,
      refused: sql<number>`coalesce(sum(${organizationWrite.state} = 'refused' and ${organizationWrite.failureCode} <> 'replaced'), 0)`,
    })
    .from(organizationWrite)
    .where(ofTenant(scope, organizationWrite, eq(organizationWrite.batchId, batchId)));
  return { waiting: row?.waiting ?? 0, accepted: row?.accepted ?? 0, refused: row?.refused ?? 0 };
}
