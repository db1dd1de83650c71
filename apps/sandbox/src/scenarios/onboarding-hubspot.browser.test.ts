import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallVendor } from '../demo/small-vendor.ts';
import { toHubSpotHalf } from '../hubspot/demo/hubspot-half.ts';
import { EVERYTHING } from '../hubspot/demo/share.ts';
import { adminInHubSpot } from '../hubspot/stack/admin-calls.ts';
import { waitUntilRead } from '../hubspot/stack/connection-state.ts';
import { fillAccount } from '../hubspot/stack/fill-account.ts';
import { settleHubSpot } from '../hubspot/testing/settle.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

const SWITCHES = 'Acme Customer – switches';

let sandbox: TestSandbox;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await startSandbox(smallVendor, { connect: [] });
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** A tab of its own for each step, closed after it: what a step began has to be found again by the next. */
async function inNewTab(url: string, viewer: string, look: (page: Page) => Promise<void>): Promise<void> {
  const tab = await openTab(browser, { width: 1280, viewer });
  try {
    await tab.page.goto(url);
    await look(tab.page);
  } finally {
    await tab.close();
  }
}

const installUrl = () => `${sandbox.server.url}/hubspot/install`;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const settings = async (look: (page: Page) => Promise<void>) =>
  inNewTab(sandbox.hubspot.settingsUrl, 'admin', async (page) => {
    await settleHubSpot(page);
    await look(page);
  });

/** Holds what Tierline sets up in the portal back, until it is let go. */
function holdSetUp(): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { account } = sandbox.hubspot;
  account.setLatency(async ({ path, headers }) => {
    if (path.startsWith('/crm/v3/properties') && !headers.authorization?.includes('session-')) await released;
  });
  return () => {
    account.setLatency(null);
    release();
  };
}

describe('from an empty database to a working card in HubSpot (rows 1, 3, 168, 169)', () => {
  it('does not let anybody but a super admin connect the app', () =>
    inNewTab(installUrl(), 'marketer', async (page) => {
      await heading(page, 'Connect Tierline to HubSpot').waitFor();
      await page.getByText('Only a super admin can connect an app').waitFor();
      expect(await page.getByRole('button', { name: 'Connect app' }).isDisabled()).toBe(true);
    }));

  it('says in words what the app will be able to do, and nothing comes of a page that was closed', async () => {
    await inNewTab(installUrl(), 'admin', async (page) => {
      await heading(page, 'Connect Tierline to HubSpot').waitFor();
      await page.getByText('Create and change deals').waitFor();
      await page.getByText('See the properties and labels of leads').waitFor();
      expect(await listViolations(page)).toEqual([]);
      expect(await listLayoutFaults(page)).toEqual([]);
    });
    await settings((page) => page.getByText('is not connected to Tierline').first().waitFor());
  });

  it('can be cancelled, and says how to go on', () =>
    inNewTab(installUrl(), 'admin', async (page) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await heading(page, 'Tierline was not installed').waitFor();
      await page.getByText('Open the install address again').waitFor();
    }));

  it('is installed, is set up while nobody looks, and says so in the settings', async () => {
    const letGo = holdSetUp();
    let link = '';
    await inNewTab(installUrl(), 'admin', async (page) => {
      await page.getByRole('button', { name: 'Connect app' }).click();
      await heading(page, /^Tierline is installed in account-\d+\.example$/).waitFor();
      expect(await listViolations(page)).toEqual([]);
      link = (await page.getByRole('link', { name: 'Open the settings in HubSpot' }).getAttribute('href')) ?? '';
      // The address of the consent is good once.
      await page.reload();
      await heading(page, 'This installation is no longer valid').waitFor();
    });
    await inNewTab(link, 'admin', async (page) => {
      await page.getByText('Setting up HubSpot').first().waitFor();
    });
    letGo();
    await settings(async (page) => {
      await page.getByText('Connected', { exact: true }).first().waitFor();
      await expect.poll(() => page.getByText('Setting up HubSpot').count(), { timeout: 30_000 }).toBe(0);
    });
  });

  it('takes a colleague in, and the colleague sets a distributor', async () => {
    await settings(async (page) => {
      const row = page.getByRole('row').filter({ hasText: 'robin.castell@sandbox.example' });
      await row.getByText('No Tierline role').waitFor();
      await row.getByRole('button').click();
      await page.getByRole('menuitem', { name: 'May choose' }).click();
      await page.getByText('Role saved').first().waitFor();
    });
    const today = new Date().toISOString().slice(0, 10);
    await fillAccount(sandbox.hubspot.account, toHubSpotHalf(smallVendor(today), EVERYTHING));
    await waitUntilRead(adminInHubSpot(sandbox.hubspot.pagesUrl), new Date().toISOString());
    await inNewTab(sandbox.hubspot.recordUrl('deals', SWITCHES), 'marketer', async (page) => {
      const card = page.locator('[data-card="tierline_deal_sidebar"]');
      await card.getByRole('button', { name: 'Save', exact: true }).click();
      await page.locator('[data-alert="success"]').getByText('Beta Distribution').first().waitFor();
    });
    await expect
      .poll(() => sandbox.hubspot.labelled('deals', SWITCHES, 'Distributor'), { timeout: 15_000 })
      .toEqual(['Beta Distribution']);
  });
});
