import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listViolations } from '../../testing/accessibility.ts';
import { launchBrowser, openTab } from '../../testing/browser.ts';
import { listLayoutFaults } from '../../testing/layout.ts';
import { type HostedExtensions, hostExtensions } from '../testing/host-extensions.ts';

let hosted: HostedExtensions;
let browser: Browser;
beforeAll(async () => {
  const nobody = async () => Response.json({}, { status: 404 });
  [hosted, browser] = await Promise.all([hostExtensions(nobody), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await hosted?.close();
});

async function open(url: string, run: (page: Page) => Promise<void>, width = 1280) {
  const tab = await openTab(browser, { width });
  await tab.page.goto(url);
  await tab.page.locator('[data-extension="open"]').waitFor();
  await run(tab.page);
  expect(tab.problems).toEqual([]);
  await tab.close();
}

const heard = (page: Page) => page.locator('[data-test-id="heard"]');
const done = (page: Page) => page.locator('[data-test-id="done"]');

describe('every component', () => {
  it.each([300, 360, 1280])('shows at %i px with nothing clipped, and axe finds nothing', (width) =>
    open(
      hosted.urlOf('every-component'),
      async (page) => {
        const pieces = page.locator('[data-test-id^="drawn-"]');
        await pieces.nth(50).waitFor();
        const blank = await pieces.evaluateAll((all) =>
          all.filter((each) => each.innerHTML === '').map((each) => each.getAttribute('data-test-id')),
        );
        expect(blank).toEqual([]);
        expect.soft(await listLayoutFaults(page)).toEqual([]);
        expect.soft(await listViolations(page)).toEqual([]);
      },
      width,
    ),
  );
});

describe('what is typed', () => {
  it('loses no character, each message held back for 200 ms', () =>
    open(hosted.urlOf('typing', { latency: '200' }), async (page) => {
      await page.getByLabel('Name').waitFor();
      await page.getByLabel('Name').pressSequentially('Carahsoft Technology', { delay: 30 });
      await page.getByLabel('Notes').pressSequentially('two lines\nof text', { delay: 10 });
      await page.getByLabel('Words').pressSequentially('find me', { delay: 50 });
      await page.getByLabel('Amount').pressSequentially('1234.50', { delay: 20 });
      await heard(page).getByText('1234.5').waitFor();
      expect(JSON.parse((await heard(page).textContent()) ?? '')).toEqual([
        'Carahsoft Technology',
        'two lines\nof text',
        'find me',
        1234.5,
        '',
      ]);
      expect(await page.getByLabel('Name').inputValue()).toBe('Carahsoft Technology');
      expect(await page.getByLabel('Amount').inputValue()).toBe('1234.50');
    }));

  it('keeps the caret where it is in the middle of a word', () =>
    open(hosted.urlOf('typing', { latency: '200' }), async (page) => {
      const name = page.getByLabel('Name');
      await name.pressSequentially('Tine');
      await name.press('ArrowLeft');
      await name.press('ArrowLeft');
      await name.pressSequentially('erli', { delay: 60 });
      await heard(page).getByText('Tierline').waitFor();
      expect(await name.inputValue()).toBe('Tierline');
    }));

  it('gives way to what the extension makes of it', () =>
    open(hosted.urlOf('typing', { latency: '100' }), async (page) => {
      await page.getByLabel('Code').pressSequentially('abc', { delay: 10 });
      await heard(page).getByText('ABC').waitFor();
      await expect.poll(() => page.getByLabel('Code').inputValue()).toBe('ABC');
    }));
});

describe('overlays', () => {
  it('open by a press, hold the focus, close by Escape, and give it back', () =>
    open(hosted.urlOf('overlays'), async (page) => {
      await page.getByRole('button', { name: 'First' }).click();
      const modal = page.getByRole('dialog', { name: 'Confirm first' });
      await modal.waitFor();
      expect(await listViolations(page)).toEqual([]);
      await page.keyboard.press('Tab');
      expect(await modal.evaluate((it) => it.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Escape');
      await modal.waitFor({ state: 'detached' });
      expect(await page.getByRole('button', { name: 'First' }).evaluate((it) => it === document.activeElement)).toBe(
        true,
      );
      await done(page).getByText('closed first').waitFor();
    }));

  it('close by the extension’s reaction', () =>
    open(hosted.urlOf('overlays'), async (page) => {
      await page.getByRole('button', { name: 'First' }).click();
      await page.getByRole('button', { name: 'Do it' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await done(page)
        .getByText(/did first|closed first/)
        .waitFor();
    }));

  it('are one at a time: what is opened later is the one that shows, and inside a modal none opens', () =>
    open(hosted.urlOf('overlays'), async (page) => {
      await page.getByRole('button', { name: 'Second' }).click();
      await page.getByRole('dialog', { name: 'Loose modal' }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(1);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'First' }).click();
      await page.getByRole('button', { name: 'Another inside' }).click();
      expect(await page.getByRole('dialog').count()).toBe(1);
      expect(await page.getByRole('dialog', { name: 'Inner' }).count()).toBe(0);
    }));

  it('stand over a panel, which stays open', () =>
    open(hosted.urlOf('overlays'), async (page) => {
      await page.getByRole('button', { name: 'Panel', exact: true }).click();
      await page.getByRole('button', { name: 'From the panel' }).click();
      await page.getByRole('dialog', { name: 'Confirm from-panel' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Confirm from-panel' }).waitFor({ state: 'detached' });
      expect(await page.getByRole('dialog', { name: 'A panel' }).isVisible()).toBe(true);
    }));

  it('outlive the menu whose item opened them', () =>
    open(hosted.urlOf('overlays'), async (page) => {
      await page.getByRole('button', { name: 'More' }).press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Confirm from-menu' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await page.getByRole('button', { name: 'More' }).evaluate((it) => it === document.activeElement)).toBe(
        true,
      );
    }));

  it('that explain show while they are pointed at', () =>
    open(hosted.urlOf('overlays'), async (page) => {
      const tooltip = page.getByRole('tooltip', { includeHidden: true });
      await tooltip.waitFor({ state: 'attached' });
      expect(await tooltip.isVisible()).toBe(false);
      await page.getByRole('link', { name: 'Pointed at' }).hover();
      expect(await tooltip.isVisible()).toBe(true);
    }));
});

describe('by keyboard', () => {
  it('a Select opens, filters, chooses and closes', () =>
    open(hosted.urlOf('every-component'), async (page) => {
      const select = page.getByRole('combobox', { name: 'One' });
      await select.press('ArrowDown');
      await page.getByRole('option', { name: 'Alpha' }).waitFor();
      expect(await listViolations(page)).toEqual([]);
      await select.fill('bet');
      expect(await page.getByRole('listbox').getByRole('option').allTextContents()).toEqual(['Beta']);
      await select.fill('al');
      await select.press('ArrowDown');
      await select.press('Enter');
      expect(await select.inputValue()).toBe('Alpha');
      expect(await select.getAttribute('aria-expanded')).toBe('false');
    }));

  it('a MultiSelect opens, searches, takes several, shows them and closes', () =>
    open(hosted.urlOf('every-component'), async (page) => {
      const face = page.getByRole('button', { name: 'Many' });
      await face.press('ArrowDown');
      const search = page.getByRole('searchbox', { name: 'Search', exact: true }).and(page.locator(':focus'));
      await search.waitFor();
      expect(await listViolations(page)).toEqual([]);
      await search.fill('ta');
      expect(await page.getByRole('group', { name: 'Many' }).getByRole('checkbox').count()).toBe(6);
      await search.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.keyboard.press('Escape');
      expect(await face.evaluate((it) => it === document.activeElement)).toBe(true);
      expect(await face.getAttribute('aria-expanded')).toBe('false');
      expect(await face.locator('.hs-tag').allTextContents()).toEqual(['Alpha', 'Beta', 'Delta']);
    }));

  it('tabs are walked by the arrows', () =>
    open(hosted.urlOf('every-component'), async (page) => {
      await page.getByRole('tab', { name: 'Second tab' }).press('ArrowLeft');
      await page.getByRole('tabpanel').getByText('One').waitFor();
      expect(await page.getByRole('tab', { name: 'First tab' }).getAttribute('aria-selected')).toBe('true');
    }));
});
