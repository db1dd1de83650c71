import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce } from './build-cache.ts';

let folder: string;
let source: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-cache-'));
  source = join(folder, 'source.txt');
  writeFileSync(source, 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = (run: (into: string) => Promise<void>, texts: string[] = []) =>
  buildOnce(join(folder, 'cache'), { name: 'thing', inputs: { paths: [source, join(folder, 'absent')], texts }, run });

const copy = async (into: string) => writeFileSync(join(into, 'out.txt'), readFileSync(source));

test('what was built from the same inputs is not built again', async () => {
  let runs = 0;
  const count = async (into: string) => {
    runs += 1;
    await copy(into);
  };
  const first = await build(count);
  const second = await build(count);
  expect([runs, second.folder]).toEqual([1, first.folder]);
  expect(readFileSync(join(first.folder, 'out.txt'), 'utf8')).toBe('one');
});

test('a changed file, or another version, is built anew beside what was there', async () => {
  const first = await build(copy);
  writeFileSync(source, 'two');
  const second = await build(copy);
  const third = await build(copy, ['rollup@9']);
  expect(new Set([first.hash, second.hash, third.hash]).size).toBe(3);
  expect(readFileSync(join(second.folder, 'out.txt'), 'utf8')).toBe('two');
  expect(existsSync(first.folder)).toBe(true);
});

test('a build that fails leaves nothing behind that looks finished', async () => {
  const fail = async (into: string) => {
    await copy(into);
    throw new Error('no');
  };
  await expect(build(fail)).rejects.toThrow('no');
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  const built = await build(copy);
  expect(existsSync(join(built.folder, 'out.txt'))).toBe(true);
});

test('two builds of the same at once end in one result', async () => {
  const [one, other] = await Promise.all([build(copy), build(copy)]);
  expect(one.folder).toBe(other.folder);
  expect(readdirSync(join(folder, 'cache'))).toEqual([`thing-${one.hash}`]);
});
