import { createHubSpotCrm, type HubSpotCrmOptions } from '@tierline/crm/hubspot/hubspot-crm';
import { installHubSpot } from '@tierline/crm/hubspot/install/install-hubspot';
import { findConnection } from '@tierline/db/connection';
import { saveConnectionConfig } from '@tierline/db/connection-config';
import { type Database, transact } from '@tierline/db/open-database';
import { type Crm, CrmFailure } from '@tierline/domain/crm';

type Parts = Required<Pick<HubSpotCrmOptions, 'baseUrl' | 'session' | 'limiter' | 'clock' | 'deadline'>>;

/**
 * The adapter of a portal in which Tierline's properties and labels are yet to be made. Every read of what changed begins
 * with the CRM's time, and is made by one server at a time, under the connection's lease: so that is where they are made,
 * and where a failure is kept for the admin and tried again by the next round. Until then records cannot be had.
 */
export function createPortalToSetUp(db: Database, tenantId: string, parts: Parts): Crm {
  let made: Crm | null = null;
  const getMade = (): Crm => {
    if (made) return made;
    throw new CrmFailure('unavailable', 'HubSpot is still being set up.');
  };
  return {
    ...createHubSpotCrm({ ...parts, labels: null }),
    async now() {
      made ??= await setUp(db, tenantId, parts);
      return made.now();
    },
    list: (object, query) => getMade().list(object, query),
    find: async (object, id, fields) => getMade().find(object, id, fields),
    findMany: async (object, ids, fields) => getMade().findMany(object, ids, fields),
    writeSecondPartner: async (object, id, secondPartnerId) =>
      getMade().writeSecondPartner(object, id, secondPartnerId),
    describeOrganizationFields: async () => getMade().describeOrganizationFields(),
    describeFields: async (object) => getMade().describeFields(object),
    writeMany: async (object, writes) => getMade().writeMany(object, writes),
    usage: () => made?.usage() ?? null,
  };
}

async function setUp(db: Database, tenantId: string, parts: Parts): Promise<Crm> {
  const begun = await findConnection({ db, tenantId }, 'hubspot');
  const { labels } = await installHubSpot(parts);
  await transact(db, async (tx) => {
    const scope = { db: tx, tenantId };
    const connection = await findConnection(scope, 'hubspot');
    if (!connection || connection.config.installation !== begun?.config.installation) {
      throw new CrmFailure('unavailable', 'HubSpot was installed again while it was being set up.');
    }
    await saveConnectionConfig(scope, 'hubspot', { ...connection.config, labels });
  });
  return createHubSpotCrm({ ...parts, labels });
}
