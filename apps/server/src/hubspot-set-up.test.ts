import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@tierline/db/open-database';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPortalToSetUp } from './hubspot-set-up.ts';

let folder: string;
let opened: ReturnType<typeof openDatabase>;
let asked: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-set-up-'));
  opened = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  asked = 0;
});
afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const portal = () =>
  createPortalToSetUp(opened.db, 'vendor-1', {
    baseUrl: 'http://127.0.0.1:9',
    session: {
      token: async () => {
        asked += 1;
        return 'token';
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
  expect(() => crm.list('deal', null)).toThrow(notYet.message);
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
