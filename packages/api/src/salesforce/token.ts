import { createHash } from 'node:crypto';
import type { Role, Viewer } from '@tierline/domain/viewer';
import { decodeJwt, errors, importSPKI, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.ts';

/** The audience that the gateway puts into its tokens. */
export const AUDIENCE = 'tierline';
/** The gateway asks for 60 s; a token that claims to live longer was not made by it. */
const LONGEST_LIFE_SECONDS = 300;
const CLOCK_TOLERANCE_SECONDS = 60;

const id = z.string().regex(/^[a-zA-Z0-9]{15,18}$/);
const access = z.object({ read: z.boolean(), edit: z.boolean() });

/** What `TierlineGateway` signs. */
const claims = z.object({
  iss: id,
  sub: id,
  name: z.string().max(200),
  record: z.object({ object: z.string(), id, read: z.literal(true), edit: z.boolean() }).optional(),
  fields: z.record(z.string(), access).default({}),
  permissions: z.array(z.string()).default([]),
  digest: z.string(),
});

/** What a token says; whether it is true depends on who signed it. */
export interface TokenCall {
  orgId: string;
  viewer: Omit<Viewer, 'tenantId'>;
}

/** The org that a token says it comes from; only good for looking up the key that then has to verify it. */
export function readIssuer(token: string): string {
  const { iss } = decode(token);
  if (!iss) throw new ProblemError('not_signed_in');
  return iss;
}

/**
 * Checks that the org signed this very body a moment ago, and reads who is behind it and what he may do; `null` when none
 * of these keys signed it.
 */
export async function verifyToken(
  token: string,
  body: string,
  publicKeys: readonly string[],
  now: Date,
): Promise<TokenCall | null> {
  for (const publicKey of publicKeys) {
    const payload = await verifySignature(token, publicKey, now);
    if (payload !== null) return toCall(payload, body);
  }
  return null;
}

/** What a token says of this body while nobody has vouched for it: good for asking, and for refusing early. */
export function readUnproven(token: string, body: string, now: Date): TokenCall {
  const payload = decode(token);
  requireShortLife(payload.exp, now);
  if (payload.exp === undefined || payload.exp < now.getTime() / 1000 - CLOCK_TOLERANCE_SECONDS) {
    throw new ProblemError('not_signed_in');
  }
  return toCall(payload, body);
}

function decode(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw new ProblemError('not_signed_in');
  }
}

function toCall(payload: unknown, body: string): TokenCall {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new ProblemError('not_signed_in');
  const { iss, sub, name, record, fields, permissions, digest } = parsed.data;
  if (createHash('sha256').update(body, 'utf8').digest('hex') !== digest) throw new ProblemError('request_altered');
  const editableFields = Object.keys(fields).filter((field) => fields[field]?.edit);
  return {
    orgId: iss,
    viewer: {
      crm: 'salesforce',
      userId: sub,
      name,
      role: toRole(permissions),
      record: record ? { object: record.object, id: record.id, edit: record.edit, editableFields } : null,
    },
  };
}

/** `null` when another key signed it. */
async function verifySignature(token: string, publicKey: string, now: Date): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, await keyOf(publicKey), {
      algorithms: ['RS256'],
      audience: AUDIENCE,
      requiredClaims: ['exp', 'iss', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
    requireShortLife(payload.exp, now);
    return payload;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return null;
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw new ProblemError('not_signed_in');
    throw error;
  }
}

function requireShortLife(expiry: number | undefined, now: Date): void {
  const life = (expiry ?? 0) - now.getTime() / 1000;
  if (life > LONGEST_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS) throw new ProblemError('not_signed_in');
}

const toRole = (permissions: string[]): Role =>
  permissions.includes('Tierline_Admin') ? 'vendor_admin' : permissions.includes('Tierline_User') ? 'vendor' : 'none';

const keys = new Map<string, ReturnType<typeof importSPKI>>();
const MOST_KEYS = 1000;

/** Importing a key costs more than verifying with it, so imported ones are kept, the oldest going first. */
function keyOf(pem: string): ReturnType<typeof importSPKI> {
  let key = keys.get(pem);
  if (!key) {
    key = importSPKI(pem, 'RS256');
    keys.set(pem, key);
    const oldest = keys.keys().next().value;
    if (keys.size > MOST_KEYS && oldest !== undefined) keys.delete(oldest);
  }
  return key;
}
