import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallVendor } from '../demo/small-vendor.ts';
import { INTEGRATION_USER } from '../org/people.ts';
import { pasteSigningKey } from '../stack/paste-signing-key.ts';
import { CLIENT_ID } from '../stack/prepare-org.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab, settle, type WatchedPage } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';

const SWITCHES = 'Acme Customer – switches';

let dataFolder: string;
let stack: Stack;
let browser: Browser;
const tabs: WatchedPage[] = [];
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'tierline-onboarding-'));
  browser = await launchBrowser();
  stack = await startStack({ dataFolder, reset: false, vendor: smallVendor, connect: [] });
});
afterAll(async () => {
  for (const tab of tabs.splice(0)) await tab.close();
  await browser?.close();
  await stack?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function visit(path: string, viewer: string): Promise<Page> {
  const tab = await openTab(browser, { width: 1280, viewer });
  tabs.push(tab);
  await tab.page.goto(`${stack.pagesUrl}${path}`);
  await settle(tab.page);
  return tab.page;
}

const dealPath = () => {
  const deal = stack.org.admin.listRecords('Opportunity').find(({ Name }) => Name === SWITCHES);
  return `/lightning/r/Opportunity/${deal?.Id}/view`;
};
const card = (page: Page) => page.locator('c-tierline-screen');
const consumerKey = (page: Page) => card(page).getByRole('textbox', { name: 'Consumer key' });
const username = (page: Page) => card(page).getByRole('textbox', { name: 'Integration user’s username' });
const connect = (page: Page) => card(page).getByRole('button', { name: 'Connect', exact: true });

async function fill(page: Page, key: string, user: string): Promise<void> {
  await consumerKey(page).fill(key);
  await username(page).fill(user);
  await connect(page).click();
}

// One story, told in its order: each test goes on where the one before has stopped.
describe('an org of which Tierline knows nothing', () => {
  it('shows a rep a quiet word on his deal', async () => {
    const page = await visit(dealPath(), 'rep');
    await card(page).getByText('Tierline is not connected yet').waitFor();
    expect(await card(page).getByRole('combobox').count()).toBe(0);
  });

  it('leads its administrator, and nobody else, through the steps', async () => {
    const rep = await visit('/lightning/n/Tierline', 'rep');
    await card(rep).getByText('Only an administrator can connect Tierline').waitFor();
    const page = await visit('/lightning/n/Tierline', 'admin');
    for (const step of ['Show Tierline the certificate', 'Let the server in', 'Register this org']) {
      await card(page).getByText(step).waitFor();
    }
    expect(await listViolations(page)).toEqual([]);
    expect(await listLayoutFaults(page)).toEqual([]);
  });

  it('says what is wrong with each wrong entry, and keeps what was typed', async () => {
    const page = tabs.at(-1)?.page as Page;
    await fill(page, 'a-consumer-key-of-nobody', String(INTEGRATION_USER.username));
    await card(page)
      .getByText(/client identifier invalid/)
      .waitFor();
    expect(await consumerKey(page).inputValue()).toBe('a-consumer-key-of-nobody');

    await fill(page, CLIENT_ID, 'nobody@sandbox.example');
    await card(page)
      .getByText(/user hasn't approved this consumer/)
      .waitFor();
    expect([await consumerKey(page).inputValue(), await username(page).inputValue()]).toEqual([
      CLIENT_ID,
      'nobody@sandbox.example',
    ]);

    await fill(page, CLIENT_ID, INTEGRATION_USER.username);
    await card(page)
      .getByText(/found no certificate/)
      .waitFor();
    expect(await username(page).inputValue()).toBe(INTEGRATION_USER.username);
  });

  it('is connected after a reload, once its certificate is there', async () => {
    const page = tabs.at(-1)?.page as Page;
    await page.reload();
    await settle(page);
    await card(page).getByText('Show Tierline the certificate').waitFor();
    await pasteSigningKey(stack.pagesUrl, readFileSync(join(dataFolder, 'org-public.pem'), 'utf8'));
    await fill(page, CLIENT_ID, INTEGRATION_USER.username);
    await page.getByText('Connected. The first read is under way').waitFor();
    await card(page).getByText('Integration user has what it needs, and no more').waitFor();
    await card(page).getByText('Nothing is missing and nothing is too much.').waitFor();
  });

  it('has its signing key on a page that administrators alone can reach', async () => {
    const admin = await visit('/lightning/o/Tierline_Signing_Key__c/list', 'admin');
    await admin.getByRole('link', { name: 'KEY-0001' }).click();
    await settle(admin);
    await admin.getByText('BEGIN PUBLIC KEY').first().waitFor();
    const rep = await visit('/', 'rep');
    expect(await rep.getByRole('link', { name: 'Tierline Signing Keys' }).count()).toBe(0);
  });

  it('lets a rep set the distributor of a deal', async () => {
    const page = await visit(dealPath(), 'rep');
    await expect
      .poll(
        async () => {
          await page.reload();
          await settle(page);
          return card(page).getByRole('combobox', { name: 'Distributor' }).count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await card(page).getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Beta Distribution is now the distributor').waitFor();
    const held = stack.org.admin.listRecords('Opportunity').find(({ Name }) => Name === SWITCHES)?.Distributor__c;
    expect(stack.org.admin.findRecord('Account', String(held))?.Name).toBe('Beta Distribution');
  });
});
