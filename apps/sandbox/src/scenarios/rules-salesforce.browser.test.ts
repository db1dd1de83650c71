import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallVendor } from '../demo/small-vendor.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab, settle } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';
import { addCondition, addGroup, cardOf, pickByKeyboard, previewOf } from '../testing/salesforce-rule-builder.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

const SWITCHES = 'Acme Customer – switches';
const SUPPORT = 'Acme Customer – support';
const ROUTERS = 'Bolt Customer – routers';
const RULE = 'Americas with Pool 1, or enterprise';

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

/** A tab of its own for each look, closed after it; nothing may go wrong in it unseen. */
async function look(url: string, viewer: string, see: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const tab = await openTab(browser, { width, viewer });
  tab.page.setDefaultTimeout(10_000);
  try {
    await tab.page.goto(url);
    await settle(tab.page);
    await see(tab.page);
    expect(tab.problems).toEqual([]);
  } finally {
    await tab.close();
  }
}
const onRecord = (object: string, name: string, viewer: string, see: (page: Page) => Promise<void>) =>
  look(sandbox.recordUrl(object, name), viewer, see);

/** The administrator's page, and from there by the buttons with these names. */
async function onAdminPage(ways: readonly string[], see: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  await look(
    `${sandbox.pagesUrl}/lightning/n/Tierline`,
    'admin',
    async (page) => {
      for (const way of ways) await button(page, way).click();
      await settle(page);
      await see(page);
    },
    width,
  );
}

const button = (page: Page, name: string): Locator => cardOf(page).getByRole('button', { name, exact: true });
const heading = (page: Page, title: string) => cardOf(page).getByRole('heading', { name: title }).first().waitFor();
const picker = (page: Page, name: string): Locator => cardOf(page).getByRole('combobox', { name });
const distributorsOf = (name: string) => sandbox.stored('Account', name, 'Tierline_Associated_Distributors__c') ?? null;
const SETTINGS = 'Account types and settings';
const ASSIGN = 'Assign distributors to many resellers';

/** Waits until the preview says this number under that label. */
const shows = (page: Page, label: string, number: number | string) =>
  expect
    .poll(() => previewOf(page).innerText(), { timeout: 10_000 })
    .toMatch(new RegExp(`${label}\\s+${String(number).replaceAll('.', '\\.')}(\\s|$)`));

// One story, told in its order: each test goes on where the one before has stopped.
describe('contracts of a reseller (rows 42, 43, 46, 47, 273)', () => {
  it('are shown to a rep who may not edit the field, with the reason', () =>
    onRecord('Account', 'North Reseller', 'rep', async (page) => {
      await button(page, 'Manage distributors').click();
      await cardOf(page).getByText('You may not edit this field of the account.').first().waitFor();
      expect(await button(page, 'Save').isDisabled()).toBe(true);
    }));

  it('are changed on its account: what that would do is said first, and the native field has it', () =>
    onRecord('Account', 'North Reseller', 'admin', async (page) => {
      await button(page, 'Manage distributors').click();
      await button(page, 'Remove Alpha Distribution').click();
      await shows(page, 'Pairs lost', 1);
      await shows(page, 'Open opportunities and leads that would no longer fit', 1);
      await shows(page, 'At stake in JPY', '¥1,500,000');
      expect(distributorsOf('North Reseller')).toContain('Alpha Distribution');
      await button(page, 'Save').click();
      await page.getByText('Saved', { exact: true }).first().waitFor();
      expect(distributorsOf('North Reseller')).toBe('Beta Distribution;Gamma Distribution');
      const field = page.locator('[data-field="Tierline_Associated_Distributors__c"]');
      await expect.poll(() => field.innerText()).not.toContain('Alpha Distribution');
    }));

  it('that have ended leave a deal as it is, marked with the day and what let it before, and Remove beside it', () =>
    onRecord('Opportunity', ROUTERS, 'rep', async (page) => {
      await cardOf(page)
        .getByText(/^Alpha Distribution no longer fits/)
        .waitFor();
      // Since when is noted by the worker, a moment after the contract has ended.
      const since = cardOf(page).getByText(/^Alpha Distribution no longer fits \(since \w+ \d+, \d{4}\)$/);
      const isDated = async () => {
        await page.reload();
        await settle(page);
        return since.count();
      };
      await expect.poll(isDated, { timeout: 20_000 }).toBe(1);
      await cardOf(page)
        .getByText(/Until then a contract let it\./)
        .waitFor();
      await button(page, 'Remove').waitFor();
      expect(sandbox.stored('Opportunity', ROUTERS, 'Distributor__c')).toBe(
        sandbox.idOf('Account', 'Alpha Distribution'),
      );
    }));
});

describe('one assignment for many (rows 59, 69, 246)', () => {
  it('is built by keyboard alone, seen before it is made, and followed until every account has it', () =>
    onAdminPage([ASSIGN], async (page) => {
      const { keyboard } = page;
      await button(page, 'Add condition').focus();
      await keyboard.press('Enter');
      const line = cardOf(page).getByRole('group', { name: 'condition 1' });
      await pickByKeyboard(line, 'Field', 'Region');
      await keyboard.press('Tab');
      await pickByKeyboard(line, 'Operator', 'is any of');
      await keyboard.press('Tab');
      await pickByKeyboard(line, /^Values/, 'Americas');
      await keyboard.press('Escape');
      await line.getByRole('button', { name: 'Remove Americas' }).waitFor();

      await picker(page, 'Which distributors').fill('Beta');
      const beta = cardOf(page).getByRole('option', { name: /Beta Distribution/ });
      await beta.getByText('Stands behind 1 reseller').waitFor();
      await beta.click();
      await picker(page, 'Which distributors').press('Escape');
      await picker(page, 'What to do').click();
      await cardOf(page).getByRole('option', { name: 'Add them to those that there are' }).click();
      await shows(page, 'Pairs gained', 2);
      await shows(page, 'Pairs lost', 0);
      expect(distributorsOf('West Reseller')).toBeNull();

      await button(page, 'Apply').click();
      await page.getByText('2 changes on the way').waitFor();
      await cardOf(page).getByText('All changes have been saved.').waitFor({ timeout: 30_000 });
      expect(['North', 'South', 'West'].map((name) => distributorsOf(`${name} Reseller`))).toEqual([
        'Beta Distribution;Gamma Distribution',
        'Alpha Distribution;Beta Distribution',
        'Beta Distribution',
      ]);
    }));
});

describe('rules (rows 70, 73 to 78, 81, 84, 85)', () => {
  const partners = (page: Page) => cardOf(page).getByRole('group', { name: 'Resellers that it is for' });

  it('are built by hand from two groups, and the dry run changes while they are', () =>
    onAdminPage(['Rules', 'New rule'], async (page) => {
      await cardOf(page).getByRole('textbox', { name: 'Name' }).fill(RULE);
      await addCondition(partners(page), { field: 'Region', operator: 'is any of', values: ['Americas'] });
      await shows(page, 'Pairs gained', 2);
      await shows(page, 'Pairs lost', 0);
      const lines = { field: 'Product Lines', operator: 'includes any of', values: ['Pool 1'] };
      await addGroup(partners(page), lines, true);
      await shows(page, 'Pairs gained', 1);
      await shows(page, 'Resellers left with none', 1);
      const segment = { field: 'Segment', operator: 'is any of', values: ['Enterprise'] };
      await addCondition(partners(page), segment, 1);
      await shows(page, 'Pairs lost', 1);
      await previewOf(page)
        .getByText(/Contracts decide at present\./)
        .waitFor();
      expect(await listViolations(page)).toEqual([]);
      expect(await listLayoutFaults(page)).toEqual([]);
      await button(page, 'Save rule').click();
      await page.getByText('Rule saved').waitFor();
      const row = cardOf(page).getByRole('row', { name: new RegExp(RULE) });
      await row.waitFor();
      expect((await row.innerText()).split(/\s*\n\s*|\t/).filter(Boolean)).toEqual(
        expect.arrayContaining([RULE, '2', '4']),
      );
    }));

  it('keep what is typed while an answer arrives, and are not left without a question', () =>
    onAdminPage(['Rules', 'New rule: same region'], async (page) => {
      await page.route('**/*', async (route) => {
        if (/screen\.ask/.test(route.request().postData() ?? '')) await new Promise((done) => setTimeout(done, 600));
        await route.continue();
      });
      const name = cardOf(page).getByRole('textbox', { name: 'Name' });
      const asked = page.waitForRequest((request) => /screen\.ask/.test(request.postData() ?? ''));
      await name.fill('Same');
      await asked;
      const answered = page.waitForResponse((response) => /screen\.ask/.test(response.request().postData() ?? ''));
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
      await heading(page, 'Rules');
    }));

  it('decide once the settings say so, and what that changes is said first', () =>
    onAdminPage([SETTINGS], async (page) => {
      await picker(page, 'Who may stand behind whom is decided by').fill('Rules');
      await cardOf(page)
        .getByRole('option', { name: /^Rules/ })
        .click();
      await shows(page, 'Pairs gained', 1);
      await shows(page, 'Pairs lost', 1);
      await shows(page, 'Open opportunities and leads that would fit again', 1);
      await button(page, 'Save').click();
      await page.getByText('Settings saved').waitFor();
    }));

  it('fill a rep’s picker, each distributor with the rule that lets it', () =>
    onRecord('Opportunity', SWITCHES, 'rep', async (page) => {
      await picker(page, 'Distributor').fill('Alpha');
      const alpha = cardOf(page).getByRole('option', { name: /Alpha Distribution/ });
      await alpha.getByText(`Fits rule “${RULE}”`).waitFor();
      await alpha.click();
      await button(page, 'Save').click();
      await page.getByText('Alpha Distribution is now the distributor').waitFor();
      expect(sandbox.stored('Opportunity', SWITCHES, 'Distributor__c')).toBe(
        sandbox.idOf('Account', 'Alpha Distribution'),
      );
    }));

  it('say why a distributor is missing: conditions, actual values, and the smallest change (rows 84, 88)', () =>
    onRecord('Opportunity', SUPPORT, 'rep', async (page) => {
      await button(page, 'Why is a distributor missing?').click();
      const smallest = 'Product Lines of West Reseller were Pool 1 (now blank)';
      await cardOf(page).getByText(smallest).first().waitFor();
      await cardOf(page)
        .getByRole('button', { name: /^Why not\?/ })
        .first()
        .click();
      await cardOf(page).getByText('Alpha Distribution may not stand behind West Reseller').waitFor();
      await cardOf(page).getByText(`The smallest change that would let it: if ${smallest}.`).waitFor();
      await button(page, RULE).click();
      const condition = cardOf(page).getByRole('row', { name: /Product Lines includes any of Pool 1/ });
      for (const text of ['blank', 'False']) await condition.getByText(text, { exact: true }).waitFor();
    }));
});

const PAGES: readonly (readonly string[])[] = [[SETTINGS], ['Rules'], ['Rules', 'New rule'], ['Coverage']];
it.each([300, 360, 1280])('at %i px nothing is clipped or overlaps on the pages of an administrator', async (width) => {
  for (const ways of PAGES) {
    await onAdminPage(
      ways,
      async (page) => {
        expect.soft(await listLayoutFaults(page), `${ways.at(-1)} at ${width}`).toEqual([]);
        expect.soft(await listViolations(page), `${ways.at(-1)} at ${width}`).toEqual([]);
      },
      width,
    );
  }
  const check = async (page: Page, what: string) => {
    expect.soft(await listLayoutFaults(page), `${what} at ${width}`).toEqual([]);
    expect.soft(await listViolations(page), `${what} at ${width}`).toEqual([]);
  };
  await look(sandbox.recordUrl('Account', 'West Reseller'), 'admin', (page) => check(page, 'an account'), width);
  await look(
    sandbox.recordUrl('Opportunity', SUPPORT),
    'rep',
    async (page) => {
      await button(page, 'Why is a distributor missing?').click();
      await settle(page);
      await check(page, 'who is missing');
      await cardOf(page)
        .getByRole('button', { name: /^Why not\?/ })
        .first()
        .click();
      await settle(page);
      await check(page, 'an explanation');
    },
    width,
  );
});
