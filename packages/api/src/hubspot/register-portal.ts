import { randomUUID } from 'node:crypto';
import { appendAudit } from '@tierline/db/audit';
import { type Connection, findConnectionByOrg, saveConnection } from '@tierline/db/connection';
import { clearConnectionFailure } from '@tierline/db/connection-config';
import { transact } from '@tierline/db/open-database';
import { createTenant } from '@tierline/db/tenant';
import type { Services } from '../context.ts';
import type { HubSpotDoor, HubSpotGrant } from './door.ts';

/**
 * Registers the portal of a consent. One that is known gets its tokens anew and keeps everything else, so that
 * installing again brings all back; one that is not becomes a vendor of its own, for nothing but a link code says that
 * it belongs to another.
 */
export async function registerPortal(
  { db, now }: Pick<Services, 'db' | 'now'>,
  door: HubSpotDoor,
  grant: HubSpotGrant,
): Promise<{ tenantId: string; again: boolean }> {
  return transact(db, async (tx) => {
    const at = now();
    const known = await findConnectionByOrg(tx, 'hubspot', grant.portalId);
    const scope = { db: tx, tenantId: known?.tenantId ?? randomUUID() };
    const name = grant.portalName ?? `HubSpot ${grant.portalId}`;
    if (!known) await createTenant(tx, { id: scope.tenantId, name, createdAt: at });
    const row = { crm: 'hubspot', orgId: grant.portalId, publicKey: null, createdAt: known?.createdAt ?? at } as const;
    await saveConnection(scope, { ...row, config: toConfig(known, grant.scopes) });
    await clearConnectionFailure(scope, 'hubspot');
    await door.keepTokens(scope, grant);
    await appendAudit(scope, {
      at,
      actor: `hubspot:${grant.userId}`,
      actorName: grant.userName ?? grant.userId,
      action: known ? 'hubspot.reinstall' : 'hubspot.install',
      subject: 'connection:hubspot',
      detail: { portal: grant.portalId, scopes: grant.scopes },
    });
    return { tenantId: scope.tenantId, again: known !== null };
  });
}

/**
 * Without labels it counts as not set up: at first, and whenever it is installed again, for then other scopes may have
 * been granted, and somebody may have tidied up meanwhile. What is there is left as it is. The installation's id tells a
 * set-up that is under way that another one was asked for.
 */
function toConfig(known: Connection | null, scopes: readonly string[]): Record<string, unknown> {
  const { labels: _labels, ...config } = known?.config ?? {};
  return { ...config, scopes: [...scopes].sort(), installation: randomUUID() };
}
