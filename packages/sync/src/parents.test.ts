import { findDeal } from '@tierline/db/deal';
import { findOrganization } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import { saveSyncScope } from '@tierline/db/sync-scope';
import type { CrmOrganization } from '@tierline/domain/crm';
import { DEFAULT_SYNC_SCOPE, type ParentPolicy } from '@tierline/domain/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { distributor, openTenant, opportunity, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

const OUTSIDE = { inSync: false, accountType: null, status: null };
const later = (hour: number) => `2026-11-23T1${hour}:00:00.000Z`;
const keep = (parents: ParentPolicy) => saveSyncScope(tenant.scope, { ...DEFAULT_SYNC_SCOPE, parents }, 0);
const idOf = async (crmId: string) => (await findLink(tenant.scope, 'salesforce', 'organization', crmId))?.id ?? null;
const get = async (crmId: string) => findOrganization(tenant.scope, (await idOf(crmId)) ?? '');
const child = (id: string, parentId: string | null, more: Partial<CrmOrganization> = {}) =>
  reseller(id, `Company ${id}`, [], { parentId, ...more });
/** Whose deal it is, of those that name these companies as partner; by the CRM's ids. */
async function partnerOf(crmId: string): Promise<string | null> {
  await tenant.takeDeal(opportunity(`deal of ${crmId}`, { partnerId: crmId, partnerName: `Company ${crmId}` }));
  const deal = await findLink(tenant.scope, 'salesforce', 'deal', `deal of ${crmId}`);
  const partnerId = (await findDeal(tenant.scope, deal?.id ?? ''))?.partnerId ?? '';
  for (const each of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) if ((await idOf(each)) === partnerId) return each;
  return null;
}

describe('the parent of a company (row 172)', () => {
  it('is known though it is read later, or takes no part, and has its name then', async () => {
    await tenant.takeOrganization(child('b', 'a'));
    expect((await get('b'))?.parentId).toBe(await idOf('a'));
    expect(await get('a')).toMatchObject({ standing: 'outside' });
    await tenant.takeOrganization(child('a', null));
    expect(await get('a')).toMatchObject({ name: 'Company a', standing: 'active' });
    expect((await get('b'))?.parentId).toBe(await idOf('a'));
  });

  it('is another one, or none, when the CRM says so; a page that does not tell changes nothing', async () => {
    await tenant.takeOrganization(child('b', 'a'));
    await tenant.takeOrganization(child('b', 'c', { modifiedAt: later(1) }));
    expect((await get('b'))?.parentId).toBe(await idOf('c'));
    const { parentId: _, ...untold } = child('b', null, { modifiedAt: later(2) });
    await tenant.takeOrganization(untold);
    expect((await get('b'))?.parentId).toBe(await idOf('c'));
    await tenant.takeOrganization(child('b', null, { modifiedAt: later(3) }));
    expect((await get('b'))?.parentId).toBeNull();
  });
});

describe('companies with a parent that is in the programme', () => {
  it('are organizations like any other where each counts', async () => {
    await keep('each');
    await tenant.takeOrganization(child('a', null));
    await tenant.takeOrganization(child('b', 'a'));
    expect(await get('b')).toMatchObject({ standing: 'active' });
    expect(await partnerOf('b')).toBe('b');
  });

  it('are none where parents alone take part', async () => {
    await keep('parent_only');
    await tenant.takeOrganization(child('a', null));
    await tenant.takeOrganization(child('b', 'a'));
    expect(await get('b')).toBeNull();
    await tenant.takeOrganization(reseller('c', 'Company c', [], { ...OUTSIDE, parentId: null }));
    await tenant.takeOrganization(child('d', 'c'));
    expect(await get('d')).toMatchObject({ standing: 'active' });
  });

  it('leave when the parent joins later, and come back when it leaves', async () => {
    await keep('parent_only');
    await tenant.takeOrganization(child('b', 'a'));
    expect(await get('b')).toMatchObject({ standing: 'active' });
    await tenant.takeOrganization(child('a', null));
    expect(await tenant.hinted()).toEqual(['b']);
    await tenant.takeOrganization(child('b', 'a'));
    expect(await get('b')).toMatchObject({ standing: 'outside' });
    await tenant.takeOrganization(child('a', null, { ...OUTSIDE, modifiedAt: later(1) }));
    await tenant.takeOrganization(child('b', 'a'));
    expect(await get('b')).toMatchObject({ standing: 'active' });
  });
});

describe('deals that roll up', () => {
  beforeEach(() => keep('roll_up'));

  it('count for the topmost parent, and the companies stay organizations', async () => {
    await tenant.takeOrganization(child('a', null));
    await tenant.takeOrganization(child('b', 'a'));
    await tenant.takeOrganization(child('c', 'b'));
    expect([await partnerOf('a'), await partnerOf('b'), await partnerOf('c')]).toEqual(['a', 'a', 'a']);
    expect(await get('c')).toMatchObject({ standing: 'active' });
  });

  it('count for no parent outside the programme, nor for one that is no partner, but for a partner above it', async () => {
    await tenant.takeOrganization(reseller('a', 'Holding', [], { ...OUTSIDE, parentId: null }));
    await tenant.takeOrganization(child('b', 'a'));
    expect(await partnerOf('b')).toBe('b');
    await tenant.takeOrganization(child('c', null));
    await tenant.takeOrganization(distributor('d', 'Company d', { parentId: 'c' }));
    await tenant.takeOrganization(child('e', 'd'));
    expect(await partnerOf('e')).toBe('c');
  });

  it('count for the fifth parent where there are more, and for itself where parents go round in a ring', async () => {
    const chain = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const [at, id] of chain.entries()) await tenant.takeOrganization(child(id, chain[at - 1] ?? null));
    expect([await partnerOf('f'), await partnerOf('g')]).toEqual(['a', 'b']);
    await tenant.takeOrganization(child('a', 'c', { modifiedAt: later(1) }));
    expect(await partnerOf('b')).toBe('b');
  });

  it('count for the new parent once the deal is read again', async () => {
    await tenant.takeOrganization(child('a', null));
    await tenant.takeOrganization(child('b', null));
    expect(await partnerOf('b')).toBe('b');
    await tenant.takeOrganization(child('b', 'a', { modifiedAt: later(1) }));
    expect(await partnerOf('b')).toBe('a');
  });
});
