import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openTab } from '../../testing/browser.ts';
import { type HostedExtensions, hostExtensions } from '../testing/host-extensions.ts';

let hosted: HostedExtensions;
let browser: Browser;
beforeAll(async () => {
  const echo = async (request: Request) => {
    const { searchParams } = new URL(request.url);
    return Response.json({
      heard: await request.json(),
      by: searchParams.get('userEmail'),
      portal: searchParams.get('portalId'),
    });
  };
  [hosted, browser] = await Promise.all([hostExtensions(echo), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await hosted?.close();
});

async function open(url: string, run: (page: Page, problems: string[]) => Promise<void>) {
  const tab = await openTab(browser, { width: 1280 });
  await tab.page.goto(url);
  await run(tab.page, tab.problems);
  await tab.close();
}

const piece = (page: Page, id: string) => page.locator(`[data-test-id="${id}"]`);

describe('an extension in its worker', () => {
  it('has no way to the network but HubSpot’s, which says who is calling', () =>
    open(hosted.urlOf('actions'), async (page, problems) => {
      await piece(page, 'answer').getByText('200').waitFor();
      expect(await piece(page, 'open').textContent()).toBe('Open: none');
      expect(await piece(page, 'answer').textContent()).toBe(
        '200 {"heard":{"question":42},"by":"robin@sandbox.example","portal":"4401001"}',
      );
      expect(await piece(page, 'user').textContent()).toBe('robin@sandbox.example in 4401001');
      expect(problems).toEqual([]);
    }));

  it('has the page say something, and lay a page of its own over it', () =>
    open(hosted.urlOf('actions'), async (page) => {
      await page.getByRole('button', { name: 'Alert' }).click();
      await page.locator('[data-alert="success"]').getByText('All is well.').waitFor();
      await page.getByRole('button', { name: 'Frame' }).click();
      await page.getByRole('dialog', { name: 'Frame' }).getByRole('button', { name: 'Close' }).click();
      await page.getByText('Frames closed: 1').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    }));

  it('leads to HubSpot’s own pages on this host', () =>
    open(hosted.urlOf('actions'), async (page) => {
      await page.locator('.hs-extension').getByRole('link', { name: 'Settings' }).click();
      await page.getByText('has no settings page').waitFor();
      expect(new URL(page.url()).pathname).toBe('/integrations-settings/1/installed/2');
    }));
});

describe('a fault in an extension', () => {
  it.each([
    ['a component that HubSpot does not have', 'unknown', /Hologram/],
    ['an error while drawing', 'drawing', /It broke while drawing\./],
    ['an error afterwards', 'later', /It broke afterwards\./],
  ])('is shown, not left a blank card: %s', (_, kind, message) =>
    open(hosted.urlOf('faults', { kind }), async (page) => {
      const failed = page.locator('[data-extension="failed"]');
      await failed.waitFor();
      expect(await failed.textContent()).toMatch(message);
    }),
  );

  it('does not show where there is none', () =>
    open(hosted.urlOf('faults', { kind: 'none' }), async (page, problems) => {
      await page.getByText('All is well').waitFor();
      expect(problems).toEqual([]);
    }));
});
