import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';

/** What a person has granted an app, as a code, an access token or a refresh token carries it. */
export interface Grant {
  clientId: string;
  userId: number;
  scopes: readonly string[];
}

export interface AuthorizationCode extends Grant {
  redirectUri: string;
  expiresAt: number;
}

export interface AccessToken extends Grant {
  expiresAt: number;
}

export interface StoredTokens {
  access: [string, AccessToken][];
  refresh: [string, Grant][];
}

export interface Tokens {
  issueCode(code: Omit<AuthorizationCode, 'expiresAt'>): string;
  /** A code is good once, and for a short time; null for any other. */
  takeCode(code: string): AuthorizationCode | null;
  issueAccess(grant: Grant): string;
  issueRefresh(grant: Grant): string;
  findAccess(token: string): AccessToken | undefined;
  findRefresh(token: string): Grant | undefined;
  openSession(userId: number): string;
  findSession(token: string): number | undefined;
  expireAccess(): void;
  /** Forgets every token of the app; of all apps when null. Sessions of people stay. */
  revokeAll(clientId: string | null): void;
  revoke(token: string): void;
  revokeScope(clientId: string, scope: string): void;
  dump(): StoredTokens;
  load(stored: StoredTokens): void;
}

/** Seconds ("Manage OAuth access tokens"). */
export const accessTokenLifetime = 1800;
const codeLifetime = 300;

export function createTokens(clock: Clock, touched: () => void): Tokens {
  const codes = new Map<string, AuthorizationCode>();
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, Grant>();
  const sessions = new Map<string, number>();
  const after = (seconds: number) => clock().getTime() + seconds * 1000;
  const keep = <T>(map: Map<string, T>, token: string, value: T) => {
    map.set(token, value);
    touched();
    return token;
  };
  return {
    issueCode: (code) => keep(codes, `na1-${randomUUID()}`, { ...code, expiresAt: after(codeLifetime) }),
    takeCode(text) {
      const code = codes.get(text);
      codes.delete(text);
      return code && code.expiresAt > clock().getTime() ? code : null;
    },
    issueAccess: (grant) =>
      keep(access, `C${randomBytes(72).toString('base64url')}`, { ...grant, expiresAt: after(accessTokenLifetime) }),
    issueRefresh: (grant) => keep(refresh, `na1-${randomUUID()}`, grant),
    findAccess: (token) => access.get(token),
    findRefresh: (token) => refresh.get(token),
    openSession(userId) {
      const token = `session-${randomUUID()}`;
      sessions.set(token, userId);
      return token;
    },
    findSession: (token) => sessions.get(token),
    expireAccess() {
      const now = clock().getTime();
      for (const [token, grant] of access) access.set(token, { ...grant, expiresAt: Math.min(grant.expiresAt, now) });
      touched();
    },
    revokeAll(clientId) {
      for (const map of [codes, access, refresh]) {
        for (const [token, grant] of map) if (clientId === null || grant.clientId === clientId) map.delete(token);
      }
      touched();
    },
    revoke(token) {
      access.delete(token);
      refresh.delete(token);
      touched();
    },
    revokeScope(clientId, scope) {
      const narrow = <T extends Grant>(map: Map<string, T>) => {
        for (const [token, grant] of map) {
          if (grant.clientId !== clientId) continue;
          map.set(token, { ...grant, scopes: grant.scopes.filter((each) => each !== scope) });
        }
      };
      narrow(access);
      narrow(refresh);
      touched();
    },
    dump: () => ({ access: [...access], refresh: [...refresh] }),
    load(stored) {
      for (const [token, grant] of stored.access) access.set(token, grant);
      for (const [token, grant] of stored.refresh) refresh.set(token, grant);
    },
  };
}
