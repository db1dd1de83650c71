import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { decideBy, draftRule, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const CONTRACTS = 'Tierline_Associated_Distributors__c';
const admin = () => world.as('admin');
const health = async (): Promise<ScreenAnswer> => (await admin().open('sync-health')).data;
const tableIn = (screen: ScreenAnswer, id: string) => listOf(screen, 'table').find((table) => table.id === id);
async function edit(object: string, id: string, fields: Record<string, string>) {
  world.clock.advance({ minutes: 1 });
  await editRecord(world, object, id, fields);
  await world.settle();
}
const textsOf = (screen: ScreenAnswer, id: string) =>
  tableIn(screen, id)?.rows.map(({ cells }) =>
    Object.values(cells).map(({ value }) => (value.type === 'text' ? value.text : value)),
  );

describe('names in the contract field that lead to nobody (row 52)', () => {
  it('are listed with whoever is called most like it, those that most resellers have first', async () => {
    await edit('Account', world.ids.brightline, { [CONTRACTS]: 'Northwind;Nortwind;Zephyr' });
    await edit('Account', world.ids.fernhill, { [CONTRACTS]: 'Zephyr' });
    const screen = await health();
    expect(textsOf(screen, 'unresolved')).toEqual([
      ['Zephyr', 'Brightline', 'Nobody'],
      ['Nortwind', 'Brightline', '“Northwind”'],
    ]);
    const [zephyr] = tableIn(screen, 'unresolved')?.rows ?? [];
    expect(zephyr?.cells.partners).toMatchObject({
      ...{ hint: 'and 1 more', record: { object: 'Account', id: world.ids.brightline } },
    });
    const card = (await world.as('rep', world.ids.brightline).open('organization')).data;
    expect(listOf(card, 'alert').find(({ id }) => id === 'unresolved')?.text).toMatch(
      /“Nortwind” may be “Northwind”\.$/,
    );
  });

  it('are gone once the name is right, and nothing is linked by a likeness', async () => {
    await edit('Account', world.ids.brightline, { [CONTRACTS]: 'Nortwind' });
    const { rows } = await world.db.$client.execute("select second_partner_id from contract where name = 'Nortwind'");
    expect(rows[0]?.second_partner_id).toBeNull();
    await edit('Account', world.ids.brightline, { [CONTRACTS]: 'Northwind' });
    expect(tableIn(await health(), 'unresolved')).toBeUndefined();
  });

  it('are no matter where rules decide', async () => {
    await edit('Account', world.ids.brightline, { [CONTRACTS]: 'Nortwind' });
    await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
    await decideBy(admin(), 'rules');
    expect(tableIn(await health(), 'unresolved')).toBeUndefined();
  });
});

describe('a new distributor whose name the contract field does not offer (row 53)', () => {
  it('is a task on the page of the sync until it does', async () => {
    const task = async () =>
      listOf(await health(), 'steps')
        .find(({ id }) => id === 'missing-names-todo')
        ?.steps.map(({ title, text }) => [title, text]);
    expect(await task()).toBeUndefined();
    for (const name of ['Northwind', 'Kestrel', 'Ostrava'])
      world.org.admin.addPicklistValue('Account', CONTRACTS, name);
    const place = { Sync_with_Tierline__c: true, Tierline_Account_Type__c: 'Distributor' };
    world.org.admin.seed('Account', [{ Name: 'Tallinn', Tierline_Status__c: 'Active Distributor', ...place }]);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const read = async () => admin().act('sync-health', 'field.read', {});
    await read();
    expect(await task()).toEqual([['Add to “Associated Distributors” in Salesforce', '“Tallinn”']]);
    world.org.admin.addPicklistValue('Account', CONTRACTS, 'Tallinn');
    expect((await read()).status).toBe(200);
    expect(await task()).toBeUndefined();
  });
});

describe('records that look the same after they were synced (row 258)', () => {
  it('are listed: companies of one name, and people of one address, in one CRM', async () => {
    expect(listOf(await health(), 'table').map(({ id }) => id)).not.toContain('lookalikes:organization');
    await edit('Account', world.ids.ostrava, { Name: 'NORTHWIND ' });
    const person = { LastName: 'Lee', Email: 'lee@brightline.example', AccountId: world.ids.brightline };
    world.org.admin.seed('Contact', [
      { ...person, FirstName: 'Ann' },
      { ...person, FirstName: 'Anne', Email: 'LEE@brightline.example' },
    ]);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const screen = await health();
    expect(textsOf(screen, 'lookalikes:organization')).toEqual([
      ['Northwind', 'northwind', 'Salesforce'],
      [expect.stringMatching(/^NORTHWIND/), 'northwind', 'Salesforce'],
    ]);
    expect(textsOf(screen, 'lookalikes:contact')?.map(([name, shared]) => [name, shared])).toEqual([
      ['Ann Lee', 'lee@brightline.example'],
      ['Anne Lee', 'lee@brightline.example'],
    ]);
    const [row] = tableIn(screen, 'lookalikes:organization')?.rows ?? [];
    const sync = await admin().call<ScreenAnswer>('screen.open', {
      ...{ screen: 'record-sync', params: { row: row?.id ?? '' }, host: HOST },
    });
    expect(sync.data.title).toMatch(/^Sync of Northwind/i);
    await edit('Account', world.ids.ostrava, { Name: 'Ostrava' });
    expect(tableIn(await health(), 'lookalikes:organization')).toBeUndefined();
  });

  it.each([{ object: 'deal' }, { object: 'contact', after: 'x' }])('refuses %j', async (input) =>
    expect((await admin().call('naming.lookalikes', input)).status).toBe(400),
  );
});
