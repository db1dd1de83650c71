import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSQLiteDrizzleJson } from 'drizzle-kit/api';
import { expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from './migrate.ts';

const schemaFolder = fileURLToPath(new URL('./schema', import.meta.url));

function readMeta(name: string) {
  return JSON.parse(readFileSync(join(MIGRATIONS_FOLDER, 'meta', name), 'utf8'));
}

it('has a migration for every change to the schema; if not, run `pnpm --filter @tierline/db generate`', async () => {
  const schema: Record<string, unknown> = {};
  for (const name of readdirSync(schemaFolder)) Object.assign(schema, await import(join(schemaFolder, name)));
  const snapshots = readdirSync(join(MIGRATIONS_FOLDER, 'meta')).filter((name) => name.endsWith('_snapshot.json'));
  const migrated = readMeta(snapshots.sort().at(-1) ?? '');

  const { tables, views } = await generateSQLiteDrizzleJson(schema);

  expect({ tables, views }).toEqual({ tables: migrated.tables, views: migrated.views });
});

it('has migrations in the order of their times, for one older than the last applied is never applied', () => {
  const { entries } = readMeta('_journal.json') as { entries: { when: number; tag: string }[] };

  expect(entries.map(({ when }) => when)).toEqual(entries.map(({ when }) => when).sort((a, b) => a - b));
  expect(readdirSync(MIGRATIONS_FOLDER).filter((name) => name.endsWith('.sql'))).toEqual(
    entries.map(({ tag }) => `${tag}.sql`),
  );
});
