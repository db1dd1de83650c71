import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { seedOrganizations } from '../testing/seed-many.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
  world.clock.advance({ minutes: 5 });
  await world.quiet();
});
afterEach(() => checkAndClose(world));

const namesInSalesforce = () => world.org.admin.listRecords('Account').map(({ Name }) => String(Name));
const names = (count: number) => Array.from({ length: count }, (_, nth) => `Reseller ${nth}`);

// The fake's search ends after 200 here instead of 10,000: what an adapter may ask for in all is one page of it. That it goes
// on beyond the real number is shown by the adapter's own tests (search-changes.test.ts).
describe('fault 4: more records match a search than it pages through', () => {
  beforeEach(() => world.portal.account.admin.setSearchMaximum(200));

  it('of as many stamps: all are read', async () => {
    const at = world.clock.now().getTime();
    for (const [nth, name] of names(230).entries()) {
      seedOrganizations(world, 'hubspot', [name], new Date(at + nth).toISOString());
    }
    await world.quiet();
    expect(namesInSalesforce()).toEqual(expect.arrayContaining(names(230)));
  });

  it('of one stamp, and some after it: all are read', async () => {
    const at = world.clock.now().getTime();
    seedOrganizations(world, 'hubspot', names(230), new Date(at).toISOString());
    seedOrganizations(world, 'hubspot', ['Later'], new Date(at + 1).toISOString());
    await world.quiet();
    expect(namesInSalesforce()).toEqual(expect.arrayContaining([...names(230), 'Later']));
  });
});

describe('fault 4: a list whose pages are short or empty, and that goes on', () => {
  it('is read to its end, and nothing counts as gone', async () => {
    seedOrganizations(world, 'hubspot', names(5), world.now());
    await world.quiet();
    await world.edit('hubspot', 'organization', world.ids.northwind, { tier: 'Gold' });
    world.clock.advance({ hours: 25 });
    world.portal.account.admin.shortenPages([0, 1, 2, 0, 1, 1, 0, 0]);
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.northwind, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    expect(await world.organization(world.ids.northwind)).toMatchObject({ standing: 'active' });
    expect(await world.contact(world.ids.ann)).toMatchObject({ deleted: false });
  });

  it('that ends too soon makes nothing disappear: what it leaves out is asked for by its id', async () => {
    world.clock.advance({ hours: 25 });
    const nothing = { kind: 'answer', status: 200, contentType: 'application/json', body: '{"results":[]}' } as const;
    const match = { method: 'GET', path: /objects\/(companies|contacts)$/ };
    const fault = world.portal.account.faults.add({ when: 'before', effect: nothing, match, times: 2 });
    await world.quiet();
    expect(fault.struck).toBe(2);
    expect(await world.organization(world.ids.brightline)).toMatchObject({ standing: 'active' });
    expect(await world.contact(world.ids.ann)).toMatchObject({ deleted: false });
    expect(await world.unsettled()).toEqual([]);
  });
});
