import { appendAudit, isAudited } from '@tierline/db/audit';
import { findConnectionByOrg } from '@tierline/db/connection';
import { CONTACT_ERASED, eraseContact, erasedSubject } from '@tierline/db/erase-contact';
import type { Transaction } from '@tierline/db/open-database';

/** Somebody's contact was deleted for good, as privacy law asks ("Webhooks": privacy deletions). */
export const PRIVACY_DELETION = 'contact.privacyDeletion';

/**
 * Tierline forgets the person, whom it may know from the other CRM as well. The log names his record in each CRM, by which a
 * reading can tell who asked to be forgotten (`listErased`). HubSpot may say it again; the log tells of it once.
 */
export async function obeyPrivacyDeletion(
  tx: Transaction,
  { portalId, objectId }: { portalId: string; objectId?: string | undefined },
  now: string,
): Promise<void> {
  const connection = await findConnectionByOrg(tx, 'hubspot', portalId);
  if (!connection || objectId === undefined) return;
  const scope = { db: tx, tenantId: connection.tenantId };
  const { rows, places } = await eraseContact(scope, { crm: 'hubspot', crmId: objectId });
  for (const place of places) {
    const subject = erasedSubject(place);
    if (await isAudited(scope, CONTACT_ERASED, subject)) continue;
    const entry = { at: now, actor: 'hubspot', actorName: 'HubSpot', detail: { deleted: rows } };
    await appendAudit(scope, { ...entry, action: CONTACT_ERASED, subject });
  }
}
