import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disconnect, saveConnection } from '@tierline/db/connection';
import { saveMappings } from '@tierline/db/field-mapping';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { createTenant } from '@tierline/db/tenant';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCrms } from './crms.ts';

const AT = '2026-11-23T10:00:00Z';
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
let folder: string;
let opened: ReturnType<typeof openDatabase>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-crms-'));
  opened = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  await migrate(opened.db);
  await createTenant(opened.db, { id: 'one', name: 'One', createdAt: AT });
  const config = { loginUrl: 'https://login.example', clientId: 'tierline', username: 'tierline@one.example' };
  await saveConnection(scope(), { crm: 'salesforce', orgId: '00D1', config, publicKey: null, createdAt: AT });
});
afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const scope = () => ({ db: opened.db, tenantId: 'one' });
const open = () => createCrms(opened.db, { salesforceKey: privateKey, hubspot: null });

it('reads and writes the fields that an admin has mapped, under whatever name (row 57)', async () => {
  const crms = open();
  expect((await crms.get('one', 'salesforce')).organizationField('contracts')).toBe(
    'Tierline_Associated_Distributors__c',
  );
  const contracts = toDefaultMapping('organization', 'contracts', 'Distributors__c');
  await saveMappings(scope(), 'salesforce', 'organization', [contracts], 0);
  // Other servers, and this one a few seconds later.
  crms.forget('one', 'salesforce');
  const crm = await crms.get('one', 'salesforce');
  expect(crm.organizationField('contracts')).toBe('Distributors__c');
  expect(crm.standardFields('organization')).toMatchObject({
    contracts: 'Distributors__c',
    preferred: 'Tierline_Preferred_Distributor__c',
  });
  expect(await crms.get('one', 'salesforce')).toBe(crm);
});

it('has none for a CRM that is not connected', async () => {
  const crms = open();
  await expect(crms.get('one', 'hubspot')).rejects.toMatchObject({ code: 'not_authorized' });
  await disconnect(scope(), 'salesforce', AT);
  await expect(crms.get('one', 'salesforce')).rejects.toMatchObject({ code: 'not_authorized' });
});
