import { findConnection } from '@tierline/db/connection';
import type { Database } from '@tierline/db/open-database';
import { transact } from '@tierline/db/open-database';
import { findLink } from '@tierline/db/record-link';
import { getProgramme } from '@tierline/db/tenant';
import type { Crm, CrmDeal, CrmObject, CrmOrganization } from '@tierline/domain/crm';
import { takeDeal } from './take-deal.ts';
import { takeOrganization } from './take-organization.ts';

/** Reads one record from its CRM and takes it over; one that is gone counts as deleted. Answers whether it is there. */
export async function readRecord(
  { db, now }: { db: Database; now: () => string },
  tenantId: string,
  crm: Crm,
  object: CrmObject,
  crmId: string,
): Promise<boolean> {
  const readAt = now();
  const record = await crm.find(object, crmId);
  await transact(db, async (tx) => {
    const scope = { db: tx, tenantId };
    const connection = await findConnection(scope, crm.kind);
    // It may have been disconnected, or have left this vendor, while the CRM was asked.
    if (!connection || connection.disconnectedAt !== null) return;
    if (object === 'organization') {
      // A company that is gone is told of by the next read of what was deleted, with everything that it was.
      if (!record) return;
      const { accountTypes } = await getProgramme(scope);
      const reading = { record: record as CrmOrganization, readAt };
      return takeOrganization(scope, crm.kind, accountTypes, reading, now());
    }
    if (record) return takeDeal(scope, crm.kind, object, { record: record as CrmDeal, readAt }, now());
    const link = await findLink(scope, crm.kind, object, crmId);
    if (link?.modifiedAt == null) return;
    const gone = { id: crmId, modifiedAt: link.modifiedAt, deleted: true };
    await takeDeal(scope, crm.kind, object, { record: gone, readAt }, now());
  });
  return record !== null;
}
