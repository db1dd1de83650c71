import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleHubSpot } from '../hubspot/testing/settle.ts';
import { launchBrowser, openTab, settle } from '../testing/browser.ts';
import { startSandbox, type TestSandbox } from '../testing/start-sandbox.ts';

let sandbox: TestSandbox;
let browser: Browser;
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

interface Host {
  name: string;
  url(): string;
  settle(page: Page): Promise<void>;
}

/** In HubSpot every message between page and extension takes its time, as it does over a boundary of workers. */
const HOSTS: Host[] = [
  { name: 'Salesforce', url: () => `${sandbox.pagesUrl}/gallery`, settle },
  { name: 'HubSpot', url: () => `${sandbox.hubspot.pagesUrl}/gallery?latency=100`, settle: settleHubSpot },
];

describe.each(HOSTS)('the fields of a form in $name', (host) => {
  async function inScene(id: string, look: (scene: Locator) => Promise<void>): Promise<void> {
    const tab = await openTab(browser, { width: 1280 });
    try {
      await tab.page.goto(host.url());
      await host.settle(tab.page);
      await look(tab.page.locator(`[data-scene="${id}"]`));
      expect(tab.problems).toEqual([]);
    } finally {
      await tab.close();
    }
  }
  const button = (scene: Locator, name: string) => scene.getByRole('button', { name, exact: true });

  it('lose no letter to a fast typist, keep the caret in the middle of a word, and come back by Cancel', () =>
    inScene('form-text', async (scene) => {
      const code = scene.getByRole('textbox', { name: 'Link code' });
      await code.pressSequentially('ABGH', { delay: 20 });
      await code.press('ArrowLeft');
      await code.press('ArrowLeft');
      await code.pressSequentially('CDEF', { delay: 40 });
      expect(await code.inputValue()).toBe('ABCDEFGH');
      await button(scene, 'Cancel').click();
      await expect.poll(() => code.inputValue()).toBe('');
      expect(await button(scene, 'Save').isDisabled()).toBe(true);
    }));

  it('take a long text whole, say that it is too long, and show what the server makes of one that fits', () =>
    inScene('form-text', async (scene) => {
      const code = scene.getByRole('textbox', { name: 'Link code' });
      await code.fill('ABCD-EFGH-JKLM-NPQR');
      await scene.getByText('At most 14 characters. It has 19.').waitFor();
      expect(await code.inputValue()).toBe('ABCD-EFGH-JKLM-NPQR');
      expect(await code.getAttribute('aria-invalid')).toBe('true');
      await code.fill('ABCD-EFGH-JKLM');
      await scene.getByText('At most 14 characters. It has 19.').waitFor({ state: 'detached' });
      await button(scene, 'Save').click();
      await expect.poll(() => code.inputValue()).toBe('');
    }));

  it('keep the lines of a certificate that is pasted', () =>
    inScene('form-text-long', async (scene) => {
      const certificate = scene.getByRole('textbox', { name: 'Certificate' });
      await certificate.fill('-----BEGIN-----\nABC\n-----END-----');
      await button(scene, 'Cancel').waitFor();
      expect(await certificate.inputValue()).toBe('-----BEGIN-----\nABC\n-----END-----');
      await button(scene, 'Cancel').click();
      await expect.poll(() => certificate.inputValue()).toContain('BEGIN CERTIFICATE');
    }));

  it('are switched by the keyboard', () =>
    inScene('form-toggle', async (scene) => {
      const toggle = scene.getByRole('switch', { name: 'Distribution' });
      expect(await toggle.isChecked()).toBe(true);
      await toggle.press('Space');
      await button(scene, 'Cancel').waitFor();
      expect(await toggle.isChecked()).toBe(false);
      expect(await button(scene, 'Save').isEnabled()).toBe(true);
    }));

  it('tell assistive technology what a text is for', () =>
    inScene('form-text', async (scene) => {
      // Not the attribute: Salesforce's inputs point across their shadow, by reference.
      const described = await scene
        .getByRole('textbox', { name: 'Link code' })
        .evaluate((input) => (input.ariaDescribedByElements ?? []).map(({ textContent }) => textContent));
      expect(described.join(' ')).toContain('It works once, for 15 minutes.');
    }));
});
