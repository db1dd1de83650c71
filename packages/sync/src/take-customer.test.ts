import { findCustomer } from '@tierline/db/customer';
import { findDeal } from '@tierline/db/deal';
import { findOrganization } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTenant, opportunity, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

const LATER = '2026-11-23T11:00:00.000Z';
const idOf = async (object: LinkedObject, crmId: string) =>
  (await findLink(tenant.scope, 'salesforce', object, crmId))?.id ?? '';
const customer = async (crmId: string) => (await findCustomer(tenant.scope, await idOf('customer', crmId)))?.name;
const outside = { inSync: false };

describe('a customer', () => {
  it('is known from its account, or from a deal that comes first', async () => {
    await tenant.takeOrganization(reseller('c', 'City of Leipzig', [], outside));
    await tenant.takeDeal(opportunity('o', { customerId: 'c2', customerName: 'Harbour Trust' }));
    expect(await customer('c')).toBe('City of Leipzig');
    expect(await customer('c2')).toBe('Harbour Trust');
    const deal = await findDeal(tenant.scope, await idOf('deal', 'o'));
    expect(deal).toMatchObject({ customerId: await idOf('customer', 'c2'), customerName: 'Harbour Trust' });
  });

  it('has a stand-in for a name until one is told', async () => {
    await tenant.takeDeal({ ...opportunity('o', { customerId: 'c' }) });
    expect(await customer('c')).toBe('…');
    await tenant.takeOrganization(reseller('c', 'City of Leipzig', [], outside));
    expect(await customer('c')).toBe('City of Leipzig');
  });

  it('is renamed with its account, also when that has joined the programme', async () => {
    await tenant.takeOrganization(reseller('c', 'City of Leipzig', [], outside));
    await tenant.takeOrganization(reseller('c', 'Leipzig IT', [], { modifiedAt: LATER }));
    expect(await customer('c')).toBe('Leipzig IT');
  });
});

describe('a company that only a lookup names', () => {
  it('is an organization outside the programme, by the name of the lookup or of the customer that it is', async () => {
    await tenant.takeOrganization(reseller('c', 'City of Leipzig', [], outside));
    await tenant.takeDeal(opportunity('o', { partnerId: 'x', partnerName: 'Kestrel', secondPartnerId: 'c' }));
    const named = async (crmId: string) => findOrganization(tenant.scope, await idOf('organization', crmId));
    expect(await named('x')).toMatchObject({ name: 'Kestrel', nameKey: 'kestrel', standing: 'outside' });
    expect(await named('c')).toMatchObject({ name: 'City of Leipzig', standing: 'outside' });
  });

  it('is the same one for every record that names it', async () => {
    await tenant.takeDeal(opportunity('o', { partnerId: 'x', partnerName: 'Kestrel' }));
    await tenant.takeOrganization(reseller('r', 'Brightline', [], { preferredId: 'x' }));
    const brightline = await findOrganization(tenant.scope, await idOf('organization', 'r'));
    expect(brightline?.preferredId).toBe(await idOf('organization', 'x'));
  });
});
