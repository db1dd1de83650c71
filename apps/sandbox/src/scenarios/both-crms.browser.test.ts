import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleHubSpot } from '../hubspot/testing/settle.ts';
import { launchBrowser, openTab, settle, type WatchedPage } from '../testing/browser.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

const SWITCHES = 'Acme Customer – switches';

let sandbox: TestSandbox;
let browser: Browser;
const tabs: WatchedPage[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  for (const tab of tabs.splice(0)) await tab.close();
  await sandbox.stop();
});

async function open(url: string, viewer: string): Promise<Page> {
  const tab = await openTab(browser, { width: 1280, viewer });
  tabs.push(tab);
  await tab.page.goto(url);
  return tab.page;
}

async function openDeal(name: string, viewer = 'marketer'): Promise<Page> {
  const page = await open(sandbox.hubspot.recordUrl('deals', name), viewer);
  await settleHubSpot(page);
  return page;
}

async function openOpportunity(name: string): Promise<Page> {
  const page = await open(sandbox.recordUrl('Opportunity', name), 'rep');
  await settle(page);
  return page;
}

const hubspotCard = (page: Page) => page.locator('[data-card="tierline_deal_sidebar"]');
const salesforceCard = (page: Page) => page.locator('c-tierline-screen');
const inOrg = (name: string) => sandbox.stored('Opportunity', name, 'Distributor__c') ?? null;
const inPortal = (name: string) => sandbox.hubspot.labelled('deals', name, 'Distributor');

describe('one vendor with both CRMs (rows 98, 99, 105, 108, 276, 278)', () => {
  it('sets the distributor on the deal’s HubSpot page, and reads it on the opportunity’s Salesforce page', async () => {
    const deal = await openDeal(SWITCHES);
    await hubspotCard(deal).getByRole('button', { name: 'Save' }).click();
    await deal.locator('[data-alert="success"]').getByText('Beta Distribution').first().waitFor();
    expect(inPortal(SWITCHES)).toEqual(['Beta Distribution']);
    await expect.poll(() => inOrg(SWITCHES), { timeout: 15_000 }).toBe(sandbox.idOf('Account', 'Beta Distribution'));
    const opportunity = await openOpportunity(SWITCHES);
    await salesforceCard(opportunity).getByText('Beta Distribution became distributor').waitFor();
    expect(await opportunity.locator('[data-field="Distributor__c"]').textContent()).toContain('Beta Distribution');
    await salesforceCard(opportunity)
      .getByText(/Robin Castell/)
      .first()
      .waitFor();
  });

  it('sets it on the Salesforce page, and reads it on the HubSpot page', async () => {
    const opportunity = await openOpportunity(SWITCHES);
    await salesforceCard(opportunity).getByRole('button', { name: 'Save', exact: true }).click();
    await opportunity.getByText('Beta Distribution is now the distributor').waitFor();
    await expect.poll(() => inPortal(SWITCHES), { timeout: 15_000 }).toEqual(['Beta Distribution']);
    const deal = await openDeal(SWITCHES);
    await hubspotCard(deal).getByText('Beta Distribution became distributor').waitFor();
    await deal.getByRole('region', { name: 'Companies' }).locator('[data-associated="Beta Distribution"]').waitFor();
  });

  it('removes it on the HubSpot page: the label is gone there, and the field is blank in Salesforce', async () => {
    const name = 'Bolt Customer – routers';
    const deal = await openDeal(name);
    await hubspotCard(deal).getByRole('button', { name: 'Remove', exact: true }).click();
    await deal
      .getByRole('dialog')
      .getByRole('button', { name: /Remove/ })
      .click();
    await deal.locator('[data-alert="success"]').waitFor();
    await deal
      .getByRole('region', { name: 'Companies' })
      .locator('[data-associated="Alpha Distribution"]')
      .waitFor({ state: 'detached' });
    expect(inPortal(name)).toEqual([]);
    expect(sandbox.hubspot.labelled('deals', name, 'Partner')).toEqual(['North Reseller']);
    await expect.poll(() => inOrg(name), { timeout: 15_000 }).toBeNull();
  });

  it('takes over a label that somebody changes on the HubSpot page itself', async () => {
    const name = 'Bolt Customer – routers';
    expect(inPortal(name)).toEqual(['Alpha Distribution']);
    const deal = await openDeal(name);
    const companies = deal.getByRole('region', { name: 'Companies' });
    await companies.getByRole('button', { name: 'Remove Alpha Distribution' }).click();
    await companies.locator('[data-associated="Alpha Distribution"]').waitFor({ state: 'detached' });
    await companies.getByRole('button', { name: '+ Add' }).click();
    await deal.getByRole('searchbox', { name: 'Search companies' }).fill('Beta');
    await deal.getByRole('radio', { name: 'Beta Distribution' }).check();
    await deal.getByRole('checkbox', { name: 'Distributor', exact: true }).check();
    await deal.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await companies.locator('[data-associated="Beta Distribution"]').waitFor();
    await expect.poll(() => inOrg(name), { timeout: 30_000 }).toBe(sandbox.idOf('Account', 'Beta Distribution'));
    const after = await openDeal(name);
    await hubspotCard(after).getByText('Beta Distribution').first().waitFor();
  });

  it('keeps a company that is not eligible when it was labelled natively, and says so on the card', async () => {
    const name = 'Acme Customer – firewall';
    const deal = await openDeal(name);
    const companies = deal.getByRole('region', { name: 'Companies' });
    await companies.getByRole('button', { name: '+ Add' }).click();
    await deal.getByRole('searchbox', { name: 'Search companies' }).fill('Gamma');
    await deal.getByRole('radio', { name: 'Gamma Distribution' }).check();
    await deal.getByRole('checkbox', { name: 'Distributor', exact: true }).check();
    await deal.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await companies.locator('[data-associated="Gamma Distribution"]').waitFor();
    await expect.poll(() => inOrg(name), { timeout: 30_000 }).toBe(sandbox.idOf('Account', 'Gamma Distribution'));
    const after = await openDeal(name);
    await hubspotCard(after).getByText('Gamma Distribution no longer fits').waitFor();
    expect(inPortal(name)).toEqual(['Gamma Distribution']);
  });
});
