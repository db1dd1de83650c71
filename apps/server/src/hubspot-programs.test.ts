import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHubSpotAccount, type HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { type Listening, listen } from '@tierline/crm-fakes/listen';
import { findConnectionByOrg } from '@tierline/db/connection';
import { openDatabase } from '@tierline/db/open-database';
import { listPersonRoles } from '@tierline/db/person-role';
import { findLink } from '@tierline/db/record-link';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const REDIRECT = 'https://api.tierline.example/hubspot/oauth-callback';
const ORG = '00DgK0000000001UAA';
const SCOPES = ['oauth', 'crm.objects.owners.read', 'settings.users.read'].concat(
  ['companies', 'deals', 'leads'].flatMap((type) =>
    ['objects', 'schemas'].flatMap((kind) => [`crm.${kind}.${type}.read`, `crm.${kind}.${type}.write`]),
  ),
);

let folder: string;
let account: HubSpotAccount;
let hubspot: Listening;
let admin: number;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-hubspot-programs-'));
  account = createHubSpotAccount();
  hubspot = await listen(account.fetch);
  account.admin.registerApp({
    ...{ appId: 4401, clientId: 'client', clientSecret: 'secret', redirectUris: [REDIRECT], scopes: SCOPES },
  });
  admin = account.admin.createUser({ email: 'sara@v.example', firstName: 'Sara', lastName: 'S', superAdmin: true }).id;
  account.admin.createUser({ email: 'mara@v.example', firstName: 'Mara', lastName: 'M' });
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  writeFileSync(join(folder, 'public.pem'), publicKey);
  env = {
    ...process.env,
    TIERLINE_DATABASE_URL: `file:${join(folder, 'test.db')}`,
    TIERLINE_PUBLIC_URL: 'https://api.tierline.example',
    TIERLINE_HUBSPOT_APP_ID: '4401',
    TIERLINE_HUBSPOT_CLIENT_ID: 'client',
    TIERLINE_HUBSPOT_SECRET: 'secret',
    TIERLINE_HUBSPOT_API_URL: hubspot.url,
    TIERLINE_SECRET_KEY: randomBytes(32).toString('base64'),
  };
  await run('connect-salesforce.ts', [
    ...['--vendor', 'Acme Networks', '--org-id', ORG, '--login-url', 'http://127.0.0.1:9', '--client-id', 'id'],
    ...['--username', 'tierline@vendor.example', '--public-key', join(folder, 'public.pem')],
  ]);
});
afterAll(async () => {
  await hubspot.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(program: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string }> {
  const script = fileURLToPath(new URL(`./${program}`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: { ...env, ...more } }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });
}

const consent = () => account.admin.authorize({ clientId: 'client', redirectUri: REDIRECT, userId: admin });
const connect = (...more: string[]) =>
  run('connect-hubspot.ts', [
    ...['--vendor', 'Acme Networks', '--code', consent(), '--redirect-uri', REDIRECT, '--tenant-of-org', ORG],
    ...['--role', 'mara@v.example=vendor'],
    ...more,
  ]);

describe('the operator’s command for HubSpot', () => {
  it('installs the app, registers the portal for the org’s vendor, and again without harm', async () => {
    const portal = String(account.portalId);
    for (const _ of [1, 2]) {
      const said = `HubSpot portal ${portal} is registered for Acme Networks.\n`;
      expect(await connect()).toEqual({ code: 0, out: said });
    }
    const { db, close } = openDatabase({ url: env.TIERLINE_DATABASE_URL ?? '' });
    const org = await findConnectionByOrg(db, 'salesforce', ORG);
    const registered = await findConnectionByOrg(db, 'hubspot', portal);
    expect(registered?.tenantId).toBe(org?.tenantId);
    expect(registered?.config).toMatchObject({ labels: { deal: { secondPartner: expect.any(Number) } } });
    const roles = await listPersonRoles({ db, tenantId: org?.tenantId ?? '' }, 'hubspot');
    expect([...roles.values()]).toEqual(['vendor']);
    close();
    const names = await account.fetch(
      new Request('http://h/crm/v3/properties/deals/tierline_distributor', {
        headers: { authorization: `Bearer ${account.admin.sessionFor(admin)}` },
      }),
    );
    expect(names.status).toBe(200);
  });

  it('keeps the token sealed', () => {
    const names = readdirSync(folder).filter((name) => name.startsWith('test.db'));
    const files = names.map((name) => readFileSync(join(folder, name)).toString('latin1')).join('');
    const { access, refresh } = account.dump().tokens;
    const tokens = [...access, ...refresh].map(([token]) => token);
    expect(tokens.length).toBeGreaterThan(1);
    expect(tokens.filter((token) => files.includes(token))).toEqual([]);
    expect(files).toContain('refresh_tokenv1.');
  });

  it.each([
    [['--code', 'used-or-invented'], 'HubSpot did not allow it: HubSpot did not let Tierline in'],
    [['--tenant-of-org', '00DgK0000000009UAA'], 'tenant-of-org: 00DgK0000000009UAA is not registered.'],
    [['--role', 'nobody@v.example=vendor'], 'role: the portal has no person with the address nobody@v.example.'],
    [['--role', 'mara@v.example=queen'], 'role must be one of vendor, vendor_reader, vendor_admin'],
    [['--colour', 'red'], "Unknown option '--colour'"],
  ])('says what is wrong with %j', async (more, sentence) => {
    const { code, out } = await connect(...more);
    expect(code).toBe(1);
    expect(out).toContain(sentence);
    expect(out).not.toContain('    at ');
  });

  it('says which variable is missing', async () => {
    const { code, out } = await run(
      'connect-hubspot.ts',
      ['--vendor', 'A', '--code', 'c', '--redirect-uri', REDIRECT],
      {
        TIERLINE_SECRET_KEY: '',
      },
    );
    expect([code, out]).toEqual([1, 'TIERLINE_SECRET_KEY is missing; HubSpot needs it.\n']);
  });
});

describe('the operator’s command for records that are in both', () => {
  const link = (lines: string) => {
    const file = join(folder, 'pairs.jsonl');
    writeFileSync(file, lines);
    return run('link-records.ts', ['--org-id', ORG, '--portal-id', String(account.portalId), '--file', file]);
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
