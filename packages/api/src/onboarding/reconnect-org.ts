import { findDone } from '@tierline/db/audit';
import { findConnection, saveConnection } from '@tierline/db/connection';
import { actorOf } from '@tierline/domain/viewer';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { joinPublicKeys } from '../salesforce/public-keys.ts';
import type { ConnectInput } from './connect-input.ts';
import { proveLogin } from './prove-login.ts';

/**
 * Changes how Tierline signs in to an org that is connected: its own administrator asks, so that only the new login has to
 * be proven. A repetition of the call that connected the org is one of these, and does nothing.
 */
export async function reconnectOrg(ctx: Context, { key, ...login }: ConnectInput): Promise<void> {
  const connection = await findConnection(ctx.scope, 'salesforce');
  if (!ctx.orgs || !connection || ctx.viewer.crm !== 'salesforce') throw new ProblemError('org_elsewhere');
  const { orgId, createdAt } = connection;
  const earlier = await findDone(ctx.scope, actorOf(ctx.viewer), key);
  const proven = earlier ? null : await proveLogin(ctx.orgs, orgId, login);
  await once(ctx, { call: 'connection.connect', key, input: login }, async (scope) => {
    // Keys are forgotten after a day; one that was forgotten between the two looks cannot be a repetition.
    if (!proven) throw new ProblemError('key_conflict');
    const present = await findConnection(scope, 'salesforce');
    // Somebody may have disconnected the org while the login was proven.
    if (present?.orgId !== orgId || present.disconnectedAt !== null) throw new ProblemError('org_unknown');
    const publicKey = joinPublicKeys(proven.publicKeys);
    await saveConnection(scope, { crm: 'salesforce', orgId, config: proven.config, publicKey, createdAt });
    const detail = { orgId, clientId: login.clientId, username: login.username, keys: proven.publicKeys.length };
    return { subject: 'connection:salesforce', detail, done: {} };
  });
}
