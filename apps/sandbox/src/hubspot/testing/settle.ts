import type { Page } from 'playwright-core';

/** Waits until the page and every extension on it have drawn. What an extension follows while it shows may go on. */
export async function settleHubSpot(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.shell-loading').first().waitFor({ state: 'detached' });
  await page.locator('[data-extension="starting"]').first().waitFor({ state: 'detached' });
  // A scene of the gallery may be about waiting.
  const busy = page.locator(':not([data-waits]) > .hs-extension .hs-loading_centered');
  await busy.first().waitFor({ state: 'detached' });
}
