import { saveConnection } from '@tierline/db/connection';
import { findLink } from '@tierline/db/record-link';
import { listProblems } from '@tierline/db/sync-problem';
import type { CrmOrganization } from '@tierline/domain/crm';
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
