import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findConnectionByOrg, saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { findLink } from '@tierline/db/record-link';
import { findSecret } from '@tierline/db/secret';
import { createTenant } from '@tierline/db/tenant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, savePortalTokens } from './hubspot-tokens.ts';
import { createSeal } from './seal.ts';

const ORG = '00DgK0000000001UAA';
const PORTAL = '4401001';
const createdAt = '2026-11-23T10:00:00Z';
const key = randomBytes(32);

let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-hubspot-programs-'));
  env = {
    ...process.env,
    TIERLINE_DATABASE_URL: `file:${join(folder, 'test.db')}`,
    TIERLINE_PUBLIC_URL: 'https://api.tierline.example',
    TIERLINE_HUBSPOT_APP_ID: '4401',
    TIERLINE_HUBSPOT_CLIENT_ID: 'client',
    TIERLINE_HUBSPOT_SECRET: 'secret',
    TIERLINE_SECRET_KEY: key.toString('base64'),
  };
  const { db, close } = openDatabase({ url: env.TIERLINE_DATABASE_URL ?? '' });
  await migrate(db);
  await createTenant(db, { id: 'vendor-1', name: 'Acme Networks', createdAt });
  const scope = { db, tenantId: 'vendor-1' };
  const row = { config: {}, publicKey: null, createdAt };
  await saveConnection(scope, { ...row, crm: 'salesforce', orgId: ORG });
  await saveConnection(scope, { ...row, crm: 'hubspot', orgId: PORTAL });
  const access = { token: 'access', until: 0 };
  await savePortalTokens({ scope, portalId: PORTAL, seal: createSeal([key]) }, { refreshToken: 'refresh', access });
  close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string }> {
  const script = fileURLToPath(new URL(`./${program}`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: { ...env, ...more } }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });
}

describe('the operator’s command for another key', () => {
  const newer = randomBytes(32);

  it('says which secrets the keys do not open, and changes none', async () => {
    const { code, out } = await run('reseal.ts', [], { TIERLINE_SECRET_KEY: newer.toString('base64') });
    expect(code).toBe(1);
    expect(out).toContain(`The refresh_token of hubspot ${PORTAL} opens with none of the keys.`);
    expect(out).not.toContain('    at ');
  });

  it('seals everything with the first key, and again without harm', async () => {
    const keys = [newer, key].map((each) => each.toString('base64')).join(',');
    for (const _ of [1, 2]) {
      const said = '2 secrets are sealed with the first key.\n';
      expect(await run('reseal.ts', [], { TIERLINE_SECRET_KEY: keys })).toEqual({ code: 0, out: said });
    }
    const { db, close } = openDatabase({ url: env.TIERLINE_DATABASE_URL ?? '' });
    const sealed = await findSecret({ db, tenantId: 'vendor-1' }, 'hubspot', 'refresh_token');
    expect(createSeal([newer]).open(sealed ?? '', placeOf(PORTAL, 'refresh_token'))).toBe('refresh');
    close();
  });

  it('says which variable is missing', async () => {
    expect(await run('reseal.ts', [], { TIERLINE_SECRET_KEY: '' })).toEqual({
      code: 1,
      out: 'TIERLINE_SECRET_KEY is missing; HubSpot needs it.\n',
    });
  });
});

describe('the operator’s command for records that are in both', () => {
  const link = (lines: string) => {
    const file = join(folder, 'pairs.jsonl');
    writeFileSync(file, lines);
    return run('link-records.ts', ['--org-id', ORG, '--portal-id', PORTAL, '--file', file]);
  };
  const pair = (hubspotId: string, object = 'deal') =>
    `${JSON.stringify({ object, salesforce: '006gK0000000001AAA', hubspot: hubspotId })}\n`;

  it('links them, and again without harm', async () => {
    for (const _ of [1, 2])
      expect(await link(pair('77'))).toEqual({ code: 0, out: '1 pairs of records are linked.\n' });
    const { db, close } = openDatabase({ url: env.TIERLINE_DATABASE_URL ?? '' });
    const scope = { db, tenantId: (await findConnectionByOrg(db, 'salesforce', ORG))?.tenantId ?? '' };
    const ids = await Promise.all([
      findLink(scope, 'salesforce', 'deal', '006gK0000000001AAA'),
      findLink(scope, 'hubspot', 'deal', '77'),
    ]);
    expect(ids[0]?.id).toBe(ids[1]?.id);
    close();
  });

  it.each([
    ['no JSON', 'x\n', 'file: line 1 is not JSON.'],
    [
      'no object',
      `${pair('78')}{"object":"tree","salesforce":"006gK0000000002AAA","hubspot":"79"}`,
      'file: line 2: object',
    ],
    ['no record id', pair('abc'), 'file: line 1: hubspot must be a record id.'],
  ])('says what is wrong with %s, and links nothing', async (_, lines, sentence) => {
    const { code, out } = await link(lines);
    expect(code).toBe(1);
    expect(out).toContain(sentence);
    expect(out).not.toContain('    at ');
  });
});
