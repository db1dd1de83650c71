import { saveConnection } from '@tierline/db/connection';
import { saveMappings } from '@tierline/db/field-mapping';
import { findLink } from '@tierline/db/record-link';
import { listProblems } from '@tierline/db/sync-problem';
import { saveSyncScope } from '@tierline/db/sync-scope';
import type { CrmOrganization } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { DEFAULT_SYNC_SCOPE } from '@tierline/domain/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, openTenant, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
  const connection = { crm: 'salesforce', orgId: 'org', config: {}, publicKey: null, createdAt: NOW } as const;
  await saveConnection(tenant.scope, connection);
});
afterEach(() => tenant.close());

let hour = 0;
async function problemsOf(more: Partial<CrmOrganization>): Promise<unknown[]> {
  hour += 1;
  const modifiedAt = `2026-11-23T12:${String(hour).padStart(2, '0')}:00.000Z`;
  await tenant.takeOrganization(reseller('r', 'Brightline', [], { modifiedAt, ...more }), null);
  return (await listProblems(tenant.scope, 10)).map(({ kind, key, values }) => [kind, key, ...values]);
}

describe('records whose account type is to be mended (rows 195, 197, 198)', () => {
  it('are those with a status and none, or one that is none of the vendor’s, until it is right', async () => {
    expect(await problemsOf({ accountType: null })).toEqual([['no_account_type', 'account_type']]);
    expect(await problemsOf({ accountType: 'Broker' })).toEqual([['odd_account_type', 'account_type', 'Broker']]);
    expect(await problemsOf({ accountType: ' distributor' })).toEqual([]);
  });

  it('are none of those without a status, or without the checkbox', async () => {
    expect(await problemsOf({ accountType: null, status: null })).toEqual([]);
    expect(await findLink(tenant.scope, 'salesforce', 'organization', 'r')).toBeNull();
    expect(await problemsOf({ accountType: 'Broker', inSync: false })).toEqual([]);
    expect(await problemsOf({ accountType: 'Broker' })).toHaveLength(1);
    // What left the programme is nobody's task any more.
    expect(await problemsOf({ accountType: 'Broker', status: null })).toEqual([]);
  });
});

describe('where an admin has stated what the values of a field are (rows 183, 195, 197)', () => {
  const state = (more: Partial<FieldMapping> = {}) => {
    const values = [
      { ours: 'partner', theirs: 'Reseller' },
      { ours: 'partner_2', theirs: 'Wholesaler' },
    ];
    const mapping = {
      ...toDefaultMapping('organization', 'account_type', 'Kind__c'),
      values,
      blank: 'partner',
      ...more,
    };
    return saveMappings(tenant.scope, 'salesforce', 'organization', [mapping], 0);
  };
  const kind = (...values: string[]) => ({ fields: { Kind__c: values } });
  const BLANK = ['no_account_type', 'account_type'];

  it('a blank one is listed all the same, whatever it stands for, until it is filled in', async () => {
    await state();
    expect(await problemsOf(kind())).toEqual([BLANK]);
    expect(await problemsOf(kind('Wholesaler'))).toEqual([]);
    expect(await problemsOf({ ...kind(), status: null })).toEqual([]);
  });

  it('a blank one is listed too where it stands for what is left out of the scope', async () => {
    await state({ blank: 'partner_2' });
    await saveSyncScope(
      tenant.scope,
      { ...DEFAULT_SYNC_SCOPE, activeSecondPartners: false, inactiveSecondPartners: true },
      0,
    );
    expect(await problemsOf(kind())).toEqual([BLANK]);
  });

  it('another value leads nowhere, and is listed as that alone', async () => {
    await state();
    expect(await problemsOf(kind('Broker'))).toEqual([['unmapped_value', 'account_type', 'Broker']]);
  });

  it('a page that does not tell of the field changes nothing in that', async () => {
    await state();
    expect(await problemsOf({ accountType: null })).toEqual([]);
    expect(await problemsOf(kind())).toEqual([BLANK]);
    expect(await problemsOf({ accountType: 'Partner' })).toEqual([BLANK]);
  });

  it('nothing is listed of a field that is left alone', async () => {
    await state();
    await problemsOf(kind());
    await saveMappings(
      tenant.scope,
      'salesforce',
      'organization',
      [{ ...toDefaultMapping('organization', 'account_type', 'Kind__c'), direction: 'excluded' }],
      1,
    );
    expect(await problemsOf({ accountType: null })).toEqual([]);
  });
});
