import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMITTED, emit } from '../../lwc-emit/emit.ts';

const fresh = mkdtempSync(join(tmpdir(), 'tierline-lwc-'));
const target = { components: join(fresh, 'lwc'), types: join(fresh, 'types') };

beforeAll(() => emit(target));
afterAll(() => rmSync(fresh, { recursive: true }));

const STALE = 'stale: run `pnpm --filter @tierline/salesforce run emit` and commit what it wrote';

const emittedIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .sort();

test('the committed components are those that their TypeScript says', () => {
  const names = emittedIn(target.components);
  expect(emittedIn(COMMITTED.components), STALE).toEqual(names);
  for (const name of names) {
    expect.soft(read(COMMITTED.components, name), `${name} is ${STALE}`).toBe(read(target.components, name));
  }
});

test('the committed types of the screen client are those of its source', () => {
  const name = 'tierlineScreenClient.d.ts';
  expect(read(COMMITTED.types, name), STALE).toBe(read(target.types, name));
});

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
