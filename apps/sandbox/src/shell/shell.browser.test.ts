import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallVendor } from '../demo/small-vendor.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab, settle, type View, type WatchedPage } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

const DEAL = 'Acme Customer – switches';

let sandbox: TestSandbox;
let browser: Browser;
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(smallVendor, { connect: ['salesforce'] }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

async function visit(url: string, view: View, look: (tab: WatchedPage) => Promise<void>): Promise<void> {
  const tab = await openTab(browser, view);
  try {
    await tab.page.goto(url);
    await settle(tab.page);
    await look(tab);
    expect(tab.problems).toEqual([]);
  } finally {
    await tab.close();
  }
}

const wide: View = { width: 1280 };

describe('lists', () => {
  it('search, sort and lead to records, by the tabs and by Back', async () => {
    await visit(sandbox.pagesUrl, wide, async ({ page }) => {
      const table = page.getByRole('table', { name: 'All Opportunities' });
      await page.getByRole('searchbox', { name: 'Search Opportunities by name' }).fill('acme');
      await expect
        .poll(() => table.getByRole('rowheader').allTextContents())
        .toEqual([
          'Acme Customer – cables',
          'Acme Customer – firewall',
          'Acme Customer – support',
          'Acme Customer – switches',
        ]);
      await page.getByRole('button', { name: 'Amount' }).click();
      await page.getByRole('button', { name: 'Amount' }).click();
      await expect.poll(() => table.getByRole('rowheader').first().textContent()).toBe(DEAL);
      expect(await page.getByRole('columnheader', { name: 'Amount' }).getAttribute('aria-sort')).toBe('descending');

      await page.getByRole('link', { name: DEAL }).click();
      await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/lightning/r/Opportunity/${sandbox.idOf('Opportunity', DEAL)}/view`);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'All Opportunities' }).waitFor();
      await page.getByRole('link', { name: 'Leads' }).click();
      await page.getByRole('heading', { level: 1, name: 'All Leads' }).waitFor();
      await settle(page);
    });
  });

  it('say so when nothing was found', async () => {
    await visit(`${sandbox.pagesUrl}/lightning/o/Account/list`, wide, async ({ page }) => {
      await page.getByRole('searchbox').fill("100%_sure 'no'");
      await page.getByText('Nothing found for “100%_sure ').waitFor();
    });
  });
});

describe('a record page', () => {
  it('has the project’s components where its flexipage says, and names what it has no look-alike of', async () => {
    await visit(sandbox.recordUrl('Opportunity', DEAL), wide, async ({ page }) => {
      await page.locator('.shell-region_header').getByRole('heading', { level: 1, name: DEAL }).waitFor();
      await page.locator('.shell-region_main').getByRole('tab', { name: 'Details', selected: true }).waitFor();
      const sidebar = page.locator('.shell-region_sidebar');
      expect(await sidebar.locator('c-tierline-screen').count()).toBe(1);
      await sidebar.getByText('runtime_sales_activities:activityPanel').waitFor();
    });
  });

  it('lists what looks up to the record', async () => {
    await visit(sandbox.recordUrl('Account', 'Acme Customer'), wide, async ({ page }) => {
      await page.getByRole('tab', { name: 'Details' }).focus();
      await page.keyboard.press('ArrowRight');
      const list = page.getByRole('table', { name: 'Opportunities (Account Name)' });
      await expect.poll(() => list.getByRole('rowheader').count()).toBe(4);
    });
  });

  it('that is not there says so, without an error of its own', async () => {
    const tab = await openTab(browser, wide);
    await tab.page.goto(`${sandbox.pagesUrl}/lightning/r/Opportunity/006000000000000AAA/view`);
    await tab.page.getByRole('heading', { name: 'You can’t see this record' }).waitFor();
    // The browser itself reports the failed request; the page adds nothing.
    expect(tab.problems.filter((problem) => !problem.includes('404'))).toEqual([]);
    await tab.close();
  });
});

describe('native fields', () => {
  it('are edited in place, by type, and saved as the viewer', async () => {
    const name = 'Bolt Customer – routers';
    await visit(sandbox.recordUrl('Opportunity', name), wide, async ({ page }) => {
      await page.getByRole('button', { name: 'Edit Amount' }).click();
      expect(await page.getByLabel('Amount').evaluate((input) => input === document.activeElement)).toBe(true);
      await page.getByLabel('Amount').fill('1750000');
      await page.getByLabel('Stage').selectOption('Needs Analysis');
      await page.getByLabel('Close Date').fill('2027-03-31');
      await page.getByLabel('Next Step').fill('Demo on site');
      const partner = page.getByRole('combobox', { name: 'Partner' });
      await partner.fill('south');
      await page.getByRole('option', { name: 'South Reseller' }).waitFor();
      await partner.press('Enter');
      await page.getByRole('button', { name: 'Save', exact: true }).last().click();
      await page.getByText(`Opportunity “${name}” was saved.`).waitFor();
      await settle(page);
      expect(await page.locator('[data-field="Amount"] button').evaluate((it) => it === document.activeElement)).toBe(
        true,
      );
      expect(await page.locator('[data-field="Amount"]').textContent()).toMatch(/JPY\s1,750,000/);
      expect(await page.locator('[data-field="Partner__c"]').textContent()).toContain('South Reseller');
    });
    const field = (path: string) => sandbox.stored('Opportunity', name, path);
    expect(['Amount', 'StageName', 'CloseDate', 'NextStep', 'Partner__c'].map(field)).toEqual([
      1_750_000,
      'Needs Analysis',
      '2027-03-31',
      'Demo on site',
      sandbox.idOf('Account', 'South Reseller'),
    ]);
    const author = sandbox.org.admin.findRecord('User', String(field('LastModifiedById')));
    expect(author?.Name).toBe('Jordan Avery');
  });

  it('of the programme are edited by an administrator: checkbox, multi-select, picklist', async () => {
    await visit(sandbox.recordUrl('Account', 'West Reseller'), { ...wide, viewer: 'admin' }, async ({ page }) => {
      await page.getByRole('button', { name: /^Edit .*Associated Distributors/ }).click();
      await page.getByRole('checkbox', { name: 'Alpha Distribution' }).check();
      await page.getByRole('checkbox', { name: 'Beta Distribution' }).check();
      await page.locator('[data-field="Sync_with_Tierline__c"] input').uncheck();
      await page.locator('[data-field="Tierline_Region__c"] select').selectOption('EMEA');
      await page.getByRole('button', { name: 'Save', exact: true }).last().click();
      await page.getByText('Account “West Reseller” was saved.').waitFor();
      await settle(page);
    });
    const field = (path: string) => sandbox.stored('Account', 'West Reseller', path);
    expect(['Tierline_Associated_Distributors__c', 'Sync_with_Tierline__c', 'Tierline_Region__c'].map(field)).toEqual([
      'Alpha Distribution;Beta Distribution',
      false,
      'EMEA',
    ]);
  });

  it('keep what was entered when Salesforce refuses it, with the reason at the field', async () => {
    const name = 'Acme Customer – cables';
    const tab = await openTab(browser, wide);
    await tab.page.goto(sandbox.recordUrl('Opportunity', name));
    await tab.page.getByRole('button', { name: 'Edit Close Date' }).click();
    await tab.page.getByLabel('Close Date').fill('');
    await tab.page.getByLabel('Next Step').fill('Wait');
    await tab.page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await tab.page.getByText('We hit a snag.').waitFor();
    expect(await tab.page.getByLabel('Next Step').inputValue()).toBe('Wait');
    expect(await tab.page.getByLabel('Close Date').getAttribute('aria-invalid')).toBe('true');
    await tab.page.getByRole('button', { name: 'Cancel' }).click();
    expect(sandbox.stored('Opportunity', name, 'NextStep')).toBeNull();
    await tab.close();
  });

  it('bring the components’ wires up to date: the card follows a new partner', async () => {
    const name = 'Acme Customer – support';
    await visit(sandbox.recordUrl('Opportunity', name), wide, async ({ page }) => {
      const card = page.locator('c-tierline-screen');
      await card.getByText('West Reseller').first().waitFor();
      await page.getByRole('button', { name: 'Edit Partner' }).click();
      const partner = page.getByRole('combobox', { name: 'Partner' });
      await partner.fill('north');
      await page.getByRole('option', { name: 'North Reseller' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).last().click();
      await card.getByRole('link', { name: 'North Reseller' }).waitFor();
      await settle(page);
    });
  });
});

describe('who is looking', () => {
  it('is switched on the page, and remembered by the tab', async () => {
    await visit(sandbox.recordUrl('Opportunity', DEAL), wide, async ({ page }) => {
      await page.getByRole('button', { name: 'Edit Stage' }).waitFor();
      await page.getByLabel('Who is looking').selectOption({ label: 'Sam Whitfield, rep who may not edit' });
      await page.getByRole('button', { name: 'Edit Stage' }).waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
      await settle(page);
      expect(await page.getByRole('button', { name: 'Edit Stage' }).count()).toBe(0);
      await page.reload();
      await settle(page);
      expect(await page.getByLabel('Who is looking').inputValue()).toBe('reader');
    });
  });

  it('is asked of Salesforce: a field that the viewer may not read is not on the page', async () => {
    const region = '[data-field="Tierline_Region__c"]';
    const url = sandbox.recordUrl('Account', 'North Reseller');
    await visit(url, wide, async ({ page }) => expect(await page.locator(region).count()).toBe(1));
    await visit(url, { ...wide, viewer: 'outsider' }, async ({ page }) =>
      expect(await page.locator(region).count()).toBe(0),
    );
  });
});

describe('at every width', () => {
  const pages = (): [string, string][] => [
    ['a list', `${sandbox.pagesUrl}/lightning/o/Opportunity/list`],
    ['an opportunity', sandbox.recordUrl('Opportunity', DEAL)],
    ['an account', sandbox.recordUrl('Account', 'North Reseller')],
    ['a lead', sandbox.recordUrl('Lead', 'Lee First')],
    ['a contact', sandbox.recordUrl('Contact', 'Nora Keller')],
    ['the gallery', `${sandbox.pagesUrl}/gallery`],
  ];

  it.each([300, 360, 1280])('%i px: nothing is clipped or overlaps, and axe finds nothing', async (width) => {
    for (const [what, url] of pages()) {
      await visit(url, { width }, async ({ page }) => {
        expect.soft(await listLayoutFaults(page), what).toEqual([]);
        expect.soft(await listViolations(page), what).toEqual([]);
      });
    }
  });

  it('the form is as sound while it is edited', async () => {
    for (const width of [300, 1280]) {
      await visit(sandbox.recordUrl('Account', 'North Reseller'), { width, viewer: 'admin' }, async ({ page }) => {
        await page.getByRole('button', { name: 'Edit Website' }).click();
        expect.soft(await listLayoutFaults(page)).toEqual([]);
        expect.soft(await listViolations(page)).toEqual([]);
      });
    }
  });
});
