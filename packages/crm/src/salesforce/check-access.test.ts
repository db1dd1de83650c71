import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Listening, listen } from '@tierline/crm-fakes/listen';
import { createSalesforceOrg, type SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SALESFORCE_FIELDS } from './fields.ts';
import { type SignedInOrg, signInToOrg } from './org-sign-in.ts';

const METADATA = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);
const PERMISSIONS = 'permissionsets/Tierline_Integration.permissionset-meta.xml';
const USERNAME = 'tierline@vendor.example';
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let server: Listening | undefined;
let folder: string | undefined;
afterEach(async () => {
  await server?.close();
  if (folder) rmSync(folder, { recursive: true });
});

/** A field of the lookup's name that somebody has made a text. */
const TEXT = `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Distributor__c</fullName>
    <label>Distributor</label>
    <length>80</length>
    <type>Text</type>
</CustomField>`;

/** Signed in to an org in which somebody has changed what the integration user may do. */
async function signIn(
  change: (permissionSet: string) => string = (same) => same,
  profile: 'System Administrator' | 'Minimum Access - API Only Integrations' = 'Minimum Access - API Only Integrations',
  texts: readonly string[] = [],
): Promise<{ signedIn: SignedInOrg; org: SalesforceOrg; userId: string }> {
  folder = mkdtempSync(join(tmpdir(), 'check-access-'));
  cpSync(METADATA, folder, { recursive: true });
  writeFileSync(join(folder, PERMISSIONS), change(readFileSync(join(folder, PERMISSIONS), 'utf8')));
  for (const file of texts) writeFileSync(join(folder, file), TEXT);
  const org = createSalesforceOrg({ metadata: folder });
  server = await listen(org.fetch);
  const { id } = org.admin.createUser({
    username: USERNAME,
    lastName: 'Tierline',
    profile,
    permissionSets: ['Tierline_Integration'],
  });
  org.admin.registerClient({ clientId: 'tierline', publicKey: keys.publicKey });
  const signedIn = await signInToOrg({
    loginUrl: server.url,
    clientId: 'tierline',
    username: USERNAME,
    privateKey: keys.privateKey,
    fields: DEFAULT_SALESFORCE_FIELDS,
    limiter: (call) => call(),
    clock: () => new Date(),
    deadline: () => AbortSignal.timeout(5_000),
  });
  return { signedIn, org, userId: id };
}

const grant = (object: string, changed: string) => (permissionSet: string) =>
  permissionSet.replace(
    new RegExp(`<objectPermissions>(?:(?!</objectPermissions>)[^])*<object>${object}</object>`),
    (found) => found.replace(new RegExp(`<${changed}>false<`), `<${changed}>true<`),
  );
const takeField = (field: string) => (permissionSet: string) =>
  permissionSet.replace(
    new RegExp(
      `<fieldPermissions>\\s*<editable>(true|false)</editable>\\s*<field>${field}</field>[^]*?</fieldPermissions>`,
    ),
    '',
  );

describe('what the integration user may do', () => {
  it('is what Tierline needs and no more, with the permission set as it comes', async () => {
    const { signedIn } = await signIn();
    expect(await signedIn.checkAccess()).toEqual({ missing: [], excess: [] });
  });

  it('lacks a field that is hidden from it, and the right to set the distributor', async () => {
    const { signedIn } = await signIn((set) =>
      takeField('Account.Tierline_Region__c')(set).replace(
        /<editable>true<\/editable>\s*<field>Lead.Distributor__c/,
        '<editable>false</editable><field>Lead.Distributor__c',
      ),
    );
    expect(await signedIn.checkAccess()).toEqual({
      missing: [
        { right: 'read', object: 'Account', field: 'Tierline_Region__c' },
        { right: 'edit', object: 'Lead', field: 'Distributor__c' },
      ],
      excess: [],
    });
  });

  it('lacks the right to write an account’s contracts where it may only read accounts (row 48)', async () => {
    const { signedIn } = await signIn((set) =>
      set.replace(
        /<editable>true<\/editable>\s*<field>Account.Tierline_Associated_Distributors__c/,
        '<editable>false</editable><field>Account.Tierline_Associated_Distributors__c',
      ),
    );
    expect((await signedIn.checkAccess()).missing).toEqual([
      { right: 'edit', object: 'Account', field: 'Tierline_Associated_Distributors__c' },
    ]);
  });

  it('lacks the right to take accounts into the programme where one of the three fields may only be read (row 22)', async () => {
    const { signedIn } = await signIn((set) =>
      set.replace(
        /<editable>true<\/editable>\s*<field>Account.Tierline_Account_Type__c/,
        '<editable>false</editable><field>Account.Tierline_Account_Type__c',
      ),
    );
    expect((await signedIn.checkAccess()).missing).toEqual([
      { right: 'edit', object: 'Account', field: 'Tierline_Account_Type__c' },
    ]);
  });

  it('may be to create accounts and contacts, by the permission set for that', async () => {
    const { signedIn, org, userId } = await signIn();
    org.admin.setPermissionSets(userId, ['Tierline_Integration', 'Tierline_Integration_Creates']);
    expect(await signedIn.checkAccess()).toEqual({ missing: [], excess: [] });
  });

  it('lacks fields that an older package does not have, each once', async () => {
    const { signedIn } = await signIn((set) =>
      ['Account.Tierline_Id__c', 'Contact.Tierline_Status__c', 'Contact.Email'].reduce(
        (changed, field) => takeField(field)(changed),
        set,
      ),
    );
    expect((await signedIn.checkAccess()).missing).toEqual([
      { right: 'read', object: 'Account', field: 'Tierline_Id__c' },
      { right: 'read', object: 'Contact', field: 'Email' },
      { right: 'read', object: 'Contact', field: 'Tierline_Status__c' },
    ]);
  });

  it('finds fields of deals and leads that lead to no account (rows 100, 101)', async () => {
    const texts = ['Lead', 'Opportunity'].map((object) => `objects/${object}/fields/Distributor__c.field-meta.xml`);
    const { signedIn } = await signIn((set) => set, 'Minimum Access - API Only Integrations', texts);
    expect((await signedIn.checkAccess()).notLookups).toEqual([
      { object: 'Opportunity', field: 'Distributor__c' },
      { object: 'Lead', field: 'Distributor__c' },
    ]);
  });

  it('lacks whole objects without the permission set, and says so instead of failing', async () => {
    const { signedIn, org, userId } = await signIn();
    org.admin.setPermissionSets(userId, []);
    expect(await signedIn.checkAccess()).toEqual({
      missing: ['Account', 'Contact', 'Opportunity', 'Lead', 'Tierline_Signing_Key__c'].map((object) => ({
        right: 'read',
        object,
      })),
      excess: [],
    });
  });

  it.each([
    ['delete opportunities', grant('Opportunity', 'allowDelete'), { right: 'delete', object: 'Opportunity' }],
    ['create leads', grant('Lead', 'allowCreate'), { right: 'create', object: 'Lead' }],
    ['delete contacts', grant('Contact', 'allowDelete'), { right: 'delete', object: 'Contact' }],
    [
      'put a key of its own beside the administrators’',
      grant('Tierline_Signing_Key__c', 'allowCreate'),
      { right: 'create', object: 'Tierline_Signing_Key__c' },
    ],
  ])('is too much when it may %s', async (_, change, excess) => {
    const { signedIn } = await signIn(change);
    expect(await signedIn.checkAccess()).toEqual({ missing: [], excess: [excess] });
  });

  it('is far too much as an administrator', async () => {
    const { signedIn } = await signIn(undefined, 'System Administrator');
    const { missing, excess } = await signedIn.checkAccess();
    expect(missing).toEqual([]);
    expect(excess[0]).toEqual({ right: 'modify_all' });
    expect(excess).toContainEqual({ right: 'delete', object: 'Opportunity' });
  });

  it('cannot be told while Salesforce does not answer', async () => {
    const { signedIn, org } = await signIn();
    org.setDown(true);
    await expect(signedIn.checkAccess()).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('an org that was signed in to', () => {
  it('has the id that the login names, its name, and the keys that are not retired, newest first', async () => {
    const { signedIn, org } = await signIn();
    org.admin.seed('Tierline_Signing_Key__c', [
      { Public_Key__c: 'old', Retired__c: true, CreatedDate: '2026-01-01T00:00:00.000+0000' },
      { Public_Key__c: 'present', CreatedDate: '2026-02-01T00:00:00.000+0000' },
      { Public_Key__c: 'next', CreatedDate: '2026-03-01T00:00:00.000+0000' },
      { Public_Key__c: null, CreatedDate: '2026-04-01T00:00:00.000+0000' },
    ]);
    expect(signedIn.orgId).toBe(org.orgId);
    expect(await signedIn.readName()).toBe('Acme');
    expect(await signedIn.readSigningKeys()).toEqual(['next', 'present']);
  });

  it('says in its own words that its keys may not be read', async () => {
    const { signedIn, org, userId } = await signIn();
    org.admin.setPermissionSets(userId, []);
    await expect(signedIn.readSigningKeys()).rejects.toThrow(/Tierline_Signing_Key__c/);
  });
});
