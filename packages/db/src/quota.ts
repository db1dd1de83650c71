import type { CrmKind } from '@tierline/domain/crm';
import { lte, sql } from 'drizzle-orm';
import { quota } from './schema/connection.ts';
import type { Scope } from './scope.ts';

/** How often a CRM may be called. All numbers are milliseconds or calls. */
export interface Pace {
  /** From one call to the next, in the long run. */
  interval: number;
  /** Calls that may come at once after a pause. */
  burst: number;
}

/**
 * Speaks for one call, whichever process asks, and answers how many milliseconds it has to wait for its turn. One
 * statement, so that no two processes get the same turn. In any span of t milliseconds at most `burst + t / interval`
 * calls have their turn (the generic cell rate algorithm).
 */
export async function takeTurn(scope: Scope, crm: CrmKind, kind: string, pace: Pace, now: number): Promise<number> {
  const { interval, burst } = pace;
  const next = sql`max(${quota.spokenUntil}, ${now}) + ${interval}`;
  const [row] = await scope.db
    .insert(quota)
    .values({ tenantId: scope.tenantId, crm, kind, spokenUntil: now + interval })
    .onConflictDoUpdate({ target: [quota.tenantId, quota.crm, quota.kind], set: { spokenUntil: next } })
    .returning({ spokenUntil: quota.spokenUntil });
  return Math.max(0, (row?.spokenUntil ?? now) - interval * burst - now);
}

/** Takes the one turn of a span, whichever process asks; false while it is taken. Who is refused takes nothing. */
export async function takeFreeTurn(
  scope: Scope,
  crm: CrmKind,
  kind: string,
  interval: number,
  now: number,
): Promise<boolean> {
  const spokenUntil = now + interval;
  const taken = await scope.db
    .insert(quota)
    .values({ tenantId: scope.tenantId, crm, kind, spokenUntil })
    .onConflictDoUpdate({
      target: [quota.tenantId, quota.crm, quota.kind],
      set: { spokenUntil },
      setWhere: lte(quota.spokenUntil, now),
    })
    .returning({ spokenUntil: quota.spokenUntil });
  return taken.length > 0;
}
