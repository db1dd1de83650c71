import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallVendor } from '../demo/small-vendor.ts';
import { listViolations } from '../testing/accessibility.ts';
import { launchBrowser, openTab, settle } from '../testing/browser.ts';
import { listLayoutFaults } from '../testing/layout.ts';
import { cardOf } from '../testing/salesforce-rule-builder.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

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

/** The administrator's pages, by the buttons with these names. */
const onAdminPage = (ways: readonly string[], see: (page: Page) => Promise<void>, width?: number) =>
  look(
    `${sandbox.pagesUrl}/lightning/n/Tierline`,
    'admin',
    async (page) => {
      for (const way of ways) await button(page, way).click();
      await settle(page);
      await see(page);
    },
    width,
  );

const button = (page: Page, name: string): Locator => cardOf(page).getByRole('button', { name, exact: true });
const row = (page: Page, name: string | RegExp): Locator => cardOf(page).getByRole('row', { name });
const says = (page: Page, text: string | RegExp) => cardOf(page).getByText(text).first().waitFor();

async function choose(page: Page, label: string, option: string): Promise<void> {
  await cardOf(page).getByRole('combobox', { name: label }).click();
  await cardOf(page).getByRole('option', { name: option, exact: true }).click();
}

async function openSegment(page: Page): Promise<void> {
  await row(page, /^Segment/)
    .getByRole('button', { name: 'Change' })
    .click();
  await cardOf(page).getByRole('heading', { name: 'Segment in Salesforce' }).waitFor();
}

/** Looks at the page again until what is asked of it is so: what the worker does is shown with the next look. */
const soon = (page: Page, is: () => Promise<boolean>) =>
  expect
    .poll(
      async () => {
        await page.reload();
        await settle(page);
        return is();
      },
      { timeout: 60_000 },
    )
    .toBe(true);

const TYPES: readonly (readonly [string, string])[] = [
  ['Prospect', 'Small Business'],
  ['Customer - Direct', 'Nothing'],
  ['Customer - Channel', 'Nothing'],
  ['Channel Partner / Reseller', 'Enterprise'],
  ['Installation Partner', 'Small Business'],
  ['Technology Partner', 'Mid-Market'],
];

// One story, told in its order: each test goes on where the one before has stopped.
describe('a field of the org’s own, mapped with its values (rows 57, 172 to 187, 261)', () => {
  it(
    'is found once Tierline’s user may read it, and is not kept while a value means nothing',
    () =>
      onAdminPage(['Sync', 'Field mapping'], async (page) => {
        await openSegment(page);
        await button(page, 'Use another field').click();
        await row(page, /^Tierline Segment/).waitFor();
        expect(await row(page, /^Account Type/).count()).toBe(0);
        await says(page, 'Is a field missing? Give Tierline’s integration user access to it in Salesforce');
        sandbox.org.admin.allowField('Tierline_Integration', 'Account.Type', 'edit');
        await button(page, 'Read the fields again').click();
        await row(page, /^Account Type/)
          .getByRole('button', { name: 'Choose' })
          .click();

        for (const [theirs, ours] of TYPES) await choose(page, `“${theirs}” in Salesforce means`, ours);
        await says(page, 'Fill in what is missing, and you see here what it does.');
        await button(page, 'Done').click();
        await says(page, 'Complete this field.');
        await cardOf(page).getByRole('heading', { name: 'Segment in Salesforce' }).waitFor();

        await choose(page, '“Other” in Salesforce means', 'Nothing');
        await says(page, 'Nothing speaks against this mapping. Choose a record to try it on.');
        expect(await listViolations(page)).toEqual([]);
        expect(await listLayoutFaults(page)).toEqual([]);

        await choose(page, 'Try it on a record', 'North Reseller');
        await says(page, 'Tried on North Reseller');
        const trial = cardOf(page).getByRole('group', { name: 'What it does' });
        await expect
          .poll(() => trial.innerText())
          .toMatch(
            /Salesforce holds\s+Channel Partner \/ Reseller\s+In Tierline’s words\s+Enterprise\s+Tierline holds\s+Mid-Market/,
          );
        await says(page, 'Tierline takes over what Salesforce holds.');

        await button(page, 'Done').click();
        await says(page, '1 field changed and not live yet');
        await row(page, /^Segment Account Type/)
          .getByText('Changed, not live yet')
          .waitFor();

        await button(page, 'Dry run').click();
        await says(page, 'A mapping that is not saved');
        for (const name of ['North Reseller', 'South Reseller', 'West Reseller']) {
          await row(page, new RegExp(`^${name} Segment Mid-Market Enterprise`)).waitFor({ timeout: 60_000 });
        }
        await button(page, 'Back to the mapping, to save it').first().click();
        await button(page, 'Save and put into force').click();
        await page.getByText('Mapping saved', { exact: true }).first().waitFor();
        await row(page, /^Segment Account Type/)
          .getByText('OK', { exact: true })
          .waitFor();
      }),
    120_000,
  );

  it('is seen on the account’s card after the next read, and in its sync history', () =>
    onRecord('Account', 'North Reseller', 'rep', async (page) => {
      await soon(page, async () => (await cardOf(page).getByText('Enterprise', { exact: true }).count()) > 0);
      expect(sandbox.stored('Account', 'North Reseller', 'Type')).toBe('Channel Partner / Reseller');
      await button(page, 'Sync history').click();
      await says(page, 'Sync of North Reseller');
      const entry = cardOf(page)
        .getByRole('row')
        .or(cardOf(page).locator('li, article'))
        .filter({ hasText: 'Segment: taken over from Salesforce' })
        .first();
      await expect.poll(() => entry.innerText()).toMatch(/Mid-Market\s+(After\s+)?Enterprise/);
    }));

  it('names a value that came later and means nothing, with the records that have it, until it is mapped', async () => {
    const { admin } = sandbox.org;
    admin.addPicklistValue('Account', 'Type', 'Managed Services');
    await onRecord('Account', 'South Reseller', 'admin', async (page) => {
      await page.locator('[data-field="Type"]').getByRole('button', { name: /Edit/ }).click();
      await page.getByRole('combobox', { name: 'Account Type', exact: true }).selectOption('Managed Services');
      await page.getByRole('button', { name: 'Save', exact: true }).first().click();
      await expect.poll(() => sandbox.stored('Account', 'South Reseller', 'Type')).toBe('Managed Services');
    });
    await onAdminPage(['Sync'], async (page) => {
      await row(page, /^South Reseller Salesforce Segment Managed Services/).waitFor({ timeout: 60_000 });
      await button(page, 'Mapping of Segment in Salesforce').click();
      await button(page, 'Field mapping: Accounts in Salesforce').click();
      await button(page, 'Read the fields again').click();
      await row(page, /Nothing says what “Managed Services” of Salesforce means for “Segment”. Choose it./).waitFor();
      await openSegment(page);
      await choose(page, '“Managed Services” in Salesforce means', 'Public Sector');
      await says(page, 'Nothing speaks against this mapping. Choose a record to try it on.');
      await button(page, 'Done').click();
      await button(page, 'Save and put into force').click();
      await page.getByText('Mapping saved', { exact: true }).first().waitFor();
    });
    await onAdminPage(['Sync'], async (page) => {
      await cardOf(page).getByText('Nothing needs your attention.').waitFor({ timeout: 60_000 });
    });
    await onRecord('Account', 'South Reseller', 'rep', (page) => says(page, 'Public Sector'));
  }, 120_000);
});

describe('a change that the org refuses (rows 56, 189, 192)', () => {
  const REASON = 'An executive needs a signed agreement.';

  it('is read on the contact’s card, corrected in the list, and is there', async () => {
    const lift = sandbox.org.admin.addValidationRule('Contact', ({ Tierline_Role__c }) =>
      Tierline_Role__c === 'Executive' ? { message: REASON, field: 'Tierline_Role__c' } : null,
    );
    await onRecord('Contact', 'Nils Brandt', 'admin', async (page) => {
      await button(page, 'Edit').click();
      await choose(page, 'Role', 'Executive');
      await button(page, 'Save').click();
      await says(page, 'Salesforce did not accept a change: Role');
      await says(page, `The change was refused: ${REASON}`);
      expect(sandbox.stored('Contact', 'Nils Brandt', 'Tierline_Role__c')).toBe('Sales');
    });
    await onAdminPage(['Sync'], async (page) => {
      const refused = row(page, /^Nils Brandt/);
      await refused.getByText(REASON).waitFor();
      expect(await cardOf(page).getByText('Nothing needs your attention.').count()).toBe(0);
      await refused.getByRole('button').last().click();
      await page.getByRole('menuitem', { name: 'Correct the value' }).click();
      await says(page, 'Role of Nils Brandt');
      await choose(page, 'Save this instead', 'Manager');
      await button(page, 'Save and try again').click();
      await says(page, 'No change was refused.');
      expect(sandbox.stored('Contact', 'Nils Brandt', 'Tierline_Role__c')).toBe('Manager');
    });
    lift();
  });

  it('is tried again once nothing stands in its way, and the list is empty', async () => {
    const lift = sandbox.org.admin.addValidationRule('Contact', ({ Tierline_Role__c }) =>
      Tierline_Role__c === 'Executive' ? { message: REASON, field: 'Tierline_Role__c' } : null,
    );
    await onRecord('Contact', 'Ana Silva', 'admin', async (page) => {
      await button(page, 'Edit').click();
      await choose(page, 'Role', 'Executive');
      await button(page, 'Save').click();
      await says(page, 'Salesforce did not accept a change: Role');
      lift();
      await button(page, 'Try again').click();
      await cardOf(page).getByText('Salesforce did not accept a change: Role').waitFor({ state: 'detached' });
      await expect.poll(() => sandbox.stored('Contact', 'Ana Silva', 'Tierline_Role__c')).toBe('Executive');
    });
    await onAdminPage(['Sync'], (page) => says(page, 'No change was refused.'));
  });
});

describe('an account that is deleted in Tierline (rows 166, 167)', () => {
  it('stays in the org with the status that says so, cannot be changed, and is restored', () =>
    onRecord('Account', 'West Reseller', 'admin', async (page) => {
      const status = () => sandbox.stored('Account', 'West Reseller', 'Tierline_Status__c');
      await button(page, 'Delete in Tierline').click();
      const question = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await question.getByText('The record in Salesforce is not deleted.').waitFor();
      await question.getByRole('button', { name: 'Delete in Tierline' }).click();
      await says(page, 'West Reseller is deleted in Tierline');
      expect(status()).toBe('Active Partner (Deleted)');
      expect(await button(page, 'Manage distributors').count()).toBe(0);
      expect(await listViolations(page)).toEqual([]);
      await button(page, 'Restore').click();
      await cardOf(page).getByText('West Reseller is deleted in Tierline').waitFor({ state: 'detached' });
      await button(page, 'Manage distributors').waitFor();
      expect(status()).toBe('Active Partner');
    }));
});

const PAGES: readonly (readonly string[])[] = [
  ['Sync'],
  ['Sync', 'Field mapping'],
  ['Sync', 'Field mapping', 'Add a field'],
  ['Sync', 'Field mapping', 'Use a ready-made policy'],
  ['Sync', 'What is kept in sync'],
  ['Sync', 'Dry run of Salesforce'],
  ['Sync', 'Sync log'],
];
it.each([300, 360, 1280])(
  'at %i px nothing is clipped or overlaps on the pages about sync',
  async (width) => {
    const check = async (page: Page, what: string) => {
      expect.soft(await listLayoutFaults(page), `${what} at ${width}`).toEqual([]);
      expect.soft(await listViolations(page), `${what} at ${width}`).toEqual([]);
    };
    for (const ways of PAGES) await onAdminPage(ways, (page) => check(page, String(ways.at(-1))), width);
    await look(sandbox.recordUrl('Contact', 'Nora Keller'), 'admin', (page) => check(page, 'a contact'), width);
    await look(
      sandbox.recordUrl('Account', 'North Reseller'),
      'admin',
      async (page) => {
        await button(page, 'Contacts').click();
        await check(page, 'people of an account');
        await button(page, 'Sync history').click();
        await settle(page);
        await check(page, 'a sync history');
      },
      width,
    );
  },
  120_000,
);
