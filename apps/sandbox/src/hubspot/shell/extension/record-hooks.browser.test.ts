import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openTab } from '../../../testing/browser.ts';
import { type HostedExtensions, hostExtensions } from '../../testing/host-extensions.ts';

let hosted: HostedExtensions;
let browser: Browser;
beforeAll(async () => {
  [hosted, browser] = await Promise.all([hostExtensions(async () => Response.json({})), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await hosted?.close();
});

const piece = (page: Page, id: string) => page.locator(`[data-test-id="${id}"]`);

it('a card reads the page’s record by hooks and actions, and follows what is saved on the page', async () => {
  const { page, problems, close } = await openTab(browser, { width: 1280 });
  await page.goto(hosted.dealUrl);
  await piece(page, 'properties').getByText('Switches: 100').waitFor();
  await piece(page, 'companies').getByText('Alpha Industries (Primary); Beta Works ()').waitFor();
  await piece(page, 'found').getByText('Alpha Industries').waitFor();
  expect(JSON.parse((await piece(page, 'fetched').textContent()) ?? '')).toEqual({
    dealname: 'Switches',
    nonsense: null,
  });
  expect(await page.locator('[data-card="hooks"] dl').textContent()).toContain('Contract Sent');
  expect(await piece(page, 'heard').textContent()).toBe('');

  await page.getByRole('button', { name: 'Edit Amount' }).click();
  await page.getByLabel('Amount').fill('250');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await piece(page, 'properties').getByText('Switches: 250').waitFor();
  await piece(page, 'heard').getByText('{"amount":"250"}').waitFor();
  await expect.poll(() => page.locator('[data-card="hooks"] dl').textContent()).toContain('250');

  await page.getByRole('button', { name: 'Edit Deal Name' }).click();
  await page.getByLabel('Deal Name').fill('Routers');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await piece(page, 'properties').getByText('Routers: 250').waitFor();
  expect(await piece(page, 'heard').textContent()).toBe('{"amount":"250"}');
  expect(problems).toEqual([]);
  await close();
});
