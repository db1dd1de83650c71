import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAnyGroup, addCondition, previewOf, treeOf } from '../hubspot/testing/rule-builder.ts';
import { settleHubSpot } from '../hubspot/testing/settle.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

const SWITCHES = 'Acme Customer – switches';
const SUPPORT = 'Acme Customer – support';
const ROUTERS = 'Bolt Customer – routers';
const RULE = 'Americas with Pool 1, or enterprise';
const SETTINGS = 'Account types and settings';
const ASSIGN = 'Assign distributors to many resellers';

let sandbox: TestSandbox;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await startSandbox();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** A tab of its own for each look, closed after it; nothing may go wrong in it unseen. */
async function look(url: string, viewer: string, see: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const tab = await openTab(browser, { width, viewer });
  tab.page.setDefaultTimeout(10_000);
  try {
    await tab.page.goto(url);
    await settleHubSpot(tab.page);
    await see(tab.page);
    expect(tab.problems).toEqual([]);
  } finally {
    await tab.close();
  }
}

/** The card beside a deal or company. */
const onRecord = (
  object: 'companies' | 'deals',
  name: string,
  viewer: string,
  see: (card: Locator, page: Page) => Promise<void>,
  width?: number,
) =>
  look(
    sandbox.hubspot.recordUrl(object, name),
    viewer,
    (page) => see(page.locator(`[data-card="tierline_${object === 'deals' ? 'deal' : 'company'}_sidebar"]`), page),
    width,
  );

/** The app's settings page, and from there by the buttons with these names. */
const onSettings = (ways: readonly string[], see: (page: Page) => Promise<void>, width?: number) =>
  look(
    sandbox.hubspot.settingsUrl,
    'admin',
    async (page) => {
      for (const way of ways) await button(page, way).click();
      if (ways.length > 0)
        await page.getByRole('heading', { name: 'Distribution settings' }).waitFor({ state: 'detached' });
      await settleHubSpot(page);
      await see(page);
    },
    width,
  );

const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true }).first();
const distributorsOf = (name: string) => sandbox.hubspot.stored('companies', name, 'tierline_distributors') || null;
const inSalesforce = (name: string) => sandbox.stored('Account', name, 'Tierline_Associated_Distributors__c') ?? null;

/** Waits until the preview says this number under that label. */
const shows = (within: Page | Locator, label: string, number: number | string) =>
  expect
    .poll(() => previewOf(within).innerText(), { timeout: 10_000 })
    .toMatch(new RegExp(`${label}\\s+${number}(\\s|$)`));

async function choose(within: Page | Locator, label: string, option: string | RegExp): Promise<void> {
  await within.getByRole('combobox', { name: label }).first().click();
  await within.getByRole('option', { name: option }).first().click();
}

async function tick(within: Page | Locator, label: string, option: RegExp, checked: boolean): Promise<void> {
  const several = within.getByRole('group', { name: label, exact: true });
  await several.getByRole('button').first().click();
  await several.getByRole('checkbox', { name: option }).setChecked(checked);
  await several.press('Escape');
}

// One story, told in its order: each test goes on where the one before has stopped.
describe('contracts of a reseller (rows 42, 43, 46, 47, 273)', () => {
  it('are changed on its company by a marketer: what that would do is said first, and both CRMs have it', () =>
    onRecord('companies', 'North Reseller', 'marketer', async (card, page) => {
      await button(card, 'Manage distributors').click();
      await tick(card, 'Distributors that may stand behind it', /^Alpha Distribution/, false);
      await shows(card, 'Pairs lost', 1);
      await shows(card, 'Open deals and leads that would no longer fit', 1);
      await shows(card, 'At stake in JPY', '¥1,500,000');
      expect(distributorsOf('North Reseller')).toContain('Alpha Distribution');
      await button(card, 'Save').click();
      await page.getByText('Saved', { exact: true }).first().waitFor();
      expect(distributorsOf('North Reseller')).toBe('Beta Distribution;Gamma Distribution');
      const property = page
        .getByRole('region', { name: /^About this/ })
        .locator('[data-property="tierline_distributors"]');
      await expect.poll(() => property.innerText()).not.toContain('Alpha Distribution');
      await expect
        .poll(() => inSalesforce('North Reseller'), { timeout: 20_000 })
        .toBe('Beta Distribution;Gamma Distribution');
    }));

  it('that have ended leave a deal as it is, marked with the day and what let it before, and Remove beside it', () =>
    onRecord('deals', ROUTERS, 'marketer', async (card, page) => {
      await card.getByText(/^Alpha Distribution no longer fits/).waitFor();
      // Since when is noted by the worker, a moment after the contract has ended.
      const since = card.getByText(/^Alpha Distribution no longer fits \(since \w+ \d+, \d{4}\)$/);
      const isDated = async () => {
        await page.reload();
        await settleHubSpot(page);
        return since.count();
      };
      await expect.poll(isDated, { timeout: 20_000 }).toBe(1);
      await card.getByText(/Until then a contract let it\./).waitFor();
      await button(card, 'Remove').waitFor();
      expect(sandbox.hubspot.labelled('deals', ROUTERS, 'Distributor')).toEqual(['Alpha Distribution']);
    }));
});

describe('one assignment for many (rows 59, 69, 246)', () => {
  it('is seen before it is made, and followed until every company has it', () =>
    onSettings([ASSIGN], async (page) => {
      const partners = treeOf(page, 'Reseller');
      await addCondition(partners, { field: 'Region', operator: 'is any of', values: ['Americas'] });
      await tick(page, 'Which distributors', /^Beta Distribution/, true);
      await choose(page, 'What to do', 'Add them to those that there are');
      await shows(page, 'Pairs gained', 2);
      await shows(page, 'Pairs lost', 0);
      expect(distributorsOf('West Reseller')).toBeNull();
      await button(page, 'Apply').click();
      await page.getByText('2 changes on the way').first().waitFor();
      await page.getByText('All changes have been saved.').waitFor({ timeout: 30_000 });
      const expected = [
        'Beta Distribution;Gamma Distribution',
        'Alpha Distribution;Beta Distribution',
        'Beta Distribution',
      ];
      const names = ['North Reseller', 'South Reseller', 'West Reseller'];
      expect(names.map(distributorsOf)).toEqual(expected);
      await expect.poll(() => names.map(inSalesforce), { timeout: 20_000 }).toEqual(expected);
    }));
});

describe('rules (rows 70, 73 to 78, 81, 84, 85)', () => {
  it('are built by hand from two groups, and the dry run changes while they are', () =>
    onSettings(['Rules', 'New rule'], async (page) => {
      const partners = treeOf(page, 'Reseller');
      await page.getByRole('textbox', { name: 'Name' }).fill(RULE);
      await addCondition(partners, { field: 'Region', operator: 'is any of', values: ['Americas'] });
      await shows(page, 'Pairs gained', 2);
      await shows(page, 'Pairs lost', 0);
      await addAnyGroup(partners, { field: 'Product Lines', operator: 'includes any of', values: ['Pool 1'] });
      await shows(page, 'Pairs gained', 1);
      await shows(page, 'Resellers left with none', 1);
      await addCondition(partners, { field: 'Segment', operator: 'is any of', values: ['Enterprise'] }, true);
      await shows(page, 'Pairs lost', 1);
      await previewOf(page)
        .getByText(/Contracts decide at present\./)
        .waitFor();
      expect(await listViolations(page)).toEqual([]);
      expect(await listLayoutFaults(page)).toEqual([]);
      await button(page, 'Save rule').click();
      await page.getByText('Rule saved').first().waitFor();
      const row = page.getByRole('row', { name: new RegExp(RULE) });
      await row.waitFor();
      expect((await row.getByRole('cell').allInnerTexts()).slice(0, 4)).toEqual([RULE, '2', '2', '4']);
    }));

  it('keep what is typed while an answer arrives, and are not left without a question', () =>
    onSettings(['Rules', 'New rule: same region'], async (page) => {
      await page.route('**/*', async (route) => {
        if (/screen\.ask/.test(route.request().postData() ?? '')) await new Promise((done) => setTimeout(done, 600));
        await route.continue();
      });
      const name = page.getByRole('textbox', { name: 'Name' });
      const asked = page.waitForRequest((request) => /screen\.ask/.test(request.postData() ?? ''));
      await name.fill('Same');
      await asked;
      const answered = page.waitForResponse((response) => /screen\.ask/.test(response.request().postData() ?? ''));
      await name.press('End');
      await name.pressSequentially(' region, wherever it may be', { delay: 60 });
      await answered;
      expect(await name.inputValue()).toBe('Same region, wherever it may be');
      await shows(page, 'Pairs gained', 2);

      await button(page, 'Rules').click();
      const question = page.getByRole('dialog');
      await question.getByText('Leave without saving?').waitFor();
      await question.getByRole('button', { name: 'Cancel', exact: true }).click();
      expect(await name.inputValue()).toBe('Same region, wherever it may be');
      await button(page, 'Rules').click();
      await question.getByRole('button', { name: 'Leave without saving' }).click();
      await page.getByText(RULE).first().waitFor();
    }));

  it('decide once the settings say so, and what that changes is said first', () =>
    onSettings([SETTINGS], async (page) => {
      await choose(page, 'Who may stand behind whom is decided by', /^Rules/);
      await shows(page, 'Pairs gained', 1);
      await shows(page, 'Pairs lost', 1);
      await shows(page, 'Open deals and leads that would fit again', 1);
      await button(page, 'Save').click();
      await page.getByText('Settings saved').first().waitFor();
    }));

  it('fill a marketer’s picker, each distributor with the rule that lets it', () =>
    onRecord('deals', SWITCHES, 'marketer', async (card, page) => {
      await choose(card, 'Distributor', `Alpha Distribution – Fits rule “${RULE}”`);
      await button(card, 'Save').click();
      await page.getByText('Alpha Distribution is now the distributor').first().waitFor();
      expect(sandbox.hubspot.labelled('deals', SWITCHES, 'Distributor')).toEqual(['Alpha Distribution']);
    }));

  it('say why a distributor is missing: conditions, actual values, and the smallest change (rows 84, 88)', () =>
    onRecord('deals', SUPPORT, 'marketer', async (card) => {
      await button(card, 'Why is a distributor missing?').click();
      const smallest = /Product Lines of West Reseller were Pool 1 \(now blank\)/i;
      await card.getByText(smallest).first().waitFor();
      await card
        .getByRole('button', { name: /^Why not\?/ })
        .first()
        .click();
      await card.getByText('Alpha Distribution may not stand behind West Reseller').waitFor();
      await card.getByText(/^The smallest change that would let it: if/).waitFor();
      await card.getByText(smallest).waitFor();
      await button(card, RULE).click();
      await card
        .getByText(/Product Lines includes any of Pool 1/i)
        .first()
        .waitFor();
      for (const text of ['blank', 'False']) await card.getByText(text, { exact: true }).first().waitFor();
    }));
});

const PAGES: readonly (readonly string[])[] = [[SETTINGS], ['Rules'], ['Rules', 'New rule'], ['Coverage']];
it.each([300, 360, 1280])('at %i px nothing is clipped or overlaps on the pages of an administrator', async (width) => {
  const check = async (page: Page, what: string) => {
    expect.soft(await listLayoutFaults(page), `${what} at ${width}`).toEqual([]);
    expect.soft(await listViolations(page), `${what} at ${width}`).toEqual([]);
  };
  for (const ways of PAGES) await onSettings(ways, (page) => check(page, String(ways.at(-1))), width);
  await onRecord('companies', 'West Reseller', 'marketer', (_, page) => check(page, 'West'), width);
});
