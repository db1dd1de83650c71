import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smallVendor } from '../demo/small-vendor.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab, settle, type WatchedPage } from '../testing/browser.ts';
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
  sandbox = await startSandbox(smallVendor, { connect: ['salesforce'] });
});
afterEach(async () => {
  for (const tab of tabs.splice(0)) await tab.close();
  await sandbox.stop();
});

async function visit(name: string, viewer = 'rep', object = 'Opportunity', width = 1280): Promise<Page> {
  const tab = await openTab(browser, { width, viewer });
  tabs.push(tab);
  await tab.page.goto(sandbox.recordUrl(object, name));
  await settle(tab.page);
  return tab.page;
}

const card = (page: Page) => page.locator('c-tierline-screen');
const picker = (page: Page) => card(page).getByRole('combobox', { name: 'Distributor' });
const save = (page: Page) => card(page).getByRole('button', { name: 'Save', exact: true });
const nativeDistributor = (page: Page) => page.locator('[data-field="Distributor__c"]');
const distributorOf = (name: string) => sandbox.stored('Opportunity', name, 'Distributor__c') ?? null;

/** Salesforce is out of order for that many writes. */
const failWrites = (times: number) =>
  sandbox.org.faults.add({
    when: 'before',
    effect: { kind: 'answer', status: 503, contentType: 'text/html', body: '<h1>Service Unavailable</h1>' },
    match: { method: 'PATCH' },
    times,
  });

async function choose(page: Page, name: string): Promise<void> {
  await picker(page).fill(name.slice(0, 4));
  await card(page)
    .getByRole('option', { name: new RegExp(name) })
    .click();
  await save(page).click();
}

describe('a rep on an opportunity (rows 41, 60, 98, 99, 144)', () => {
  it('sees the preferred distributor filled in, and saves it in two clicks and one call', async () => {
    const page = await visit(SWITCHES);
    const calls: string[] = [];
    page.on('request', (request) => {
      const procedure = /"procedure":"([^"]+)"/.exec(request.postData() ?? '')?.[1];
      if (procedure) calls.push(procedure);
    });
    expect(await picker(page).inputValue()).toBe('Beta Distribution');
    await save(page).click();
    await page.getByText('Beta Distribution is now the distributor').waitFor();
    await nativeDistributor(page).getByText('Beta Distribution').waitFor();
    await card(page).getByText('Beta Distribution became distributor').waitFor();
    await settle(page);
    expect(await card(page).innerText()).toContain('by Jordan Avery');
    expect(calls).toEqual(['screen.act']);
    expect(distributorOf(SWITCHES)).toBe(sandbox.idOf('Account', 'Beta Distribution'));

    await page.reload();
    await settle(page);
    expect(await picker(page).inputValue()).toBe('Beta Distribution');
    expect(await card(page).innerText()).toContain('Beta Distribution became distributor');
  });

  it('opens the card with one call', async () => {
    const tab = await openTab(browser, { width: 1280 });
    tabs.push(tab);
    const calls: string[] = [];
    tab.page.on('request', (request) => {
      const procedure = /"procedure":"([^"]+)"/.exec(request.postData() ?? '')?.[1];
      if (procedure) calls.push(procedure);
    });
    await tab.page.goto(sandbox.recordUrl('Opportunity', SWITCHES));
    await settle(tab.page);
    expect(calls).toEqual(['screen.open']);
  });

  it('works by keyboard alone', async () => {
    const page = await visit(SWITCHES);
    await card(page).getByRole('link', { name: 'Acme Customer' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('alpha');
    await card(page)
      .getByRole('option', { name: /Beta Distribution/ })
      .waitFor({ state: 'detached' });
    await card(page)
      .getByRole('option', { name: /Alpha Distribution/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => picker(page).inputValue()).toBe('Alpha Distribution');
    for (let presses = 0; presses < 4; presses += 1) {
      await page.keyboard.press('Tab');
      if (await save(page).evaluate((host) => host === document.activeElement || host.matches(':focus-within'))) break;
    }
    await page.keyboard.press('Enter');
    await page.getByText('Alpha Distribution is now the distributor').waitFor();
    expect(distributorOf(SWITCHES)).toBe(sandbox.idOf('Account', 'Alpha Distribution'));
  });

  it('finds the one without a contract, with the reason why it cannot be chosen', async () => {
    const page = await visit('Acme Customer – firewall');
    await picker(page).fill('beta');
    const option = card(page).getByRole('option', { name: /Beta Distribution/ });
    await option.getByText('No contract with South Reseller').waitFor();
    expect(await option.getAttribute('aria-disabled')).toBe('true');
    await option.click({ force: true });
    expect(distributorOf('Acme Customer – firewall')).toBeNull();
  });

  it('is told that a distributor no longer fits, and removes it after a question', async () => {
    const page = await visit('Acme Customer – cables');
    await card(page).getByText('Gamma Distribution no longer fits').waitFor();
    await card(page).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Distributor removed').first().waitFor();
    await expect.poll(() => distributorOf('Acme Customer – cables')).toBeNull();
  });

  it('keeps the words and the focus when the card is drawn anew beneath them', async () => {
    const page = await visit(SWITCHES);
    failWrites(2);
    await choose(page, 'Alpha Distribution');
    await card(page).getByText('Waiting for Salesforce').waitFor();
    await picker(page).fill('bet');
    await card(page).getByText('Alpha Distribution became distributor').waitFor({ timeout: 30_000 });
    expect(await picker(page).inputValue()).toBe('bet');
    await page.keyboard.type('a');
    expect(await picker(page).inputValue()).toBe('beta');
  });
});

describe('when Salesforce', () => {
  it('does not answer, the choice waits, is shown as waiting, and arrives without a reload', async () => {
    const page = await visit(SWITCHES);
    const fault = failWrites(2);
    await choose(page, 'Alpha Distribution');
    await page.getByText('Kept, and being saved').waitFor();
    await card(page).getByText('Waiting for Salesforce').waitFor();
    expect(await nativeDistributor(page).innerText()).not.toContain('Alpha');
    await nativeDistributor(page).getByText('Alpha Distribution').waitFor({ timeout: 30_000 });
    await card(page).getByText('Alpha Distribution became distributor').waitFor();
    expect(fault.struck).toBe(2);
    expect(distributorOf(SWITCHES)).toBe(sandbox.idOf('Account', 'Alpha Distribution'));
  });

  it('refuses, its reason is shown and the history stays as it was', async () => {
    sandbox.org.admin.addValidationRule('Opportunity', () => 'The quarter is closed.');
    const page = await visit(SWITCHES);
    await choose(page, 'Alpha Distribution');
    await card(page).getByText('Salesforce did not accept Alpha Distribution').waitFor();
    await card(page).getByText('The quarter is closed.').waitFor();
    expect(await card(page).innerText()).not.toContain('Alpha Distribution became distributor');
    expect(distributorOf(SWITCHES)).toBeNull();

    const admin = await openTab(browser, { width: 1280, viewer: 'admin' });
    tabs.push(admin);
    await admin.page.goto(`${sandbox.pagesUrl}/lightning/n/Tierline`);
    await settle(admin.page);
    await card(admin.page).getByText('The quarter is closed.').first().waitFor();
    expect(await listViolations(admin.page)).toEqual([]);
    expect(await listLayoutFaults(admin.page)).toEqual([]);
  });

  it('loses the Tierline server, the card says so, and the same press goes through later, once', async () => {
    const page = await visit(SWITCHES);
    await sandbox.server.kill().catch(() => undefined);
    await save(page).click();
    const again = card(page).getByRole('button', { name: /Try again|Retry/ });
    await again.waitFor();
    expect(await picker(page).inputValue()).toBe('Beta Distribution');
    await sandbox.server.start();
    await again.click();
    await nativeDistributor(page).getByText('Beta Distribution').waitFor();
    expect(sandbox.org.requests.entries.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });
});

describe('somebody', () => {
  it('who may not edit sees the choice, and may not make it', async () => {
    const page = await visit(SWITCHES, 'reader');
    await card(page).getByText('You may not edit this opportunity').first().waitFor();
    expect(await save(page).isDisabled()).toBe(true);
    expect(await picker(page).isDisabled()).toBe(true);
  });

  it('without the Tierline permission sees the chain and nothing beyond it', async () => {
    const page = await visit('Bolt Customer – routers', 'outsider');
    const text = await card(page).innerText();
    for (const name of ['Small Vendor', 'Alpha Distribution', 'North Reseller', 'Bolt Customer'])
      expect(text).toContain(name);
    expect(text).not.toContain('Beta');
    expect(await picker(page).count()).toBe(0);
  });
});

describe('a lead and accounts (rows 11, 43, 63, 100)', () => {
  it('a lead has the same card', async () => {
    const page = await visit('Lee First', 'rep', 'Lead');
    expect(await picker(page).inputValue()).toBe('Beta Distribution');
    await save(page).click();
    await nativeDistributor(page).getByText('Beta Distribution').waitFor();
  });

  it('a reseller shows its distributors, a distributor its resellers, which can be searched', async () => {
    const reseller = await visit('North Reseller', 'rep', 'Account');
    for (const name of ['Alpha', 'Beta', 'Gamma'])
      await card(reseller)
        .getByRole('link', { name: `${name} Distribution` })
        .waitFor();
    const distributor = await visit('Alpha Distribution', 'rep', 'Account');
    await card(distributor).getByRole('link', { name: 'North Reseller' }).waitFor();
    await card(distributor).getByRole('searchbox').fill('sou');
    await card(distributor).getByRole('link', { name: 'North Reseller' }).waitFor({ state: 'detached' });
    await card(distributor).getByRole('link', { name: 'South Reseller' }).waitFor();
  });
});

it.each([300, 360, 1280])('at %i px nothing is clipped or overlaps, and nothing keeps anybody out', async (width) => {
  for (const [object, name] of [
    ['Opportunity', SWITCHES],
    ['Opportunity', 'Acme Customer – cables'],
    ['Lead', 'Lee Third'],
    ['Account', 'Alpha Distribution'],
  ] as const) {
    const page = await visit(name, 'rep', object, width);
    expect(await listLayoutFaults(page), `${name} at ${width}`).toEqual([]);
    expect(await listViolations(page), `${name} at ${width}`).toEqual([]);
  }
});
