import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoVendor } from '../demo/demo-vendor.ts';
import { launchBrowser, openTab, settle } from '../testing/browser.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

/** What a screen may weigh; HubSpot carries ten times as much, and a page on a telephone is glad of less. */
const MOST_BYTES = 100_000;

/** From an administrator's page to those that list much. */
const WAYS = ['Account types and settings', 'Rules', 'Assign distributors to many resellers', 'Coverage'];

let sandbox: TestSandbox;
let browser: Browser;
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(demoVendor, { connect: ['salesforce'] }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** The organization that most contracts name, and of the partners with a deal the one that names most. */
function findBusiest(): { distributor: string; reseller: string } {
  const named = new Map<string, number>();
  const selling = new Set(sandbox.org.admin.listRecords('Opportunity').map(({ Partner__c }) => Partner__c));
  let reseller = { Id: '', names: 0 };
  for (const { Id, Tierline_Associated_Distributors__c: list } of sandbox.org.admin.listRecords('Account')) {
    const names = String(list ?? '')
      .split(';')
      .filter(Boolean);
    for (const name of names) named.set(name, (named.get(name) ?? 0) + 1);
    if (selling.has(Id) && names.length > reseller.names) reseller = { Id, names: names.length };
  }
  const [name = ''] = [...named].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  return { distributor: sandbox.idOf('Account', name), reseller: reseller.Id };
}

it('no screen of the whole demo weighs more than it may', async () => {
  const { distributor, reseller } = findBusiest();
  const deal = sandbox.org.admin.listRecords('Opportunity').find(({ Partner__c }) => Partner__c === reseller);
  const lead = sandbox.org.admin.listRecords('Lead').find(({ Partner__c }) => Partner__c);
  const pages = [
    `r/Opportunity/${deal?.Id}/view`,
    `r/Lead/${lead?.Id}/view`,
    `r/Account/${distributor}/view`,
    `r/Account/${reseller}/view`,
    'n/Tierline',
  ];
  const tab = await openTab(browser, { width: 1280, viewer: 'admin' });
  const weights: number[] = [];
  tab.page.on('response', (response) => {
    if (!response.request().postData()?.includes('"procedure":"screen.open"')) return;
    void response.body().then(({ length }) => weights.push(length));
  });
  for (const path of pages) {
    const before = weights.length;
    await tab.page.goto(`${sandbox.pagesUrl}/lightning/${path}`);
    await settle(tab.page);
    await expect.poll(() => weights.length, { message: path }).toBeGreaterThan(before);
  }
  for (const way of WAYS) {
    await tab.page.goto(`${sandbox.pagesUrl}/lightning/n/Tierline`);
    await settle(tab.page);
    const before = weights.length;
    await tab.page.locator('c-tierline-screen').getByRole('button', { name: way, exact: true }).click();
    await expect.poll(() => weights.length, { message: way }).toBeGreaterThan(before);
  }
  await tab.close();
  expect(Math.max(...weights)).toBeLessThanOrEqual(MOST_BYTES);
  expect(Math.min(...weights)).toBeGreaterThan(500);
});
