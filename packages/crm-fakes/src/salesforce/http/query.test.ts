import { describe, expect, test } from 'vitest';
import { createTestOrg } from '../test-org.ts';

const soql = encodeURIComponent('SELECT Name FROM Account ORDER BY Name');

interface Page {
  totalSize: number;
  done: boolean;
  nextRecordsUrl: string;
  records: { Name: string }[];
}

function orgWithAccounts(count: number, maxQueryPage?: number) {
  const made = createTestOrg(maxQueryPage === undefined ? {} : { maxQueryPage });
  made.org.admin.seed(
    'Account',
    Array.from({ length: count }, (_, n) => ({ Name: `A${String(n).padStart(5, '0')}` })),
  );
  return made;
}

describe('pages of a query', () => {
  test('2,000 rows a page, and the rest by nextRecordsUrl', async () => {
    const { call } = orgWithAccounts(4100);
    const names: string[] = [];
    let path = `/query?q=${soql}`;
    const sizes: number[] = [];
    for (;;) {
      const page = (await call('GET', path)).body as Page;
      names.push(...page.records.map(({ Name }) => Name));
      sizes.push(page.records.length);
      expect(page.totalSize).toBe(4100);
      if (page.done) break;
      expect(page.nextRecordsUrl).toMatch(/^\/services\/data\/v67\.0\/query\/01g\w{15}-\d+$/);
      path = page.nextRecordsUrl;
    }
    expect(sizes).toEqual([2000, 2000, 100]);
    expect(new Set(names).size).toBe(4100);
  });

  test('a wish for smaller pages is followed down to 200', async () => {
    const { call } = orgWithAccounts(501);
    const page = await call('GET', `/query?q=${soql}`, undefined, { 'Sforce-Query-Options': 'batchSize=50' });
    expect((page.body as Page).records).toHaveLength(200);
  });

  test('the rows are those of the moment of the query', async () => {
    const { call, org } = orgWithAccounts(5, 3);
    const first = (await call('GET', `/query?q=${soql}`)).body as Page;
    org.admin.seed('Account', [{ Name: 'A00003b' }]);
    const second = (await call('GET', first.nextRecordsUrl)).body as Page;
    expect(second.records.map(({ Name }) => Name)).toEqual(['A00003', 'A00004']);
  });

  test('a locator expires after two days, is its own user’s, and gives way to ten newer ones', async () => {
    const { call, org, clock, adminId, callAs, newUser } = orgWithAccounts(5, 3);
    const open = async () => ((await call('GET', `/query?q=${soql}`)).body as Page).nextRecordsUrl;
    const refused = { status: 400, body: [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }] };
    const locator = await open();
    expect((await call('GET', locator)).status).toBe(200);
    expect(await callAs(newUser('System Administrator').id)('GET', locator)).toMatchObject(refused);
    for (let n = 0; n < 10; n += 1) await open();
    expect(await call('GET', locator)).toMatchObject(refused);

    const late = await open();
    clock.advance({ days: 2 });
    expect(await callAs(adminId)('GET', late)).toMatchObject(refused);
    const dropped = ((await callAs(adminId)('GET', `/query?q=${soql}`)).body as Page).nextRecordsUrl;
    org.admin.expireQueryLocators();
    expect(await callAs(adminId)('GET', dropped)).toMatchObject(refused);
  });
});
