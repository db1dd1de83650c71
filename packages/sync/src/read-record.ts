import { findConnection } from '@tierline/db/connection';
import type { Database } from '@tierline/db/open-database';
import { transact } from '@tierline/db/open-database';
import { findLink } from '@tierline/db/record-link';
import type { Crm, CrmDeal, CrmObject, CrmRecords, SyncedObject } from '@tierline/domain/crm';
import { takeDeals } from './take-deals.ts';
import { takeRecords } from './take-records.ts';
import { fieldsOf, loadTerms } from './terms.ts';

/** Reads one record from its CRM and takes it over; one that is gone counts as deleted. Answers whether it is there. */
export async function readRecord(
  { db, now }: { db: Database; now: () => string },
  tenantId: string,
  crm: Crm,
  object: CrmObject,
  crmId: string,
): Promise<boolean> {
  const isSynced = object === 'organization' || object === 'contact';
  const fields = isSynced ? fieldsOf(await loadTerms({ db, tenantId }), crm.kind, object) : [];
  const readAt = now();
  const record = await crm.find(object, crmId, fields);
  await transact(db, async (tx) => {
    const scope = { db: tx, tenantId };
    const connection = await findConnection(scope, crm.kind);
    // It may have been disconnected, or have left this vendor, while the CRM was asked.
    if (!connection || connection.disconnectedAt !== null) return;
    if (isSynced) {
      // One that is gone is told of by the next read of what was deleted, with everything that it was.
      if (!record) return;
      const reading = { record: record as CrmRecords[SyncedObject], readAt };
      await takeRecords(scope, crm.kind, object, await loadTerms(scope), [reading], now());
      return;
    }
    if (record) {
      await takeDeals(scope, crm.kind, object, [{ record: record as CrmDeal, readAt }], now());
      return;
    }
    const link = await findLink(scope, crm.kind, object, crmId);
    if (link?.modifiedAt == null) return;
    const gone = { id: crmId, modifiedAt: link.modifiedAt, deleted: true };
    await takeDeals(scope, crm.kind, object, [{ record: gone, readAt }], now());
  });
  return record !== null;
}
