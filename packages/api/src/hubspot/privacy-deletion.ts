import { appendAudit, isAudited } from '@tierline/db/audit';
import { findConnectionByOrg } from '@tierline/db/connection';
import type { Transaction } from '@tierline/db/open-database';

/** Somebody's contact was deleted for good, as privacy law asks ("Webhooks": privacy deletions). */
export const PRIVACY_DELETION = 'contact.privacyDeletion';

const ACTION = 'hubspot.privacyDeletion';

/** Tierline keeps nothing of contacts, so that all there is to do is to tell who asks that it was heard; once. */
export async function notePrivacyDeletion(
  tx: Transaction,
  { portalId, objectId }: { portalId: string; objectId?: string | undefined },
  now: string,
): Promise<void> {
  const connection = await findConnectionByOrg(tx, 'hubspot', portalId);
  if (!connection || objectId === undefined) return;
  const scope = { db: tx, tenantId: connection.tenantId };
  const subject = `contact:hubspot:${objectId}`;
  if (await isAudited(scope, ACTION, subject)) return;
  const entry = { at: now, actor: 'hubspot', actorName: 'HubSpot', detail: { deleted: 0 } };
  await appendAudit(scope, { ...entry, action: ACTION, subject });
}
