import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { launchBrowser, openTab } from './browser.ts';
import { findChromium, findOnPath } from './find-chromium.ts';

const PRINT_VERSION = `import { execFileSync } from 'node:child_process';
  process.stdout.write(execFileSync(await findChromium({ PATH: '' }), ['--version']));`;

test('the first program of the list that is on the path and may be run is taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
  try {
    writeFileSync(join(folder, 'chromium'), '');
    writeFileSync(join(folder, 'google-chrome'), '');
    chmodSync(join(folder, 'google-chrome'), 0o755);
    const path = ['/nowhere', folder].join(delimiter);
    expect(findOnPath(['chromium', 'google-chrome'], path)).toBe(join(folder, 'google-chrome'));
    expect(findOnPath(['chromium'], path)).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a browser that the environment names goes first', async () => {
  expect(await findChromium({ TIERLINE_CHROMIUM: '/opt/browser', PATH: '' })).toBe('/opt/browser');
});

// The packaged browser is a program for Linux on x64; elsewhere an installed one is needed.
const isPackaged = process.platform === 'linux' && process.arch === 'x64';

test.runIf(isPackaged)(
  'several that want the packaged one at once unpack it once, and each gets a whole one',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
    const ask = () =>
      promisify(execFile)(
        process.execPath,
        ['--input-type=module', '--eval', `import { findChromium } from './find-chromium.ts'; ${PRINT_VERSION}`],
        { cwd: import.meta.dirname, env: { TMPDIR: folder, PATH: '' } },
      );
    try {
      const answers = await Promise.all([ask(), ask(), ask()]);
      for (const { stdout } of answers) expect(stdout).toMatch(/^Chromium \d/);
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^tierline-chromium-[\d.]+$/)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

test.runIf(isPackaged)(
  'where none is installed the packaged one serves, and outlives a tab that closes',
  async () => {
    const browser = await launchBrowser({ PATH: '' });
    try {
      for (const text of ['first', 'second']) {
        const { page, close } = await openTab(browser, { width: 300 });
        await page.goto(`data:text/html,<input value="${text}">`);
        // Without its fonts the browser ends here.
        await page.screenshot();
        expect(await page.locator('input').inputValue()).toBe(text);
        await close();
      }
    } finally {
      await browser.close();
    }
  },
  60_000,
);
