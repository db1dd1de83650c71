import { findConnectionByOrg } from '@tierline/db/connection';
import type { Services, SignedCall } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { readIssuer, verifyToken } from './token.ts';

/** Finds out who is behind a call of the Apex gateway, from the token that the org signed. */
export async function authenticateSalesforce(
  services: Services,
  request: Request,
  body: string,
  reference: string,
): Promise<SignedCall> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) throw new ProblemError('not_signed_in');
  const connection = await findConnectionByOrg(services.db, 'salesforce', readIssuer(token));
  if (!connection?.publicKey || connection.disconnectedAt !== null) throw new ProblemError('org_unknown');
  const { viewer } = await verifyToken(token, body, connection.publicKey, new Date(services.now()));
  const { tenantId } = connection;
  return {
    ...services,
    reference,
    viewer: { tenantId, ...viewer },
    scope: { db: services.db, tenantId },
    crm: await services.crms.get(tenantId, 'salesforce'),
  };
}
