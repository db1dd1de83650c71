import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appendAudit, listAudit } from '@tierline/db/audit';
import { saveConnection } from '@tierline/db/connection';
import { saveConnectionConfig } from '@tierline/db/connection-config';
import { migrate } from '@tierline/db/migrate';
import { type Database, openDatabase } from '@tierline/db/open-database';
import { createTenant, getGates } from '@tierline/db/tenant';
import { countTenantRows } from '@tierline/db/tenant-data';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportVendor, hashTenant } from './vendor/export-vendor.ts';

const AT = '2026-11-26T10:00:00.000Z';
let folder: string;
let db: Database;
let close: () => void;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-vendor-'));
  ({ db, close } = openDatabase({ url: `file:${join(folder, 'test.db')}` }));
  await migrate(db);
  for (const [id, portal] of [
    ['one', '111'],
    ['two', '222'],
  ] as const) {
    const scope = { db, tenantId: id };
    await createTenant(db, { id, name: `Vendor ${id}`, createdAt: AT });
    await saveConnection(scope, { crm: 'hubspot', orgId: portal, config: {}, publicKey: null, createdAt: AT });
    await appendAudit(scope, { at: AT, actor: 'a', actorName: 'A', action: 'test', subject: id, detail: {} });
  }
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

function run(program: string, ...args: string[]): Promise<{ code: number; out: string }> {
  const script = fileURLToPath(new URL(`./${program}.ts`, import.meta.url));
  const env = { ...process.env, TIERLINE_DATABASE_URL: `file:${join(folder, 'test.db')}` };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });
}

const file = () => join(folder, 'export.jsonl');
const one = () => ({ db, tenantId: 'one' });
const two = () => ({ db, tenantId: 'two' });

describe('what an operator does to a vendor', () => {
  it('takes distribution out of its contract, and puts it back, both audited (row 3)', async () => {
    expect(await run('entitle', '--portal-id', '111', '--distribution', 'off')).toEqual({
      code: 0,
      out: 'Distribution is no longer part of the contract.\n',
    });
    expect([(await getGates(one())).entitled, (await getGates(two())).entitled]).toEqual([false, true]);
    await run('entitle', '--portal-id', '111', '--distribution', 'on');
    expect(await getGates(one())).toEqual({ entitled: true, moduleOnAt: AT });
    const entries = (await listAudit(one(), 5)).filter(({ action }) => action === 'module.entitle');
    expect(entries.map(({ detail }) => detail)).toEqual([
      { from: false, to: true },
      { from: true, to: false },
    ]);
  });

  it('exports all that it has', async () => {
    const { code, out } = await run('export-vendor', '--portal-id', '111', '--to', file());
    expect([code, out]).toEqual([0, expect.stringContaining('rows, SHA-256')]);
    const lines = readFileSync(file(), 'utf8').trim().split('\n');
    const tables = lines.map((line) => (JSON.parse(line) as { table: string }).table);
    expect(new Set(tables)).toEqual(new Set(['tenant', 'audit', 'connection', 'account_type']));
    expect(lines.join('')).not.toContain('two');
  });

  it('deletes it wholly after an export, and leaves the other one as it was', async () => {
    const before = await countTenantRows(two());
    const { code, out } = await run('delete-vendor', '--portal-id', '111', '--export-to', file());
    expect([code, out]).toEqual([0, expect.stringMatching(/^The vendor is deleted;/)]);
    expect(await countTenantRows(one())).toEqual({});
    expect(await countTenantRows(two())).toEqual(before);
    expect(readFileSync(file(), 'utf8')).toContain('Vendor one');
  });

  it.each([
    ['delete-vendor', ['--portal-id', '999', '--export-to', 'new.jsonl'], '999 is not known here.'],
    ['delete-vendor', ['--portal-id', '111'], 'export-to: must name the file'],
    ['delete-vendor', ['--export-to', 'new.jsonl'], 'Say which vendor'],
    ['entitle', ['--portal-id', '111', '--distribution', 'maybe'], 'distribution: must be on or off'],
    ['export-vendor', ['--portal-id', '111', '--to', fileURLToPath(import.meta.url)], 'is there already'],
  ])('%s %j is refused in words, and nothing is gone', async (program, args, sentence) => {
    const { code, out } = await run(program, ...args);
    expect([code, out]).toEqual([1, expect.stringContaining(sentence)]);
    expect(out).not.toContain('    at ');
    expect((await countTenantRows(one())).connection).toBe(1);
    expect(existsSync('new.jsonl')).toBe(false);
  });
});

it('an export is another one as soon as a row has changed in place, so that a deletion refuses', async () => {
  const exported = await exportVendor(one(), file());
  expect(await hashTenant(one())).toBe(exported.sha256);
  await saveConnectionConfig(one(), 'hubspot', { scopes: ['oauth'] });
  expect(await hashTenant(one())).not.toBe(exported.sha256);
});
