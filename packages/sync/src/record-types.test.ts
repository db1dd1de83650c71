import { saveContact } from '@tierline/db/contact';
import { saveOrganization } from '@tierline/db/organization';
import { createLink } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { DEFAULT_SYNC_SCOPE, type SyncScope } from '@tierline/domain/sync-scope';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toBody } from './body-of-writes.ts';
import { loadTerms } from './terms.ts';
import { openTenant } from './testing/tenant-database.ts';
import { RECORD_TARGET } from './wish.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
  for (const [id, accountType] of [
    ['reseller', 'partner'],
    ['distributor', 'partner_2'],
  ] as const) {
    await saveOrganization(tenant.scope, {
      ...{ id, name: id, nameKey: id, accountType, standing: 'active', status: 'Active', values: {} },
      ...{ preferredId: null, parentId: null },
    });
    for (const crm of ['salesforce', 'hubspot'] as const) {
      await createLink(tenant.scope, crm, 'organization', `${id} there`, id);
    }
    await saveContact(tenant.scope, {
      ...{ id: `person of ${id}`, organizationId: id, name: 'Lee', nameKey: 'lee', email: null, deleted: false },
      values: { last_name: ['Lee'] },
    });
  }
});
afterEach(() => tenant.close());

const CHOSEN: SyncScope['recordTypes'] = {
  ...{ partner_organization: 'type 1', partner_contact: 'type 2' },
  ...{ partner_2_organization: 'type 3', partner_2_contact: null },
};
/** Of a record that is created, as it is sent. */
async function typeOf(crm: CrmKind, object: SyncedObject, recordId: string, recordTypes: SyncScope['recordTypes']) {
  const { scope } = tenant;
  const terms = await loadTerms(scope, { crm, scope: { ...DEFAULT_SYNC_SCOPE, recordTypes } });
  const write = { target: RECORD_TARGET, desired: [] as string[] } as RecordWriteRow;
  const { body } = await toBody({ scope, crm, terms, object, recordId, seen: null }, [write]);
  return body.recordTypeId;
}

it.each<[CrmKind, SyncedObject, string, string | undefined]>([
  ['salesforce', 'organization', 'reseller', 'type 1'],
  ['salesforce', 'contact', 'person of reseller', 'type 2'],
  ['salesforce', 'organization', 'distributor', 'type 3'],
  ['salesforce', 'contact', 'person of distributor', undefined],
  ['hubspot', 'organization', 'reseller', undefined],
])(
  'in %s a new %s (%s) has the record type that an admin has chosen, and else the CRM’s default (row 175)',
  async (crm, object, id, type) => {
    expect(await typeOf(crm, object, id, CHOSEN)).toBe(type);
    expect(await typeOf(crm, object, id, DEFAULT_SYNC_SCOPE.recordTypes)).toBeUndefined();
  },
);
