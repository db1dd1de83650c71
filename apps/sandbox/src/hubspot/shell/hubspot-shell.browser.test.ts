import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listViolations } from '../../testing/accessibility.ts';
import { launchBrowser, openTab, type View } from '../../testing/browser.ts';
import { listLayoutFaults } from '../../testing/layout.ts';
import { startSandbox, type TestSandbox } from '../../testing/start-sandbox.ts';
import type { TestHubSpot } from '../testing/hubspot-sandbox.ts';
import { settleHubSpot } from '../testing/settle.ts';

const DEAL = 'Acme Customer – switches';
const wide: View = { width: 1280, viewer: 'marketer' };

let sandbox: TestSandbox;
let hubspot: TestHubSpot;
let browser: Browser;
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
  hubspot = sandbox.hubspot;
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

async function visit(url: string, view: View, run: (page: Page) => Promise<void>) {
  const tab = await openTab(browser, view);
  await tab.page.goto(url);
  await settleHubSpot(tab.page);
  await run(tab.page);
  expect.soft(tab.problems, url).toEqual([]);
  await tab.close();
}

const card = (page: Page, uid = 'tierline_deal_sidebar') => page.locator(`[data-card="${uid}"]`);
const about = (page: Page, property: string) =>
  page.getByRole('region', { name: /^About this/ }).locator(`[data-property="${property}"]`);

describe('lists', () => {
  it('show what the account holds, find by words, and lead to the record', () =>
    visit(hubspot.pagesUrl, wide, async (page) => {
      await page.getByText('7 records').waitFor();
      await page.getByRole('searchbox', { name: 'Search deals' }).fill('switches');
      await page.getByText('1 records').waitFor();
      await page.getByRole('link', { name: DEAL }).click();
      await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
      await settleHubSpot(page);
    }));

  it('are there for companies, contacts and leads', async () => {
    await visit(`${hubspot.pagesUrl}/contacts/1/objects/0-2/views/all/list`, wide, async (page) => {
      expect(await page.getByRole('cell', { name: 'Active Distributor', exact: true }).count()).toBe(2);
    });
    await visit(`${hubspot.pagesUrl}/contacts/1/objects/0-1/views/all/list`, wide, async (page) => {
      expect(await page.getByRole('row').count()).toBe(5);
      await page.getByRole('link', { name: 'Keller' }).click();
      await page.getByRole('heading', { level: 1, name: 'Nora Keller' }).waitFor();
      await settleHubSpot(page);
    });
    await visit(`${hubspot.pagesUrl}/contacts/1/objects/0-136/views/all/list`, wide, async (page) => {
      expect(await page.getByRole('row').count()).toBe(4);
    });
  });
});

describe('native properties', () => {
  it('are edited and saved by the viewer, and the opportunity is another matter', async () => {
    await visit(hubspot.recordUrl('deals', 'Bolt Customer – routers'), wide, async (page) => {
      await page.getByRole('button', { name: 'Edit Amount' }).click();
      await page.getByLabel('Amount').fill('2000000');
      await page.getByLabel('Deal Stage').selectOption({ label: 'Contract Sent' });
      await page.getByLabel('Close Date').fill('2027-03-31');
      await page.getByLabel('Owner').selectOption({ label: 'Robin Castell' });
      await page.getByRole('button', { name: 'Save', exact: true }).first().click();
      await page.getByText('Deal saved.').waitFor();
      await settleHubSpot(page);
      expect(await about(page, 'amount').textContent()).toContain('2,000,000');
      expect(
        await page.getByRole('button', { name: 'Edit Amount' }).evaluate((it) => it === document.activeElement),
      ).toBe(true);
    });
    const stored = (property: string) => hubspot.stored('deals', 'Bolt Customer – routers', property);
    expect(['amount', 'dealstage'].map(stored)).toEqual(['2000000', 'contractsent']);
    expect(stored('closedate')).toMatch(/^2027-03-31/);
    expect(stored('hubspot_owner_id')).toBe(hubspot.account.admin.listUsers().find(({ id }) => id === 7101)?.ownerId);
  });

  it('of the programme are edited too: checkboxes, select, yes or no', async () => {
    await visit(hubspot.recordUrl('companies', 'West Reseller'), wide, async (page) => {
      await page.getByRole('button', { name: 'Edit Region' }).click();
      await page.getByLabel('Region', { exact: true }).selectOption('EMEA');
      await page.getByRole('checkbox', { name: 'Pool 3' }).check();
      await page.getByRole('checkbox', { name: 'Pool 5A' }).check();
      await page.getByRole('button', { name: 'Save', exact: true }).first().click();
      await page.getByText('Company saved.').waitFor();
    });
    const stored = (property: string) => hubspot.stored('companies', 'West Reseller', property);
    expect(['tierline_region', 'tierline_product_lines'].map(stored)).toEqual(['EMEA', 'Pool 3;Pool 5A']);
  });

  it('keep what was entered when HubSpot refuses it, with the reason', async () => {
    const tab = await openTab(browser, wide);
    const { page } = tab;
    await page.goto(hubspot.recordUrl('deals', 'Acme Customer – cables'));
    await page.getByRole('button', { name: 'Edit Amount' }).click();
    await page.getByLabel('Amount').fill('a lot');
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await page.locator('.shell-trouble').waitFor();
    expect(await page.getByLabel('Amount').inputValue()).toBe('a lot');
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click();
    expect(hubspot.stored('deals', 'Acme Customer – cables', 'amount')).toBe('700');
    await tab.close();
  });
});

describe('the companies of a deal', () => {
  const deal = 'Bolt Customer – licences';

  it('are added with a label, relabelled and removed', async () => {
    await visit(hubspot.recordUrl('deals', deal), wide, async (page) => {
      const companies = page.getByRole('region', { name: 'Companies' });
      await companies.getByRole('button', { name: '+ Add' }).click();
      await page.getByRole('searchbox', { name: 'Search companies' }).fill('South');
      await page.getByRole('radio', { name: 'South Reseller' }).check();
      await page.getByRole('checkbox', { name: 'Partner', exact: true }).check();
      expect.soft(await listViolations(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await companies.locator('[data-associated="South Reseller"]').getByText('Partner', { exact: true }).waitFor();
      expect(hubspot.labelled('deals', deal, 'Partner')).toEqual(['South Reseller']);

      await companies.getByRole('button', { name: 'Edit labels of South Reseller' }).click();
      await page.getByRole('checkbox', { name: 'Partner', exact: true }).uncheck();
      await page.getByRole('checkbox', { name: 'Distributor', exact: true }).check();
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await companies.locator('[data-associated="South Reseller"]').getByText('Distributor', { exact: true }).waitFor();
      expect(hubspot.labelled('deals', deal, 'Partner')).toEqual([]);
      expect(hubspot.labelled('deals', deal, 'Distributor')).toEqual(['South Reseller']);

      await companies.getByRole('button', { name: 'Remove South Reseller' }).click();
      await companies.locator('[data-associated="South Reseller"]').waitFor({ state: 'detached' });
      expect(hubspot.labelled('deals', deal, 'Distributor')).toEqual([]);
      expect(hubspot.labelled('deals', deal, 'Primary')).toEqual(['Bolt Customer']);
    });
  });
});

describe('cards', () => {
  it('stand where the project’s metafiles place them, and not on leads', async () => {
    await visit(hubspot.recordUrl('deals', DEAL), wide, async (page) => {
      await card(page).getByRole('heading', { name: 'Distribution' }).waitFor();
      await page.getByRole('tab', { name: 'Tierline' }).click();
      await card(page, 'tierline_deal_tab').getByRole('heading', { name: 'Distribution' }).waitFor();
      await settleHubSpot(page);
    });
    await visit(hubspot.recordUrl('companies', 'North Reseller', 'tierline_company_tab'), wide, async (page) => {
      await card(page, 'tierline_company_tab').getByText('Beta Distribution').first().waitFor();
      await card(page, 'tierline_company_sidebar').waitFor();
    });
    await visit(hubspot.recordUrl('leads', 'Lee First'), wide, async (page) => {
      expect(await page.locator('[data-card]').count()).toBe(0);
      expect(await page.getByRole('region', { name: 'Companies' }).getByRole('link').allTextContents()).toContain(
        'North Reseller',
      );
    });
  });

  it('search by what is typed, through the proxy', () =>
    visit(hubspot.recordUrl('deals', 'Acme Customer – firewall'), wide, async (page) => {
      await card(page).getByRole('searchbox').pressSequentially('beta', { delay: 20 });
      await card(page).getByText('Beta Distribution').first().waitFor();
      expect(await card(page).getByRole('searchbox').inputValue()).toBe('beta');
    }));

  it('lose no character of a search, with 200 ms on every message and every call', async () => {
    hubspot.setFetchLatency(200);
    try {
      const url = hubspot.recordUrl('deals', 'Acme Customer – firewall', 'tierline_deal_tab');
      await visit(`${url}&latency=200`, wide, async (page) => {
        const search = card(page, 'tierline_deal_tab').getByRole('searchbox');
        await search.waitFor();
        await search.pressSequentially('alpha distribution', { delay: 40 });
        expect(await search.inputValue()).toBe('alpha distribution');
        await settleHubSpot(page);
        expect(await search.inputValue()).toBe('alpha distribution');
      });
    } finally {
      hubspot.setFetchLatency(0);
    }
  });

  it('show a write by somebody else only after a refresh, as HubSpot does', () =>
    visit(hubspot.recordUrl('deals', DEAL), wide, async (page) => {
      const answer = await hubspot.account.fetch(
        new Request(`https://account.invalid/crm/v3/objects/deals/${hubspot.idOf('deals', DEAL)}`, {
          method: 'PATCH',
          headers: {
            authorization: `Bearer ${hubspot.account.admin.sessionFor(7104)}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ properties: { amount: '77' } }),
        }),
      );
      expect(answer.status).toBe(200);
      expect(await about(page, 'amount').textContent()).toContain('12,500.5');
      await page.getByRole('button', { name: 'Edit Deal Name' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).first().click();
      await page.getByText('Deal saved.').waitFor();
      expect(await about(page, 'amount').textContent()).toContain('77');
      await settleHubSpot(page);
    }));

  it('choose a distributor: saved under its label, and shown on the page without a reload', async () => {
    await visit(hubspot.recordUrl('deals', DEAL), wide, async (page) => {
      await card(page).getByRole('button', { name: 'Save' }).click();
      await page.locator('[data-alert="success"]').waitFor();
      await about(page, 'tierline_distributor').getByText('Beta Distribution').first().waitFor();
      await page.getByRole('region', { name: 'Companies' }).locator('[data-associated="Beta Distribution"]').waitFor();
    });
    expect(hubspot.labelled('deals', DEAL, 'Distributor')).toEqual(['Beta Distribution']);
    await expect
      .poll(() => sandbox.stored('Opportunity', DEAL, 'Distributor__c'))
      .toBe(sandbox.idOf('Account', 'Beta Distribution'));
  });
});

describe('who is looking', () => {
  it('is switched on the page, and decides what the card offers', () =>
    visit(hubspot.recordUrl('deals', 'Bolt Customer – routers'), wide, async (page) => {
      await card(page).getByRole('combobox').first().waitFor();
      await page.getByLabel('Who is looking').selectOption({ label: 'Yuki Tanabe, marketer who may only read' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settleHubSpot(page);
      const chosen = card(page).getByRole('combobox', { name: 'Distributor' });
      expect(await chosen.inputValue()).toBe('Alpha Distribution');
      expect(await chosen.getAttribute('readonly')).not.toBeNull();
      expect(await card(page).getByRole('searchbox').count()).toBe(0);
    }));

  it('without a role in Tierline is told so', () =>
    visit(hubspot.recordUrl('deals', DEAL), { ...wide, viewer: 'outsider' }, async (page) => {
      await card(page)
        .getByText(/Tierline/)
        .first()
        .waitFor();
      expect(await card(page).getByRole('combobox').count()).toBe(0);
    }));

  it('as super admin sees the settings', () =>
    visit(hubspot.settingsUrl, { ...wide, viewer: 'admin' }, async (page) => {
      await page.getByText('Connected').first().waitFor();
    }));
});

describe('at every width', () => {
  const pages = (): [string, string][] => [
    ['a list', hubspot.pagesUrl],
    ['a deal', hubspot.recordUrl('deals', DEAL)],
    ['a deal’s tab', hubspot.recordUrl('deals', 'Bolt Customer – routers', 'tierline_deal_tab')],
    ['a company', hubspot.recordUrl('companies', 'North Reseller', 'tierline_company_tab')],
    ['a lead', hubspot.recordUrl('leads', 'Lee First')],
    ['a contact', hubspot.recordUrl('contacts', 'Nora Keller', 'tierline_contact_tab')],
    ['the settings', `${hubspot.settingsUrl}?viewer=admin`],
    ['the gallery', `${hubspot.pagesUrl}/gallery`],
  ];

  it.each([300, 360, 1280])('%i px: nothing is clipped or overlaps, and axe finds nothing', async (width) => {
    for (const [what, url] of pages()) {
      await visit(url, { width, viewer: 'marketer' }, async (page) => {
        expect.soft(await listLayoutFaults(page), what).toEqual([]);
        expect.soft(await listViolations(page), what).toEqual([]);
      });
    }
  });

  it('the form is as sound while it is edited', async () => {
    for (const width of [300, 1280]) {
      await visit(hubspot.recordUrl('companies', 'North Reseller'), { width, viewer: 'marketer' }, async (page) => {
        await page.getByRole('button', { name: 'Edit Region' }).click();
        expect.soft(await listLayoutFaults(page)).toEqual([]);
        expect.soft(await listViolations(page)).toEqual([]);
      });
    }
  });
});

it('both galleries stand beside each other', () =>
  visit(`${hubspot.pagesUrl}/gallery/beside`, wide, async (page) => {
    for (const name of ['In Salesforce', 'In HubSpot']) {
      await page
        .frameLocator(`iframe[title="${name}"]`)
        .getByRole('heading', { name: 'Every block, in each of its states' })
        .waitFor();
    }
  }));
