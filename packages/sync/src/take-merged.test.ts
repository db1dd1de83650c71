import { listDueHints } from '@tierline/db/hint';
import { findLink } from '@tierline/db/record-link';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, openTenant, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

const idOf = async (crmId: string) => (await findLink(tenant.scope, 'salesforce', 'organization', crmId))?.id ?? null;
const later = { modifiedAt: '2026-11-23T11:00:00.000Z' };

describe('two records that have become one', () => {
  it.each([
    [
      'by the survivor, which tells whom it has swallowed',
      reseller('b', 'Both', [], { ...later, mergedIds: ['a', 'x'] }),
    ],
    [
      'by the one that is gone, which tells where it went',
      reseller('a', 'One', [], { ...later, deleted: true, mergedInto: 'b' }),
    ],
  ])('are the one that was known, told of %s', async (_, record) => {
    await tenant.takeOrganization(reseller('a', 'One', []));
    const id = await idOf('a');
    await tenant.takeOrganization(record);
    expect([await idOf('a'), await idOf('b')]).toEqual([null, id]);
  });

  it('stay what each was where both were known, and the one that is gone leaves', async () => {
    await tenant.takeOrganization(reseller('a', 'One', []));
    await tenant.takeOrganization(reseller('b', 'Two', []));
    const [one, two] = [await idOf('a'), await idOf('b')];
    await tenant.takeOrganization(reseller('a', 'One', [], { ...later, deleted: true, mergedInto: 'b' }));
    expect([await idOf('a'), await idOf('b')]).toEqual([one, two]);
  });

  it('of which neither was known are nothing new', async () => {
    await tenant.takeOrganization(reseller('b', 'Both', [], { mergedIds: ['a', 'b'] }));
    expect(await idOf('a')).toBeNull();
    expect(await idOf('b')).not.toBeNull();
    expect(await listDueHints(tenant.db, NOW, 10)).toEqual([]);
  });
});
