import type { Deadline } from '../http-answer.ts';
import { lazy } from '../lazy.ts';
import { requestTokens } from './oauth.ts';

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
  /** Asked before each exchange, for another server may have stored a new one. */
  refreshToken: () => Promise<string>;
  /** Called when HubSpot gives another refresh token than the one that it was given. */
  saveRefreshToken?: (refreshToken: string) => Promise<void>;
  clock: () => Date;
  deadline: Deadline;
}

/** A token is not used in its last minute, so that it does not end under way. */
const MARGIN_SECONDS = 60;

export function createHubSpotSession(options: HubSpotSessionOptions): HubSpotSession {
  const { clock, saveRefreshToken } = options;
  const access = lazy(async () => {
    const refreshToken = await options.refreshToken();
    const asked = clock().getTime();
    const tokens = await requestTokens(options, { grant_type: 'refresh_token', refresh_token: refreshToken });
    if (tokens.refreshToken !== null && tokens.refreshToken !== refreshToken) {
      await saveRefreshToken?.(tokens.refreshToken);
    }
    return { token: tokens.accessToken, until: asked + (tokens.expiresIn - MARGIN_SECONDS) * 1000 };
  });
  let latest: Awaited<ReturnType<typeof access.get>> | null = null;

  return {
    async token() {
      if (latest !== null && clock().getTime() >= latest.until) access.forget(latest);
      latest = await access.get();
      return latest.token;
    },
    forget(token) {
      if (latest?.token === token) access.forget(latest);
    },
  };
}
