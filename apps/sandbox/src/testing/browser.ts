import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(environment), args: QUIET });
}

/** A page that reports what went wrong in it, so that a test can insist on silence. */
export interface WatchedPage {
  page: Page;
  /** Uncaught errors and console errors, in order. */
  problems: string[];
  close(): Promise<void>;
}

export interface View {
  width: number;
  /** Key of who is looking, as in the switch; the sales rep unless said. */
  viewer?: string;
}

/** A tab of its own. Times are UTC and the language English, wherever the test runs. */
export async function openTab(browser: Browser, { width, viewer = 'rep' }: View): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-US', timezoneId: 'UTC' });
  await context.addInitScript((key) => {
    if (!sessionStorage.getItem('sandbox.viewer')) sessionStorage.setItem('sandbox.viewer', key);
  }, viewer);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return { page, problems, close: () => context.close() };
}

/** Waits until nothing on the page is loading any more: the shell's parts, and the extension's cards. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.shell-loading').first().waitFor({ state: 'detached' });
  // A scene of the gallery may be about waiting.
  const busy = page.locator(':not([data-waits]) > .shell-extension c-tierline-screen [aria-busy="true"]');
  await busy.first().waitFor({ state: 'detached' });
}
