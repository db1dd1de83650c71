import { findLink } from '@tierline/db/record-link';
import { listProblems, noteProblem } from '@tierline/db/sync-problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, openTenant, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
  await tenant.takeOrganization(reseller('r', 'Brightline', []));
});
afterEach(() => tenant.close());

const kinds = async () => (await listProblems(tenant.scope, 10)).map(({ kind, values }) => [kind, values]);
async function note(kind: 'ping_pong' | 'possible_duplicate', key: string) {
  const link = await findLink(tenant.scope, 'salesforce', 'organization', 'r');
  const of = { crm: 'salesforce' as const, object: 'organization' as const, recordId: link?.id ?? '' };
  await noteProblem(tenant.scope, { ...of, key, kind, values: ['x'] }, NOW);
}
const later = { modifiedAt: '2026-11-23T11:00:00.000Z' };

describe('what is wrong with a record', () => {
  it('is a type that is blank or odd, until it is right (rows 195, 197)', async () => {
    await tenant.takeOrganization(reseller('r', 'Brightline', [], { ...later, accountType: null }));
    expect(await kinds()).toEqual([['no_account_type', []]]);
    await tenant.takeOrganization(reseller('r', 'Brightline', [], { ...later, accountType: 'Golden' }));
    expect(await kinds()).toEqual([['odd_account_type', ['Golden']]]);
    await tenant.takeOrganization(reseller('r', 'Brightline', [], later));
    expect(await kinds()).toEqual([]);
  });

  it('because two automations correct each other is over once both sides hold the same', async () => {
    await note('ping_pong', 'name');
    await tenant.takeOrganization(reseller('r', 'Brightline', [], later));
    expect(await kinds()).toEqual([]);
  });

  it('because the CRM seemed to have it already is over once it is linked there', async () => {
    await note('possible_duplicate', 'record');
    await tenant.takeOrganization(reseller('r', 'Brightline', [], later));
    expect(await kinds()).toEqual([]);
  });
});
