import { transact } from '@tierline/db/open-database';
import { findOrganization } from '@tierline/db/organization';
import { createLink, listLinks } from '@tierline/db/record-link';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findIdentity, takeIn } from './company-identity.ts';
import { createTwoCrms, type TwoCrms } from './testing/two-crms.ts';

let two: TwoCrms;
beforeEach(async () => {
  two = await createTwoCrms();
});
afterEach(() => two.close());

const take = (crm: CrmKind, id: string) =>
  transact(two.db, (tx) => takeIn({ ...two.scope, db: tx }, crm, { id, name: 'City of Leipzig' }));
const linksOf = async (id: string) =>
  (await listLinks(two.scope, 'organization', id)).map(({ crm, crmId }) => [crm, crmId]);

describe('a company that is taken in', () => {
  it('has the id that was foretold, and is outside until its CRM says otherwise', async () => {
    const foretold = await findIdentity(two.scope, 'salesforce', 'city');
    expect(foretold).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await findIdentity(two.scope, 'hubspot', 'city')).not.toBe(foretold);
    expect(await take('salesforce', 'city')).toBe(foretold);
    expect(await findOrganization(two.scope, foretold)).toMatchObject({ name: 'City of Leipzig', standing: 'outside' });
    expect(await linksOf(foretold)).toEqual([['salesforce', 'city']]);
    expect(await take('salesforce', 'city')).toBe(foretold);
  });

  it('is the same in both CRMs where both have it as a customer', async () => {
    await createLink(two.scope, 'salesforce', 'customer', 'city', 'customer-1');
    await createLink(two.scope, 'hubspot', 'customer', 'stadt', 'customer-1');
    const id = await take('salesforce', 'city');
    expect(await linksOf(id)).toEqual([
      ['hubspot', 'stadt'],
      ['salesforce', 'city'],
    ]);
  });

  it('is the organization that the other CRM knows it as', async () => {
    await createLink(two.scope, 'salesforce', 'customer', 'city', 'customer-1');
    await createLink(two.scope, 'hubspot', 'customer', 'stadt', 'customer-1');
    const { id } = await createLink(two.scope, 'hubspot', 'organization', 'stadt');
    expect(await findIdentity(two.scope, 'salesforce', 'city')).toBe(id);
    expect(await take('salesforce', 'city')).toBe(id);
    expect(await linksOf(id)).toHaveLength(2);
  });

  it('stays what it is where it is known already', async () => {
    const known = await two.idOf('organization', 'Kestrel');
    expect(await take('salesforce', 'Kestrel')).toBe(known);
    expect(await linksOf(known)).toHaveLength(2);
  });
});
