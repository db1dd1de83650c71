import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settleHubSpot } from '../hubspot/testing/settle.ts';
import { launchBrowser, openTab, settle, type WatchedPage } from '../testing/browser.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

let sandbox: TestSandbox;
let browser: Browser;
const tabs: WatchedPage[] = [];
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
});
afterEach(async () => {
  for (const tab of tabs.splice(0)) {
    expect.soft(tab.problems).toEqual([]);
    await tab.close();
  }
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

async function open(url: string, viewer: string): Promise<Page> {
  const tab = await openTab(browser, { width: 1280, viewer });
  tabs.push(tab);
  await tab.page.goto(url);
  return tab.page;
}

const salesforceCard = (page: Page) => page.locator('c-tierline-screen');
const hubspotCard = (page: Page) => page.locator('[data-card="tierline_contact_sidebar"]');

describe('a contact of a partner (rows 129, 170)', () => {
  it('is found from the account’s page in Salesforce, and is a contact with a role and no access', async () => {
    const page = await open(sandbox.recordUrl('Account', 'North Reseller'), 'rep');
    await settle(page);
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('link', { name: 'Nora Keller' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nora Keller' }).waitFor();
    await settle(page);
    const card = salesforceCard(page);
    await card.getByText('Contact, no access').waitFor();
    await card.getByText('Executive').first().waitFor();
    await card.getByText('North Reseller').first().waitFor();
    expect(await page.locator('[data-field="Tierline_Role__c"]').textContent()).toContain('Executive');
  });

  it('is found from the company’s page in HubSpot, and is the same there', async () => {
    const page = await open(sandbox.hubspot.recordUrl('companies', 'North Reseller'), 'marketer');
    await settleHubSpot(page);
    await page.getByRole('region', { name: 'Contacts' }).getByRole('link', { name: 'Nora Keller' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nora Keller' }).waitFor();
    await settleHubSpot(page);
    const card = hubspotCard(page);
    await card.getByText('Contact, no access').waitFor();
    await card.getByText('Executive').first().waitFor();
    await card.getByText('North Reseller').first().waitFor();
    expect(await page.locator('[data-property="tierline_role"]').first().textContent()).toContain('Executive');
  });
});

describe('somebody at a customer', () => {
  it('is nobody whom Tierline knows, which both cards say', async () => {
    const inSalesforce = await open(sandbox.recordUrl('Contact', 'Cleo Client'), 'rep');
    await settle(inSalesforce);
    await salesforceCard(inSalesforce).getByText('Tierline does not know this contact').waitFor();
    const inHubSpot = await open(sandbox.hubspot.recordUrl('contacts', 'Cleo Client'), 'marketer');
    await settleHubSpot(inHubSpot);
    await hubspotCard(inHubSpot).getByText('Tierline does not know this contact').waitFor();
  });
});
