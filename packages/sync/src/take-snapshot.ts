import type { Database } from '@tierline/db/open-database';
import { transact } from '@tierline/db/open-database';
import { findLink } from '@tierline/db/record-link';
import type { Crm, CrmSnapshot } from '@tierline/domain/crm';
import { isNewer } from '@tierline/domain/observation-order';
import { readRecord } from './read-record.ts';
import { takeDeals } from './take-deals.ts';
import { toWholeOrganization } from './take-organization.ts';
import { takeOrganizations } from './take-organizations.ts';
import { loadTerms } from './terms.ts';

/**
 * Takes over what the page's record told when the viewer opened it, if it is newer than what is known. Most openings
 * bring nothing new and write nothing. Where nobody vouches for a snapshot the CRM itself is asked: rejects with a
 * `CrmFailure` when it does not answer. Answers whether the record is there.
 */
export async function takeSnapshot(
  db: Database,
  tenantId: string,
  crm: Crm,
  snapshot: CrmSnapshot,
  now: string,
): Promise<boolean> {
  const reading = crm.readSnapshot(snapshot);
  const { record } = reading;
  const scope = { db, tenantId };
  const link = await findLink(scope, crm.kind, reading.object, record.id);
  // A contact's page says little of what mappings are about: the record itself is read.
  if (crm.snapshots === 'hint' || reading.object === 'contact') {
    if (link?.modifiedAt && link.modifiedAt >= record.modifiedAt) return true;
    return readRecord({ db, now: () => now }, tenantId, crm, reading.object, record.id);
  }
  if (link && !isNewer({ modifiedAt: record.modifiedAt, readAt: null }, { ...link, settledAt: null })) return true;
  await transact(db, async (tx) => {
    const inside = { db: tx, tenantId };
    if (reading.object === 'deal' || reading.object === 'lead') {
      await takeDeals(inside, crm.kind, reading.object, [{ record: reading.record, readAt: null }], now);
      return;
    }
    const whole = reading.object === 'organization' ? toWholeOrganization(reading.record) : null;
    if (!whole) return;
    await takeOrganizations(inside, crm.kind, await loadTerms(inside), [{ record: whole, readAt: null }], now);
  });
  return true;
}
