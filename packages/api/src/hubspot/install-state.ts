import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { saveOAuthState, takeOAuthState } from '@tierline/db/oauth-state';
import type { Queryable } from '@tierline/db/scope';
import { addSeconds } from '@tierline/domain/instant';

/** For how long a person may look at HubSpot's page of consent. */
export const STATE_SECONDS = 600;

const SECRET = /^[\w-]{43}$/;
const newSecret = (): string => randomBytes(32).toString('base64url');
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export interface BegunInstallation {
  /** Goes by way of HubSpot, and comes back. */
  state: string;
  /** Stays in this browser. */
  browser: string;
}

/** `browser` is what the browser has kept of an installation before, so that two tabs may each begin one. */
export async function beginInstallation(
  db: Queryable,
  browser: string | undefined,
  now: string,
): Promise<BegunInstallation> {
  const begun = { state: newSecret(), browser: browser && SECRET.test(browser) ? browser : newSecret() };
  const row = { stateHash: hashOf(begun.state), browserHash: hashOf(begun.browser) };
  await saveOAuthState(db, { ...row, expiresAt: addSeconds(now, STATE_SECONDS) }, now);
  return begun;
}

/** Ends it, whatever comes of it: a state is good once. */
export async function endInstallation(
  db: Queryable,
  { state, browser }: Partial<BegunInstallation>,
  now: string,
): Promise<'ours' | 'unknown' | 'other_browser'> {
  const begun = state && SECRET.test(state) ? await takeOAuthState(db, hashOf(state), now) : null;
  if (!begun) return 'unknown';
  const ours = timingSafeEqual(Buffer.from(begun.browserHash), Buffer.from(hashOf(browser ?? '')));
  return ours ? 'ours' : 'other_browser';
}
