import { createHash } from 'node:crypto';
import { appendAudit } from '@tierline/db/audit';
import { type Connection, findConnection, listConnections, savePublicKey } from '@tierline/db/connection';
import { transact } from '@tierline/db/open-database';
import { takeFreeTurn } from '@tierline/db/quota';
import { CrmFailure } from '@tierline/domain/crm';
import type { Services } from '../context.ts';
import { joinPublicKeys, parsePublicKeys } from './public-keys.ts';
import { readUnproven } from './token.ts';

type Parts = Pick<Services, 'db' | 'orgs' | 'now' | 'log'>;

/** How often a token that no known key signed makes the server look, whoever sends it. Milliseconds. */
const UNKNOWN_KEY_EVERY_MS = 60_000;

/**
 * Takes over the org's signing keys as they are now: a new one counts from here on, a retired one no more. Nothing
 * changes while the org does not answer.
 */
export async function refreshKeys({ db, orgs, now }: Parts, tenantId: string): Promise<string[]> {
  const connection = await findConnection({ db, tenantId }, 'salesforce');
  if (!connection || connection.disconnectedAt !== null) return [];
  const before = parsePublicKeys(connection.publicKey ?? '');
  if (!orgs) return before;
  const org = await orgs.signIn(connection.config);
  // A configuration that leads elsewhere says nothing about this org.
  if (org.orgId !== connection.orgId) return before;
  const keys = parsePublicKeys(joinPublicKeys(await org.readSigningKeys()));
  const added = keys.filter((key) => !before.includes(key));
  const removed = before.filter((key) => !keys.includes(key));
  if (added.length === 0 && removed.length === 0) return keys;
  await transact(db, async (tx) => {
    const scope = { db: tx, tenantId };
    await savePublicKey(scope, 'salesforce', joinPublicKeys(keys));
    await appendAudit(scope, {
      at: now(),
      actor: 'tierline',
      actorName: 'Tierline',
      action: 'connection.refreshKeys',
      subject: 'connection:salesforce',
      detail: { added: added.map(toFingerprint), removed: removed.map(toFingerprint) },
    });
  });
  return keys;
}

/** The same for every connected org; one that does not answer is tried again in the next round. */
export async function refreshAllKeys(parts: Parts): Promise<void> {
  const salesforce = (await listConnections(parts.db)).filter(({ crm }) => crm === 'salesforce');
  for (const { tenantId } of salesforce) await orKeep(parts, tenantId, refreshKeys(parts, tenantId));
}

const underWay = new WeakMap<Parts['db'], Map<string, Promise<string[]>>>();

/**
 * Looks for the key of a token that no known one signed, at most once a minute for each vendor, over all servers.
 * Calls that come meanwhile wait for the same look, so that none fails because a certificate was replaced.
 */
export async function refreshForUnknownKey(
  parts: Parts,
  tenantId: string,
  token: string,
  body: string,
): Promise<string[]> {
  // What could not be accepted with any key is not worth a question to the org.
  readUnproven(token, body, new Date(parts.now()));
  const looks = underWay.get(parts.db) ?? new Map<string, Promise<string[]>>();
  underWay.set(parts.db, looks);
  const look = looks.get(tenantId) ?? lookOnce(parts, tenantId).finally(() => looks.delete(tenantId));
  looks.set(tenantId, look);
  return look;
}

async function lookOnce(parts: Parts, tenantId: string): Promise<string[]> {
  const scope = { db: parts.db, tenantId };
  const now = Date.parse(parts.now());
  if (await takeFreeTurn(scope, 'salesforce', 'unknown-key', UNKNOWN_KEY_EVERY_MS, now)) {
    return orKeep(parts, tenantId, refreshKeys(parts, tenantId));
  }
  // Another server has looked within the last minute: what it has found stands in the database.
  return known(await findConnection(scope, 'salesforce'));
}

async function orKeep({ db, log }: Parts, tenantId: string, refreshed: Promise<string[]>): Promise<string[]> {
  try {
    return await refreshed;
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    log.warn({ tenantId, failure: error.code, reason: error.message }, 'the signing keys could not be read');
    return known(await findConnection({ db, tenantId }, 'salesforce'));
  }
}

const known = (connection: Connection | null): string[] => parsePublicKeys(connection?.publicKey ?? '');

/** Names a key in the audit log. */
const toFingerprint = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);
