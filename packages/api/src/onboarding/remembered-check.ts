import { findConnection } from '@tierline/db/connection';
import type { Context, OrgVerifier } from '../context.ts';
import { within } from '../within.ts';
import { checkSetUp, type SetUpCheck } from './check-set-up.ts';

/** The page looks every few seconds; the org is asked again after this long, or when its connection changed. Milliseconds. */
const FRESH_MS = 300_000;
const MOST_VENDORS = 1_000;

interface Remembered {
  /** Of the connection that was checked. */
  version: string;
  at: number;
  /** Null until the org has answered. */
  check: SetUpCheck | null;
  done: Promise<void>;
}

const memory = new WeakMap<OrgVerifier, Map<string, Remembered>>();

/** The last check of the vendor's org, made anew where it is old; `null` while the org has not answered yet. */
export async function recallCheck(ctx: Context): Promise<SetUpCheck | null> {
  const { orgs, scope } = ctx;
  if (!orgs) return null;
  const connection = await findConnection(scope, 'salesforce');
  const version = JSON.stringify([connection?.config, connection?.publicKey, connection?.disconnectedAt]);
  const checks = memory.get(orgs) ?? new Map<string, Remembered>();
  memory.set(orgs, checks);
  const known = checks.get(scope.tenantId);
  const now = Date.parse(ctx.now());
  const entry = known?.version === version && now - known.at < FRESH_MS ? known : begin(ctx, version, now);
  checks.delete(scope.tenantId);
  checks.set(scope.tenantId, entry);
  const oldest = checks.keys().next().value;
  if (checks.size > MOST_VENDORS && oldest !== undefined) checks.delete(oldest);
  await within(ctx.deliveryWait, entry.done);
  return entry.check;
}

function begin(ctx: Context, version: string, at: number): Remembered {
  const entry: Remembered = { version, at, check: null, done: Promise.resolve() };
  entry.done = checkSetUp(ctx)
    .then((check) => {
      entry.check = check;
    })
    .catch((fault: unknown) => {
      ctx.log.error({ err: fault, reference: ctx.reference }, 'the set-up could not be checked');
      // The next look asks again.
      entry.at = Number.NEGATIVE_INFINITY;
    });
  return entry;
}
