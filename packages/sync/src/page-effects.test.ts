import { listSyncLog } from '@tierline/db/sync-log';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTenant, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

const log = async () =>
  (await listSyncLog(tenant.scope, { before: null, limit: 50 })).map(({ action, key, after }) => [action, key, after]);

it('tells of a new record that it came, and of each of its values only when it changes', async () => {
  const record = reseller('001', 'Brightline', [], { values: { region: ['EMEA'], segment: ['Enterprise'] } });
  await tenant.takeOrganization(record);
  expect(await log()).toEqual([['linked', null, []]]);
  const later = { modifiedAt: '2026-11-23T11:00:00.000Z', values: { region: ['APAC'], segment: ['Enterprise'] } };
  await tenant.takeOrganization({ ...record, ...later });
  expect(await log()).toEqual([
    ['taken', 'region', ['APAC']],
    ['linked', null, []],
  ]);
});
