import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleHubSpot } from '../hubspot/testing/settle.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab, type WatchedPage } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';
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

async function visit(name: string, viewer = 'marketer', width = 1280): Promise<Page> {
  const tab = await openTab(browser, { width, viewer });
  tabs.push(tab);
  await tab.page.goto(sandbox.hubspot.recordUrl('deals', name));
  await settleHubSpot(tab.page);
  return tab.page;
}

const card = (page: Page) => page.locator('[data-card="tierline_deal_sidebar"]');
const picker = (page: Page) => card(page).getByRole('combobox', { name: 'Distributor' });
const search = (page: Page) => card(page).getByRole('searchbox');
const save = (page: Page) => card(page).getByRole('button', { name: 'Save', exact: true });
const nativeProperty = (page: Page) =>
  page.getByRole('region', { name: /^About this/ }).locator('[data-property="tierline_distributor"]');
const labelled = (name: string) => sandbox.hubspot.labelled('deals', name, 'Distributor');
const inSalesforce = (name: string) => sandbox.stored('Opportunity', name, 'Distributor__c') ?? null;

/** HubSpot is out of order for that many writes of deals. */
const failWrites = (times: number, effect: { status: number; body: string; contentType: string }) =>
  sandbox.hubspot.account.faults.add({
    when: 'before',
    effect: { kind: 'answer', ...effect },
    match: { method: 'PATCH', path: /\/objects\/deals\// },
    times,
  });
const outOfOrder = { status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' };
const refusal = {
  status: 400,
  contentType: 'application/json',
  body: JSON.stringify({ status: 'error', category: 'VALIDATION_ERROR', message: 'The quarter is closed.' }),
};

async function choose(page: Page, name: string): Promise<void> {
  await picker(page).click();
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await save(page).click();
}

describe('a marketer on a deal (rows 98, 99, 105, 108, 278)', () => {
  it('finds the preferred distributor filled in, saves it with one call, and reads it natively and after a reload', async () => {
    const page = await visit(SWITCHES);
    const calls: string[] = [];
    page.on('request', (request) => {
      const procedure = /\/trpc\/([\w.]+)/.exec(request.postData() ?? '')?.[1];
      if (procedure) calls.push(procedure);
    });
    expect(await picker(page).inputValue()).toContain('Beta Distribution');
    await save(page).click();
    await page.getByText('Beta Distribution is now the distributor').first().waitFor();
    await nativeProperty(page).getByText('Beta Distribution').first().waitFor();
    await page.getByRole('region', { name: 'Companies' }).locator('[data-associated="Beta Distribution"]').waitFor();
    await card(page).getByText('by Robin Castell').waitFor();
    expect(calls.filter((call) => call === 'screen.act')).toHaveLength(1);
    expect(labelled(SWITCHES)).toEqual(['Beta Distribution']);

    await page.reload();
    await settleHubSpot(page);
    expect(await picker(page).inputValue()).toContain('Beta Distribution');
    await card(page).getByText('Beta Distribution became distributor').waitFor();
  });

  it('opens each card with one call', async () => {
    const tab = await openTab(browser, { width: 1280, viewer: 'marketer' });
    tabs.push(tab);
    const calls: string[] = [];
    tab.page.on('request', (request) => {
      const procedure = /\/trpc\/([\w.]+)/.exec(request.postData() ?? '')?.[1];
      if (procedure) calls.push(procedure);
    });
    await tab.page.goto(sandbox.hubspot.recordUrl('deals', SWITCHES));
    await settleHubSpot(tab.page);
    expect(calls).toEqual(['screen.open']);
  });

  it('works by keyboard alone', async () => {
    const page = await visit(SWITCHES);
    await picker(page).focus();
    await page.keyboard.press('ArrowDown');
    await page
      .getByRole('option', { name: /Alpha Distribution/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => picker(page).inputValue()).toContain('Alpha Distribution');
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      if (await save(page).evaluate((button) => button === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await page.getByText('Alpha Distribution is now the distributor').first().waitFor();
    expect(labelled(SWITCHES)).toEqual(['Alpha Distribution']);
  });

  it('is told why one without a contract cannot be chosen', async () => {
    const page = await visit('Acme Customer – firewall');
    await card(page)
      .getByRole('button', { name: /Not available/ })
      .click();
    await card(page).getByText('No contract with South Reseller').first().waitFor();
    await search(page).fill('beta');
    await card(page).getByText('Beta Distribution').first().waitFor();
    expect(labelled('Acme Customer – firewall')).toEqual([]);
  });

  it('is told that a distributor no longer fits, and removes it after a question', async () => {
    const page = await visit('Acme Customer – cables');
    await card(page).getByText('Gamma Distribution no longer fits').waitFor();
    await card(page).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Distributor removed').first().waitFor();
    await expect.poll(() => labelled('Acme Customer – cables')).toEqual([]);
    expect(sandbox.hubspot.stored('deals', 'Acme Customer – cables', 'tierline_distributor') || null).toBeNull();
  });

  it('keeps the words that are being typed when the card is drawn anew beneath them', async () => {
    const page = await visit(SWITCHES);
    failWrites(2, outOfOrder);
    await choose(page, 'Alpha Distribution');
    await card(page).getByText('Waiting for HubSpot').waitFor();
    await search(page).focus();
    await page.keyboard.type('bet');
    await card(page).getByText('Alpha Distribution became distributor').waitFor({ timeout: 30_000 });
    expect(await search(page).inputValue()).toBe('bet');
    await page.keyboard.type('a');
    expect(await search(page).inputValue()).toBe('beta');
  });
});

describe('when HubSpot', () => {
  it('does not answer, the choice waits, is shown as waiting, and arrives without a reload', async () => {
    const page = await visit(SWITCHES);
    const fault = failWrites(2, outOfOrder);
    await choose(page, 'Alpha Distribution');
    await page.getByText('Kept, and being saved').first().waitFor();
    await card(page).getByText('Waiting for HubSpot').waitFor();
    await card(page).getByText('Alpha Distribution became distributor').waitFor({ timeout: 30_000 });
    await nativeProperty(page).getByText('Alpha Distribution').first().waitFor();
    expect(fault.struck).toBe(2);
    expect(labelled(SWITCHES)).toEqual(['Alpha Distribution']);
  });

  it('refuses, its reason is shown, and neither history nor Salesforce changes', async () => {
    const page = await visit(SWITCHES);
    failWrites(1, refusal);
    await choose(page, 'Alpha Distribution');
    await card(page).getByText('HubSpot did not accept Alpha Distribution').waitFor();
    await card(page)
      .getByText(/The quarter is closed\./)
      .first()
      .waitFor();
    expect(await card(page).textContent()).not.toContain('Alpha Distribution became distributor');
    expect([labelled(SWITCHES), inSalesforce(SWITCHES)]).toEqual([[], null]);

    const admin = await openTab(browser, { width: 1280, viewer: 'admin' });
    tabs.push(admin);
    await admin.page.goto(sandbox.hubspot.settingsUrl);
    await settleHubSpot(admin.page);
    await admin.page
      .getByText(/The quarter is closed\./)
      .first()
      .waitFor();
    expect(await listViolations(admin.page)).toEqual([]);
    expect(await listLayoutFaults(admin.page)).toEqual([]);
  });

  it('loses the Tierline server, the card says so, and the same press goes through later, once', async () => {
    const page = await visit(SWITCHES);
    await sandbox.server.kill().catch(() => undefined);
    await save(page).click();
    const again = card(page).getByRole('button', { name: /Try again|Retry/ });
    await again.waitFor();
    expect(await picker(page).inputValue()).toContain('Beta Distribution');
    await sandbox.server.start();
    await again.click();
    await nativeProperty(page).getByText('Beta Distribution').first().waitFor();
    const writes = sandbox.hubspot.account.requests.list({ method: 'PATCH', path: /\/objects\/deals\// });
    expect(writes).toHaveLength(1);
  });
});

describe('other eyes', () => {
  it('a reader sees the choice, and may not make it', async () => {
    const page = await visit(SWITCHES, 'reader');
    await card(page).getByText('You may not edit this deal').first().waitFor();
    expect(await save(page).isDisabled()).toBe(true);
  });

  it('somebody without a role sees the chain and nothing beyond it', async () => {
    const page = await visit('Bolt Customer – routers', 'outsider');
    const text = await card(page).textContent();
    for (const name of ['Small Vendor', 'Alpha Distribution', 'North Reseller', 'Bolt Customer'])
      expect(text).toContain(name);
    expect(text).not.toContain('Beta');
    expect(await picker(page).count()).toBe(0);
  });
});

it.each([300, 360, 1280])('at %i px nothing is clipped or overlaps, and nothing keeps anybody out', async (width) => {
  for (const name of [SWITCHES, 'Acme Customer – cables', 'Bolt Customer – wireless']) {
    const page = await visit(name, 'marketer', width);
    expect(await listLayoutFaults(page), `${name} at ${width}`).toEqual([]);
    expect(await listViolations(page), `${name} at ${width}`).toEqual([]);
  }
});
