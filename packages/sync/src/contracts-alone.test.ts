import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from './testing/alike.ts';
import { checkAndClose } from './testing/invariants.ts';
import { mapField } from './testing/map-field.ts';
import { listWrites } from './testing/tierline-writes.ts';

const TYPES = [
  { ours: 'partner_2', theirs: 'Channel Partner / Reseller' },
  { ours: 'partner', theirs: 'Other' },
];

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
  // The vendor's own field says what a company is, and the extension's own one says something else.
  for (const name of ['brightline', 'kestrel', 'northwind'] as const) {
    const id = await world.crmIdOf('salesforce', 'organization', world.ids[name]);
    await world.hands.salesforce.edit('organization', id, { Type: name === 'brightline' ? 'Other' : TYPES[0]?.theirs });
  }
  await mapField(world, 'salesforce', 'organization', 'account_type', { field: 'Type', values: TYPES });
  await world.quiet();
});
afterEach(() => checkAndClose(world));

/** What the writes since then sent, by the CRM's own names. */
async function sentWhile(work: () => Promise<void>): Promise<string[]> {
  const before = listWrites(world, 'salesforce').length;
  await work();
  await world.quiet();
  const bodies = listWrites(world, 'salesforce')
    .slice(before)
    .map(({ body }) => (typeof body === 'string' ? body : JSON.stringify(body)));
  const named = bodies.flatMap((body) => [...body.matchAll(/"(\w+)":/g)].map(([, name = '']) => name));
  return [...new Set(named)].filter((name) => !ENVELOPE.includes(name)).toSorted();
}
const ENVELOPE: readonly string[] = ['allOrNone', 'records', 'attributes', 'type', 'id'];

describe('contracts, where a field of the vendor’s own says what a company is (row 58)', () => {
  it('come and go in the CRM without a change to what it is, here or there', async () => {
    const sent = await sentWhile(() =>
      world.edit('salesforce', 'organization', world.ids.brightline, { contracts: 'Kestrel;Northwind' }),
    );
    expect(sent).toEqual([]);
    expect((await world.organization(world.ids.brightline))?.accountType).toBe('partner');
    await world.edit('salesforce', 'organization', world.ids.brightline, { contracts: '' });
    await world.quiet();
    expect((await world.organization(world.ids.brightline))?.accountType).toBe('partner');
  });

  it('that are decided here are written alone: no type, and no id of Tierline’s (row 188)', async () => {
    const desired = [world.ids.kestrel, world.ids.northwind];
    const sent = await sentWhile(() => world.decide('organization', world.ids.brightline, 'contracts', desired));
    expect(sent).toEqual(['Tierline_Associated_Distributors__c']);
    const id = await world.crmIdOf('salesforce', 'organization', world.ids.brightline);
    expect(world.org.admin.findRecord('Account', id)).toMatchObject({
      ...{ Type: 'Other', Tierline_Account_Type__c: 'Partner', Tierline_Id__c: null },
    });
  });
});
