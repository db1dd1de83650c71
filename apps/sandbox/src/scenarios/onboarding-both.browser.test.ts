import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallVendor } from '../demo/small-vendor.ts';
import type { HalfCompany, HubSpotHalf } from '../hubspot/demo/hubspot-half.ts';
import { adminInHubSpot } from '../hubspot/stack/admin-calls.ts';
import { waitUntilRead } from '../hubspot/stack/connection-state.ts';
import { fillAccount } from '../hubspot/stack/fill-account.ts';
import { settleHubSpot } from '../hubspot/testing/settle.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab, settle } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

const SWITCHES = 'Acme Customer – switches';
const CAMPAIGN = 'Campaign kit';
const AT = '2026-01-05T09:00:00.000Z';

/** What the marketers alone have: nothing of it is in Salesforce. */
const marketersOwn = (): HubSpotHalf => {
  const company = (
    key: string,
    name: string,
    type: string,
    status: string,
    supplier: HalfCompany | null,
  ): HalfCompany => ({
    ...{ key, at: AT, owner: null, preferred: supplier?.key ?? null, salesforce: null },
    properties: {
      name,
      tierline_sync: 'true',
      tierline_account_type: type,
      tierline_status: status,
      tierline_distributors: supplier?.properties.name ?? null,
    },
  });
  const ostrava = company('ostrava', 'Ostrava Supply', 'Distributor', 'Active Distributor', null);
  return {
    owners: [],
    companies: [ostrava, company('fernhill', 'Fernhill Media', 'Partner', 'Active Partner', ostrava)],
    contacts: [],
    deals: [
      {
        ...{ key: 'campaign', at: AT, owner: null, salesforce: null },
        ...{ customer: null, partner: 'fernhill', distributor: null },
        properties: { dealname: CAMPAIGN, pipeline: 'default', dealstage: 'qualifiedtobuy' },
      },
    ],
    leads: [],
  };
};

let sandbox: TestSandbox;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await startSandbox(smallVendor, { connect: ['salesforce'] });
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** A tab of its own for each step, closed after it. */
async function inNewTab(url: string, viewer: string, look: (page: Page) => Promise<void>): Promise<void> {
  const tab = await openTab(browser, { width: 1280, viewer });
  try {
    await tab.page.goto(url);
    await look(tab.page);
  } finally {
    await tab.close();
  }
}
const inHubSpot = (url: string, viewer: string, look: (page: Page) => Promise<void>) =>
  inNewTab(url, viewer, async (page) => {
    await settleHubSpot(page);
    await look(page);
  });
const inSettings = (look: (page: Page) => Promise<void>) => inHubSpot(sandbox.hubspot.settingsUrl, 'admin', look);
const inSalesforce = (url: string, viewer: string, look: (page: Page) => Promise<void>) =>
  inNewTab(url, viewer, async (page) => {
    await settle(page);
    await look(page);
  });
const inAdminPage = (look: (page: Page) => Promise<void>) =>
  inSalesforce(`${sandbox.pagesUrl}/lightning/n/Tierline`, 'admin', look);
const card = (page: Page) => page.locator('c-tierline-screen');
const sidebar = (page: Page) => page.locator('[data-card="tierline_deal_sidebar"]');
const link = (page: Page) => page.getByRole('button', { name: 'Link', exact: true });

/** As it was read from the page. */
let code = '';

// One story, told in its order: each test goes on where the one before has stopped.
describe('one vendor, both CRMs, that each stood alone before', () => {
  it('has Salesforce connected, where a rep sets the distributor of an opportunity', async () => {
    await inSalesforce(sandbox.recordUrl('Opportunity', SWITCHES), 'rep', async (page) => {
      await card(page).getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Beta Distribution is now the distributor').waitFor();
    });
  });

  it('installs HubSpot for itself, and its admin sets the distributor of a deal', async () => {
    await inNewTab(`${sandbox.server.url}/hubspot/install`, 'admin', async (page) => {
      await page.getByRole('button', { name: 'Connect app' }).click();
      await page.getByRole('heading', { level: 1, name: /^Tierline is installed/ }).waitFor();
    });
    const admin = adminInHubSpot(sandbox.hubspot.pagesUrl);
    await waitUntilRead(admin, '');
    await fillAccount(sandbox.hubspot.account, marketersOwn());
    await waitUntilRead(admin, new Date().toISOString());
    await inHubSpot(sandbox.hubspot.recordUrl('deals', CAMPAIGN), 'admin', async (page) => {
      await sidebar(page).getByRole('button', { name: 'Save', exact: true }).click();
      await page.locator('[data-alert="success"]').getByText('Ostrava Supply').first().waitFor();
    });
  });

  it('makes a code in Salesforce, which is there again for who closed the page', async () => {
    await inAdminPage(async (page) => {
      await card(page).getByRole('button', { name: 'Make a code' }).click();
      await card(page).getByText('Your code:').waitFor();
      expect(await listViolations(page)).toEqual([]);
      expect(await listLayoutFaults(page)).toEqual([]);
    });
    await inAdminPage(async (page) => {
      const shown = await card(page).getByText('Your code:').innerText();
      code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(shown)?.[0] ?? '';
      expect(code).not.toBe('');
    });
  });

  it('says which code is wrong, and keeps what was typed', () =>
    inSettings(async (page) => {
      const field = page.getByRole('textbox', { name: 'Code from Salesforce' });
      await field.fill('AAAAA-AAAAA');
      await link(page).click();
      await page.getByText('This code is not right').first().waitFor();
      expect(await field.inputValue()).toBe('AAAAA-AAAAA');
    }));

  it('merges nothing of its own accord: what was chosen on this side is given up only by choice', () =>
    inSettings(async (page) => {
      await page.getByRole('textbox', { name: 'Code from Salesforce' }).fill(code);
      await link(page).click();
      await page.getByText('one choice was made here').first().waitFor();
      expect(await listViolations(page)).toEqual([]);
      expect(await listLayoutFaults(page)).toEqual([]);
      await page.getByText('Take over the other side’s history').first().click();
      await link(page).click();
      await page.getByText('Both CRMs are linked').first().waitFor();
    }));

  it('is one vendor in both, and a distributor is set in each', async () => {
    await waitUntilRead(adminInHubSpot(sandbox.hubspot.pagesUrl), new Date().toISOString());
    await inSettings((page) =>
      page.getByText('Both CRMs of your company are connected and belong together.').waitFor(),
    );
    await inAdminPage((page) =>
      card(page).getByText('Both CRMs of your company are connected and belong together.').waitFor(),
    );
    await inHubSpot(sandbox.hubspot.recordUrl('deals', CAMPAIGN), 'admin', async (page) => {
      await sidebar(page).getByText('Ostrava Supply').first().waitFor();
      await sidebar(page).getByRole('button', { name: 'Remove', exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Remove/ })
        .click();
      await page.locator('[data-alert="success"]').waitFor();
    });
    await expect
      .poll(() => sandbox.hubspot.labelled('deals', CAMPAIGN, 'Distributor'), { timeout: 15_000 })
      .toEqual([]);
    await inHubSpot(sandbox.hubspot.recordUrl('deals', CAMPAIGN), 'admin', async (page) => {
      await sidebar(page).getByRole('button', { name: 'Save', exact: true }).click();
      await page.locator('[data-alert="success"]').getByText('Ostrava Supply').first().waitFor();
    });
    await expect
      .poll(() => sandbox.hubspot.labelled('deals', CAMPAIGN, 'Distributor'), { timeout: 15_000 })
      .toEqual(['Ostrava Supply']);
    await inSalesforce(sandbox.recordUrl('Opportunity', SWITCHES), 'rep', async (page) => {
      await card(page).getByText('Beta Distribution became distributor').waitFor();
      await card(page).getByRole('button', { name: 'Remove', exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Remove/ })
        .click();
      await expect.poll(() => sandbox.stored('Opportunity', SWITCHES, 'Distributor__c') ?? null).toBeNull();
    });
  });
});
