import { randomUUID } from 'node:crypto';
import { findConnectionByOrg, saveConnection } from '@tierline/db/connection';
import type { Queryable } from '@tierline/db/scope';
import { createTenant } from '@tierline/db/tenant';
import { may } from '@tierline/domain/viewer';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { joinPublicKeys } from '../salesforce/public-keys.ts';
import { verifyToken } from '../salesforce/token.ts';
import type { Applicant } from './applicant.ts';
import type { ConnectInput } from './connect-input.ts';
import { proveLogin } from './prove-login.ts';

/** What an org's connection becomes: a new vendor's, or again that of the vendor that had disconnected it. */
type Home = { tenantId: string; isNew: boolean };

/**
 * Connects the org that the applicant speaks for, once he has proven it: the login that he names leads into that org, a
 * key that the org keeps signed this very call, and its claims, true from then on, make him an administrator. Nothing is
 * saved before all of that. False when somebody else has connected the org meanwhile.
 */
export async function connectOrg(applicant: Applicant, { key, ...login }: ConnectInput): Promise<boolean> {
  const { orgs, said, token, body, now } = applicant;
  // Who does not even claim to be one is spared the rest.
  if (!may(said.viewer.role, 'administer')) throw new ProblemError('not_permitted');
  const { orgId } = said;
  const { config, name, publicKeys } = await proveLogin(orgs, orgId, login);
  const proven = await verifyToken(token, body, publicKeys, new Date(now()));
  if (!proven) throw new ProblemError('key_unproven');
  if (!may(proven.viewer.role, 'administer')) throw new ProblemError('not_permitted');

  const home = await findHome(applicant.db, orgId);
  if (!home) return false;
  const { tenantId, isNew } = home;
  const caller = { ...applicant, viewer: { tenantId, ...proven.viewer }, scope: { db: applicant.db, tenantId } };
  try {
    await once(caller, { call: 'connection.connect', key, input: login }, async (scope) => {
      // Read again inside the transaction: two calls may have found nothing at the same time.
      if (!isSame(home, await findHome(scope.db, orgId))) throw new Overtaken();
      const createdAt = now();
      if (isNew) await createTenant(scope.db, { id: tenantId, name, createdAt });
      const publicKey = joinPublicKeys(publicKeys);
      await saveConnection(scope, { crm: 'salesforce', orgId, config, publicKey, createdAt });
      const detail = { orgId, clientId: login.clientId, username: login.username, keys: publicKeys.length };
      return { subject: 'connection:salesforce', detail, done: {} };
    });
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
  return true;
}

class Overtaken extends Error {}

/** `null` while the org is connected. */
async function findHome(db: Queryable, orgId: string): Promise<Home | null> {
  const existing = await findConnectionByOrg(db, 'salesforce', orgId);
  if (!existing) return { tenantId: randomUUID(), isNew: true };
  return existing.disconnectedAt === null ? null : { tenantId: existing.tenantId, isNew: false };
}

const isSame = (before: Home, after: Home | null): boolean =>
  after !== null && after.isNew === before.isNew && (before.isNew || after.tenantId === before.tenantId);
