import type { CrmFailureCode } from './crm.ts';

/** After this many seconds without success a write is given up and shown as refused. */
const GIVE_UP_AFTER = 3 * 24 * 3600;
const FIRST = 2;
const LONGEST = 300;

const RETRIED: Record<CrmFailureCode, boolean> = {
  unavailable: true,
  rate_limited: true,
  locked: true,
  // The connection has lost its rights: an admin mends that, and the write then goes through.
  not_authorized: true,
  not_found: false,
  duplicate: false,
  rejected: false,
  ambiguous: false,
};

/** Seconds to wait before the next try, or null when trying again is of no use. `attempts` counts those made. */
export function decideRetry(
  failure: { code: CrmFailureCode; retryAfter: number | null },
  attempts: number,
  secondsSinceRequest: number,
): number | null {
  if (!RETRIED[failure.code] || secondsSinceRequest >= GIVE_UP_AFTER) return null;
  const wait = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 16));
  return Math.max(wait, failure.retryAfter ?? 0);
}
