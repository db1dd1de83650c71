import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import { findConnection, saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { createTenant } from '@tierline/db/tenant';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPortalToSetUp } from './hubspot-set-up.ts';

let folder: string;
let opened: ReturnType<typeof openDatabase>;
let asked: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-set-up-'));
  opened = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  asked = 0;
  await migrate(opened.db);
});
afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOW = '2026-11-23T10:00:00Z';

const portal = (baseUrl = 'http://127.0.0.1:9', token = 'token') =>
  createPortalToSetUp(opened.db, 'vendor-1', {
    baseUrl,
    session: {
      token: async () => {
        asked += 1;
        return token;
      },
      forget: () => {},
    },
    limiter: (_, call) => call(),
    clock: () => new Date(),
    deadline: () => AbortSignal.timeout(5_000),
  });

it('has no records before it is set up, and asks HubSpot for none', async () => {
  const crm = portal();
  const notYet = { code: 'unavailable', message: 'HubSpot is still being set up.' };
  await expect(crm.find('deal', '1')).rejects.toMatchObject(notYet);
  await expect(crm.writeSecondPartner('deal', '1', '2')).rejects.toMatchObject(notYet);
  await expect(crm.writeMany('contact', [])).rejects.toMatchObject(notYet);
  await expect(crm.findMany('contact', ['1'])).rejects.toMatchObject(notYet);
  await expect(crm.describeFields('contact')).rejects.toMatchObject(notYet);
  expect(() => crm.list('deal', { since: null })).toThrow(notYet.message);
  expect(asked).toBe(0);
});

it('knows its words before it is set up, so that its pages open', () => {
  const crm = portal();
  expect([crm.kind, crm.objectName('deal'), crm.toId('42')]).toEqual(['hubspot', 'deals', '42']);
  expect(crm.secondPartnerField('deal')).toBe('tierline_distributor');
});

it('begins to be set up with the first read, and passes HubSpot’s failure on', async () => {
  await expect(portal().now()).rejects.toMatchObject({ code: 'unavailable' });
  expect(asked).toBeGreaterThan(0);
});

it('does not count for an installation that came while it was under way', async () => {
  const account = createHubSpotAccount();
  const hubspot = await listen(account.fetch);
  const { db } = opened;
  const scope = { db, tenantId: 'vendor-1' };
  await createTenant(db, { id: 'vendor-1', name: 'Acme', createdAt: NOW });
  const install = (installation: string) =>
    saveConnection(scope, { crm: 'hubspot', orgId: '77', config: { installation }, publicKey: null, createdAt: NOW });
  const admin = account.admin.createUser({ email: 's@v.example', firstName: 'S', lastName: 'S', superAdmin: true });
  const token = account.admin.sessionFor(admin.id);
  await install('first');
  account.setLatency(async ({ path }) => {
    if (path.includes('/labels')) await install('second');
  });
  await expect(portal(hubspot.url, token).now()).rejects.toMatchObject({
    code: 'unavailable',
    message: 'HubSpot was installed again while it was being set up.',
  });
  expect((await findConnection(scope, 'hubspot'))?.config).toEqual({ installation: 'second' });
  account.setLatency(null);
  await portal(hubspot.url, token).now();
  expect((await findConnection(scope, 'hubspot'))?.config).toEqual({
    installation: 'second',
    labels: expect.anything(),
  });
  await hubspot.close();
});
