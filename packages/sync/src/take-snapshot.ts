import type { Database } from '@tierline/db/open-database';
import { transact } from '@tierline/db/open-database';
import { findLink } from '@tierline/db/record-link';
import { getProgramme } from '@tierline/db/tenant';
import type { Crm, CrmSnapshot } from '@tierline/domain/crm';
import { isNewer } from '@tierline/domain/observation-order';
import { readRecord } from './read-record.ts';
import { takeDeal } from './take-deal.ts';
import { takeOrganization, toWholeOrganization } from './take-organization.ts';

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
  if (crm.snapshots === 'hint') {
    if (link?.modifiedAt && link.modifiedAt >= record.modifiedAt) return true;
    return readRecord({ db, now: () => now }, tenantId, crm, reading.object, record.id);
  }
  if (link && !isNewer({ modifiedAt: record.modifiedAt, readAt: null }, { ...link, settledAt: null })) return true;
  await transact(db, async (tx) => {
    const inside = { db: tx, tenantId };
    if (reading.object !== 'organization') {
      return takeDeal(inside, crm.kind, reading.object, { record: reading.record, readAt: null }, now);
    }
    const whole = toWholeOrganization(reading.record);
    if (!whole) return;
    const { accountTypes } = await getProgramme(inside);
    await takeOrganization(inside, crm.kind, accountTypes, { record: whole, readAt: null }, now);
  });
  return true;
}
