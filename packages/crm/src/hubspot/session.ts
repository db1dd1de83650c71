import { CrmFailure } from '@tierline/domain/crm';
import type { Deadline } from '../http-answer.ts';
import { lazy } from '../lazy.ts';
import { isRevoked, requestTokens } from './oauth.ts';
import type { KeptAccess, KeptTokens, TokenLease, TokenStore } from './token-store.ts';

/** Gives the access token with which the API is called now. */
export interface HubSpotSession {
  token(): Promise<string>;
  /** HubSpot refused this token, whatever its age. */
  forget(token: string): void;
}

export interface HubSpotSessionOptions {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  tokens: TokenStore;
  clock: () => Date;
  /** Bounds an exchange, and how long one that another server makes is waited for. */
  deadline: Deadline;
}

/** A token is not used in its last minute, so that it does not end under way. */
const MARGIN_SECONDS = 60;

/** Until when a token that was asked for at `asked` is used. Unix milliseconds. */
export const usableUntil = (asked: number, expiresIn: number): number => asked + (expiresIn - MARGIN_SECONDS) * 1000;

export function createHubSpotSession(options: HubSpotSessionOptions): HubSpotSession {
  const { clock, tokens } = options;
  let refused: string | null = null;
  let latest: KeptAccess | null = null;

  const usable = ({ access }: KeptTokens): KeptAccess | null =>
    access !== null && access.token !== refused && clock().getTime() < access.until ? access : null;

  /** Of all servers one exchanges the token; the others wait, and take what it was given. */
  async function obtain(): Promise<KeptAccess> {
    const patience = options.deadline();
    while (!patience.aborted) {
      const found = usable(await tokens.read());
      if (found) return found;
      const lease = await tokens.lease();
      if (lease === null) {
        await tokens.wait();
        continue;
      }
      try {
        // Another may have had the lease between the look and the taking.
        const kept = await tokens.read();
        return usable(kept) ?? (await exchange(kept.refreshToken, lease));
      } finally {
        await lease.end();
      }
    }
    throw new CrmFailure('unavailable', 'Another server has been renewing HubSpot’s token for too long.');
  }

  async function exchange(refreshToken: string, lease: TokenLease): Promise<KeptAccess> {
    const asked = clock().getTime();
    const given = await requestTokens(options, { grant_type: 'refresh_token', refresh_token: refreshToken }).catch(
      async (error: unknown) => {
        if (!isRevoked(error)) throw error;
        await tokens.drop(refreshToken);
        throw revoked(error);
      },
    );
    const access = { token: given.accessToken, until: usableUntil(asked, given.expiresIn) };
    await lease.save({ refreshToken: given.refreshToken ?? refreshToken, access });
    return access;
  }

  const access = lazy(obtain);
  return {
    async token() {
      if (latest !== null && clock().getTime() >= latest.until) access.forget(latest);
      latest = await access.get();
      return latest.token;
    },
    forget(token) {
      if (latest?.token !== token) return;
      refused = token;
      access.forget(latest);
    },
  };
}

const revoked = (cause: CrmFailure): CrmFailure =>
  new CrmFailure('not_authorized', `${cause.message} A super admin has to install Tierline in the portal again.`, {
    cause,
  });
