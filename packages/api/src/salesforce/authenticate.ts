import { findConnectionByOrg } from '@tierline/db/connection';
import type { Services, SignedCall } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { readBearer } from './bearer.ts';
import { parsePublicKeys } from './public-keys.ts';
import { refreshForUnknownKey } from './refresh-keys.ts';
import { readIssuer, type TokenCall, verifyToken } from './token.ts';

/** Finds out who is behind a call of the Apex gateway, from the token that the org signed. */
export async function authenticateSalesforce(
  services: Services,
  request: Request,
  body: string,
  reference: string,
): Promise<SignedCall> {
  const token = readBearer(request);
  if (token === null) throw new ProblemError('not_signed_in');
  const connection = await findConnectionByOrg(services.db, 'salesforce', readIssuer(token));
  if (!connection || connection.disconnectedAt !== null) throw new ProblemError('org_unknown');
  const { tenantId } = connection;
  const { viewer } = await verify(services, tenantId, connection.publicKey ?? '', token, body);
  return {
    ...services,
    reference,
    viewer: { tenantId, ...viewer },
    scope: { db: services.db, tenantId },
    crm: await services.crms.get(tenantId, 'salesforce'),
  };
}

/** By the keys that are known, and by the org's present ones when none of those signed. */
async function verify(
  services: Services,
  tenantId: string,
  known: string,
  token: string,
  body: string,
): Promise<TokenCall> {
  const now = new Date(services.now());
  const call = await verifyToken(token, body, parsePublicKeys(known), now);
  if (call) return call;
  const fresh = await refreshForUnknownKey(services, tenantId, token, body);
  const again = await verifyToken(token, body, fresh, now);
  if (!again) throw new ProblemError('not_signed_in');
  return again;
}
