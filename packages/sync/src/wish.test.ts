import { addRecordWrites, listOpenWrites, type RecordWriteRow, settleRecordWrites } from '@tierline/db/record-write';
import { listProblems } from '@tierline/db/sync-problem';
import { addSeconds } from '@tierline/domain/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, openTenant } from './testing/tenant-database.ts';
import { askFor, RECORD_TARGET, type Wish } from './wish.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

const wish = (more: Partial<Wish> = {}): Wish => ({
  ...{ crm: 'hubspot', object: 'organization', recordId: 'r', key: 'region', desired: ['APAC'], replaces: ['EMEA'] },
  ...{ decidedAt: NOW, ...more },
});
const open = () => listOpenWrites(tenant.scope, 'organization', ['r']);
const ask = async (more: Partial<Wish> = {}, at = NOW) => askFor(tenant.scope, [wish(more)], await open(), at);
const states = async () =>
  (await open()).map(({ desired, state, failureCode, dismissedAt }) => [
    String(desired),
    state,
    failureCode,
    dismissedAt !== null,
  ]);
/** What is on its way becomes this. */
async function settle(outcome: { state: 'accepted' | 'refused'; code?: string; dismissed?: boolean }, at = NOW) {
  const pending = (await open()).filter(({ state }) => state === 'pending').map(({ id }) => id);
  await settleRecordWrites(tenant.scope, pending, { at, ...outcome });
}
const decision = (more: Partial<RecordWriteRow>): Omit<RecordWriteRow, 'tenantId'> => ({
  ...{ id: 'd', crm: 'hubspot', object: 'organization', recordId: 'r', target: 'region', desired: ['Americas'] },
  ...{ replaces: ['EMEA'], purpose: 'decision', batchId: 'b', state: 'pending', attempts: 0, runAfter: NOW },
  ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null, requestedBy: 'Ann' },
  ...{ requestedAt: NOW, decidedAt: NOW, deliveredAt: null, deliveredStamp: null, settledAt: null, dismissedAt: null },
  ...more,
});

describe('what a CRM is to hold', () => {
  it('is asked for once, however often it is wished', async () => {
    expect(await ask()).toMatchObject([{ desired: ['APAC'], replaces: ['EMEA'], purpose: 'sync', state: 'pending' }]);
    expect(await ask()).toEqual([]);
    expect(await states()).toEqual([['APAC', 'pending', null, false]]);
  });

  it('is not asked for where the CRM holds it, unless it is the record itself or something may have got there', async () => {
    expect(await ask({ replaces: ['APAC'] })).toEqual([]);
    expect(await ask({ key: RECORD_TARGET, desired: [], replaces: [] })).toHaveLength(1);
    await addRecordWrites(tenant.scope, [decision({ purpose: 'sync', attempts: 1 })]);
    expect(await ask({ desired: ['EMEA'], replaces: ['EMEA'] })).toHaveLength(1);
  });

  it('takes the place of what was on its way, and waits for what is just being delivered', async () => {
    const until = addSeconds(NOW, 100);
    await addRecordWrites(tenant.scope, [
      decision({ purpose: 'sync', attempts: 1, leaseToken: 't', leaseUntil: until }),
    ]);
    expect(await ask()).toMatchObject([{ desired: ['APAC'], runAfter: until }]);
    expect(await states()).toEqual([['APAC', 'pending', null, false]]);
  });

  it('leaves a newer decision alone, and takes the place of an older one', async () => {
    await addRecordWrites(tenant.scope, [decision({ requestedAt: addSeconds(NOW, 1) })]);
    expect(await ask()).toEqual([]);
    expect(await ask({ decidedAt: addSeconds(NOW, 2) })).toHaveLength(1);
  });

  it('and is held already, takes back what was on its way and never set out', async () => {
    await ask();
    expect(await ask({ desired: ['EMEA'], replaces: ['EMEA'] })).toEqual([]);
    expect(await states()).toEqual([]);
  });
});

describe('what was refused', () => {
  it('is not asked for again while the record holds what it held then, nor when somebody has put it aside', async () => {
    await ask();
    await settle({ state: 'refused', code: 'rejected' });
    expect(await ask({}, addSeconds(NOW, 3600))).toEqual([]);
    expect(await ask({ desired: ['Americas'] })).toHaveLength(1);
    await settle({ state: 'refused', code: 'rejected', dismissed: true });
    expect(await ask({ desired: ['Americas'] })).toEqual([]);
  });

  it('is asked for again when the record holds something else by now, and the new write tells what comes of it', async () => {
    await ask();
    await settle({ state: 'refused', code: 'rejected' });
    expect(await ask({ replaces: ['Americas'] })).toHaveLength(1);
    expect(await states()).toEqual([
      ['APAC', 'refused', 'rejected', true],
      ['APAC', 'pending', null, false],
    ]);
  });

  it.each(['overtaken', 'not_found', 'unavailable', 'rate_limited', 'locked', 'not_authorized'])(
    'for a reason that has passed (%s) is asked for again',
    async (code) => {
      await ask();
      await settle({ state: 'refused', code });
      expect(await ask()).toHaveLength(1);
      expect((await states()).filter(([, state, , dismissed]) => state === 'refused' && !dismissed)).toEqual([]);
    },
  );

  it('of a person’s stays to be read, whatever is asked for since', async () => {
    await addRecordWrites(tenant.scope, [decision({})]);
    await settle({ state: 'refused', code: 'rejected' });
    await ask();
    expect(await states()).toContainEqual(['Americas', 'refused', 'rejected', false]);
  });
});

describe('a field that two automations keep setting', () => {
  /** Accepted writes of the field, one a minute. */
  async function writeTimes(count: number) {
    for (let nth = 0; nth < count; nth += 1) {
      const at = addSeconds(NOW, nth * 60);
      expect(await ask({ desired: [`value ${nth}`] }, at)).toHaveLength(1);
      await settle({ state: 'accepted' }, at);
    }
  }
  const problems = async () =>
    (await listProblems(tenant.scope, 5)).map(({ kind, key, values }) => [kind, key, values]);

  it('is written five times an hour, and then shown', async () => {
    await writeTimes(5);
    expect(await ask({}, addSeconds(NOW, 300))).toEqual([]);
    expect(await problems()).toEqual([['ping_pong', 'region', ['APAC']]]);
    expect(await ask({ key: 'tier' }, addSeconds(NOW, 300))).toHaveLength(1);
  });

  it('is written again an hour later', async () => {
    await writeTimes(5);
    expect(await ask({}, addSeconds(NOW, 3601))).toHaveLength(1);
  });
});
