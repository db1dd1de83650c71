import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { KeptAccess, KeptTokens, TokenStore } from '@tierline/crm/hubspot/token-store';
import { type Database, transact } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import { deleteSealedSecret } from '@tierline/db/sealed-secret';
import { endSecretLease, findSecret, holdsSecretLease, leaseSecret, saveSecret } from '@tierline/db/secret';
import { CrmFailure } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import { z } from 'zod';
import type { Seal } from './seal.ts';

const REFRESH_TOKEN = 'refresh_token';
const ACCESS_TOKEN = 'access_token';
/** Longer than an exchange may take. */
const LEASE_SECONDS = 30;
const LOOK_AGAIN_MS = 100;

const keptAccess = z.object({ token: z.string(), until: z.number() });

/** Where a secret of a portal lies. It names no vendor, so that a portal may join another one of the same owner. */
export const placeOf = (portalId: string, name: string): string => `hubspot/${portalId}/${name}`;

export interface PortalTokens {
  scope: Scope;
  portalId: string;
  seal: Seal;
  now?: () => string;
}

export async function savePortalTokens(
  { scope, portalId, seal, now = present }: PortalTokens,
  { refreshToken, access }: { refreshToken: string; access: KeptAccess },
): Promise<void> {
  const secrets = { [REFRESH_TOKEN]: refreshToken, [ACCESS_TOKEN]: JSON.stringify(access) };
  for (const [name, secret] of Object.entries(secrets)) {
    const sealed = seal.close(secret, placeOf(portalId, name));
    await saveSecret(scope, { crm: 'hubspot', name, sealed, savedAt: now() });
  }
}

/** The tokens of a portal as rows, sealed; the lease of an exchange is one, too, so that it holds among all servers. */
export function createTokenStore(portal: PortalTokens & { scope: { db: Database } }): TokenStore {
  const { scope, now = present } = portal;
  return {
    read: () => readTokens(portal),
    drop: (refreshToken) => dropTokens(portal, refreshToken),
    async lease() {
      const token = randomUUID();
      const at = now();
      const lease = { token, now: at, until: addSeconds(at, LEASE_SECONDS) };
      if (!(await leaseSecret(scope, 'hubspot', REFRESH_TOKEN, lease))) return null;
      return {
        save: (tokens) =>
          transact(scope.db, async (tx) => {
            const inside = { db: tx, tenantId: scope.tenantId };
            if (!(await holdsSecretLease(inside, 'hubspot', REFRESH_TOKEN, token))) return;
            await savePortalTokens({ ...portal, scope: inside }, tokens);
          }),
        end: () => endSecretLease(scope, 'hubspot', REFRESH_TOKEN, token),
      };
    },
    wait: () => pause(LOOK_AGAIN_MS),
  };
}

const present = () => new Date().toISOString();

async function readTokens({ scope, portalId, seal }: PortalTokens): Promise<KeptTokens> {
  const open = async (name: string): Promise<string | null> => {
    const sealed = await findSecret(scope, 'hubspot', name);
    return sealed === null ? null : openSecret(seal, sealed, placeOf(portalId, name));
  };
  const refreshToken = await open(REFRESH_TOKEN);
  if (refreshToken === null) {
    throw new CrmFailure('not_authorized', 'Tierline is not installed in the portal. A super admin has to install it.');
  }
  const access = await open(ACCESS_TOKEN);
  return { refreshToken, access: access === null ? null : keptAccess.parse(JSON.parse(access)) };
}

async function dropTokens({ scope, portalId, seal }: PortalTokens, refreshToken: string): Promise<void> {
  const access = await findSecret(scope, 'hubspot', ACCESS_TOKEN);
  const refresh = await findSecret(scope, 'hubspot', REFRESH_TOKEN);
  if (refresh === null || openSecret(seal, refresh, placeOf(portalId, REFRESH_TOKEN)) !== refreshToken) return;
  if (access !== null) await deleteSealedSecret(scope, 'hubspot', ACCESS_TOKEN, access);
  await deleteSealedSecret(scope, 'hubspot', REFRESH_TOKEN, refresh);
}

function openSecret(seal: Seal, sealed: string, place: string): string {
  try {
    return seal.open(sealed, place);
  } catch (cause) {
    const remedy = 'The operator has to give the server that key, too, or a super admin to install Tierline again.';
    const message = `The portal’s token was sealed with a key that this server does not have. ${remedy}`;
    throw new CrmFailure('not_authorized', message, { cause });
  }
}
