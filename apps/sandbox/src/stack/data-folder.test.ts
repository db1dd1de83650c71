import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was written is there at the next start, the keys too', () => {
  const first = openDataFolder(join(folder, 'data'), { reset: false });
  expect(first.readOrg()).toBeNull();
  first.writeOrg({ records: 1 });
  const second = openDataFolder(join(folder, 'data'), { reset: false });
  expect(second.readOrg()).toEqual({ records: 1 });
  expect(readFileSync(second.orgKey.publicKey, 'utf8')).toMatch(/BEGIN PUBLIC KEY/);
  expect(readFileSync(second.orgKey.privateKey, 'utf8')).toBe(readFileSync(first.orgKey.privateKey, 'utf8'));
});

test('a reset begins with nothing, and other keys', () => {
  const path = join(folder, 'data');
  const first = openDataFolder(path, { reset: false });
  first.writeOrg({ records: 1 });
  const key = readFileSync(first.orgKey.privateKey, 'utf8');
  const second = openDataFolder(path, { reset: true });
  expect(second.readOrg()).toBeNull();
  expect(readFileSync(second.orgKey.privateKey, 'utf8')).not.toBe(key);
});

test('nobody else on the machine may read the private keys', () => {
  const { orgKey, clientKey } = openDataFolder(join(folder, 'data'), { reset: false });
  for (const { privateKey } of [orgKey, clientKey]) expect(statSync(privateKey).mode & 0o077).toBe(0);
});

test('a folder that cannot be made is said in one sentence', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => openDataFolder(join(file, 'data'), { reset: false })).toThrow(/^The folder .*data cannot be written/);
});
