import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createSalesforceWorld, METADATA, type SalesforceWorld } from '../testing/salesforce-world.ts';

let world: SalesforceWorld;
afterEach(() => world.close());

const updateOf = (id: string, write: object) => ({ id, tierlineId: 'unused', write });

it('an amount comes with its currency where each record has its own', async () => {
  world = await createSalesforceWorld(['EUR', 'USD']);
  const id = await world.seedDeal({ name: 'A', amount: { minor: 100, currency: 'EUR' } });
  await world.crm.writeMany('deal', [updateOf(id, { amount: { minor: 1_999, currency: 'USD' } })]);
  expect(world.org.admin.findRecord('Opportunity', id)).toMatchObject({ Amount: 19.99, CurrencyIsoCode: 'USD' });
});

it('an owner is not chosen among several of one address', async () => {
  world = await createSalesforceWorld(['USD']);
  const email = 'sales@vendor.example';
  for (const username of ['mo@a.example', 'flo@a.example']) {
    world.org.admin.createUser({ username, email, lastName: 'Example', profile: 'Standard User' });
  }
  const id = await world.seedDeal({ name: 'A' });
  expect(await world.crm.writeMany('deal', [updateOf(id, { ownerEmail: email })])).toMatchObject([
    { failure: { code: 'rejected', fields: ['OwnerId'], message: expect.stringContaining('Several') } },
  ]);
});

it('a lead is not given the status of a converted one', async () => {
  world = await createSalesforceWorld(['USD']);
  const id = await world.seedLead({ lastName: 'Example', company: 'Springfield Ltd' });
  expect(await world.crm.writeMany('lead', [updateOf(id, { stage: 'Closed - Converted' })])).toMatchObject([
    { failure: { code: 'rejected', fields: ['Status'], message: expect.stringContaining('converted') } },
  ]);
});

it('what the integration may not edit is refused by its field, and nothing is sent', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'write-deals-'));
  cpSync(METADATA, folder, { recursive: true });
  const set = join(folder, 'permissionsets', 'Tierline_Integration.permissionset-meta.xml');
  // As it was before amounts were kept in line.
  const older = readFileSync(set, 'utf8').replace(/true(<\/editable>\s*<field>Opportunity.Amount<)/, 'false$1');
  writeFileSync(set, older);
  world = await createSalesforceWorld(['USD'], folder);
  rmSync(folder, { recursive: true });
  const id = await world.seedDeal({ name: 'A' });
  const before = world.writes();
  const [refused] = await world.crm.writeMany('deal', [updateOf(id, { amount: { minor: 1, currency: 'USD' } })]);
  expect(refused).toMatchObject({ failure: { code: 'rejected', fields: ['Amount'] } });
  expect(world.writes()).toBe(before);
});

it('many are written in one call', async () => {
  world = await createSalesforceWorld(['USD']);
  const ids: string[] = [];
  for (let nth = 1; nth <= 30; nth += 1) ids.push(await world.seedDeal({ name: `Deal ${nth}` }));
  const writes = ids.map((id) => updateOf(id, { stage: 'Qualification', amount: { minor: 5, currency: 'USD' } }));
  await world.crm.writeMany('deal', writes.slice(0, 1));
  const before = world.requests();
  expect((await world.crm.writeMany('deal', writes)).every(({ ok }) => ok)).toBe(true);
  expect(world.requests() - before).toBe(1);
});
