import { createHash } from 'node:crypto';
import { type CryptoKey, SignJWT } from 'jose';
import { listHeld } from './custom-permissions.ts';
import { type GatewaySnapshot, toFieldAccess } from './snapshot.ts';
import type { ViewerSession } from './viewer-session.ts';

const AUDIENCE = 'tierline';
const VALID_SECONDS = 60;
const PERMISSIONS = ['Tierline_Admin', 'Tierline_User'];

export interface Issuing {
  session: ViewerSession;
  /** The viewer's full name. */
  name: string;
  /** Null on a page without a record. */
  snapshot: GatewaySnapshot | null;
  body: string;
  /** Stands in for the private half of the org's certificate `Tierline`. */
  key: CryptoKey;
  now: Date;
}

/** TierlineToken.cls: what the org vouches for in a call. */
export async function issueToken({ session, name, snapshot, body, key, now }: Issuing): Promise<string> {
  const record = snapshot?.record;
  return new SignJWT({
    name,
    fields: snapshot ? toFieldAccess(snapshot) : {},
    permissions: await listHeld(session, PERMISSIONS),
    digest: createHash('sha256').update(body, 'utf8').digest('hex'),
    ...(record && {
      record: { object: record.described.name, id: record.id, read: true, edit: record.isEditable },
    }),
  })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(session.orgId)
    .setSubject(session.userId)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(Math.floor(now.getTime() / 1000) + VALID_SECONDS)
    .sign(key);
}
