import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
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

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findChromium();
  return chromium.launch({ executablePath, args: [...new Set([...args, ...QUIET])] });
}

/** A page that reports what went wrong in it, so that a test can insist on silence. */
export interface WatchedPage {
  page: Page;
  /** Uncaught errors and console errors, in order. */
  problems: string[];
  context: BrowserContext;
}

export async function openPage(
  browser: Browser,
  { width, height = 900 }: { width: number; height?: number },
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US', timezoneId: 'UTC' });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return { page, problems, context };
}
