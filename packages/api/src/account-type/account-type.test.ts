import type { ActAnswer, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { all, decideBy, draftRule, line, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  // Here each mutation is to see its write through, however busy the machine is.
  world.services.deliveryWait = 10_000;
});
afterEach(() => world.close());

type Marked = 'partner' | 'partner_2';
const WRITTEN = ['Tierline_Account_Type__c', 'Tierline_Status__c', 'Sync_with_Tierline__c'];

/** A rep on an account's page, who may edit these fields of it. */
function onAccount(id: string, editable: readonly string[] = WRITTEN, who: 'rep' | 'reader' = 'rep') {
  const fields = Object.fromEntries(WRITTEN.map((name) => [name, { read: true, edit: editable.includes(name) }]));
  const call = <T>(name: string, input: object) => world.as(who, id).call<T>(name, input, { fields });
  const open = async (screen: string, params: object = {}) =>
    (await call<ScreenAnswer>('screen.open', { screen, params, host: HOST })).data;
  const look = (type: Marked) => open('mark', { type });
  return {
    call,
    card: () => open('organization'),
    look,
    /** Looks first, and then presses the button that is there. */
    async mark(type: Marked, key = `mark-${type}`) {
      const [action] = actionsOf(await look(type));
      const params = { screen: 'mark', params: { type }, host: HOST, key };
      return call<ActAnswer>('screen.act', { ...params, call: action?.call, input: action?.input });
    },
  };
}
const actionsOf = (screen: ScreenAnswer) => listOf(screen, 'actions').flatMap(({ actions }) => actions);
const marksOn = (screen: ScreenAnswer) =>
  listOf(screen, 'actions')
    .filter(({ id }) => id === 'marks')
    .flatMap(({ gotos = [] }) => gotos.map(({ label, screen: to, params }) => [label, to, params.type]));
const countsOn = (screen: ScreenAnswer): Record<string, number> =>
  Object.fromEntries(
    listOf(screen, 'stats')
      .filter(({ id }) => id === 'impact')
      .flatMap(({ items }) => items.map(({ id, value }) => [id, value.type === 'number' ? value.number : Number.NaN])),
  );
const inCrm = (id: string) => {
  const record = world.org.admin.findRecord('Account', id);
  return WRITTEN.map((name) => record?.[name] ?? null);
};
const textOf = (blocks: readonly Block[], id: string) => {
  const block = blocks.find((each) => each.id === id);
  return block?.kind === 'text' ? block.text : undefined;
};
const typeOn = (screen: ScreenAnswer) => getOnly(screen, 'properties').items[0]?.cell.value;
const countOrganizations = async () => {
  const { rows } = await world.db.$client.execute('select count(*) as n from organization');
  return Number(rows[0]?.n);
};

describe('marking an account as another type (rows 22, 179)', () => {
  it('is asked first, done in the CRM, and shown on the card without leaving the page', async () => {
    const rep = onAccount(world.ids.brightline);
    expect(marksOn(await rep.card())).toEqual([['Mark as Distributor', 'mark', 'partner_2']]);
    const question = await rep.look('partner_2');
    expect(question).toMatchObject({ title: 'Mark Brightline as a distributor', back: { screen: 'organization' } });
    expect(textOf(question.blocks, 'does')).toContain('the account type of Brightline becomes “Distributor”');
    // Brightline stated two contracts that count, and "Access points" has Northwind.
    expect(countsOn(question)).toMatchObject({ gained: 0, lost: 2 });
    expect(question.watch).toEqual(expect.arrayContaining(WRITTEN));

    const { data } = await rep.mark('partner_2');
    expect(data.effects).toEqual([
      { do: 'toast', tone: 'good', title: 'Brightline is now a distributor' },
      { do: 'refresh', record: { object: 'Account', id: world.ids.brightline } },
      { do: 'goto', screen: 'organization', params: {} },
    ]);
    expect(inCrm(world.ids.brightline)).toEqual(['Distributor', 'Active Distributor', true]);
    const card = await rep.card();
    expect(typeOn(card)).toEqual({ type: 'text', text: 'Distributor' });
    expect(marksOn(card)).toEqual([['Mark as Reseller', 'mark', 'partner']]);
  });

  it('is called what the vendor calls it (row 15)', async () => {
    await decideBy(world.as('admin'), 'contracts', 0, { partner: 'Sub-Agent', secondPartner: 'Agency' });
    const rep = onAccount(world.ids.brightline);
    expect(marksOn(await rep.card())).toEqual([['Mark as Agency', 'mark', 'partner_2']]);
    expect((await rep.look('partner_2')).title).toBe('Mark Brightline as an agency');
    await rep.mark('partner_2');
    expect(inCrm(world.ids.brightline)[0]).toBe('Distributor');
  });

  it('does just what was shown: a change in between is refused, and nothing is saved', async () => {
    const rep = onAccount(world.ids.brightline);
    const [action] = actionsOf(await rep.look('partner_2'));
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Associated_Distributors__c: 'Northwind' });
    await world.settle();
    const { status, problem } = await rep.call('accountType.mark', { ...action?.input, key: 'mark-outdated' });
    expect([status, problem?.code]).toEqual([409, 'change_outdated']);
    expect(inCrm(world.ids.brightline)[0]).toBe('Partner');
  });

  it('is done once under one key, and audited', async () => {
    const rep = onAccount(world.ids.northwind);
    const [action] = actionsOf(await rep.look('partner'));
    const press = () => rep.call<{ write: string }>('accountType.mark', { ...action?.input, key: 'mark-once' });
    const first = await press();
    expect((await press()).data).toEqual(first.data);
    expect(inCrm(world.ids.northwind)).toEqual(['Partner', 'Active Partner', true]);
    const { rows } = await world.db.$client.execute(
      "select actor_name, detail from audit where action = 'accountType.mark'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.actor_name).toBe('Robin rep');
    expect(JSON.parse(String(rows[0]?.detail))).toMatchObject({
      from: { accountType: 'partner_2' },
      to: { accountType: 'partner' },
      impact: { lost: 1, broken: 1 },
    });
  });

  it('is kept while the CRM is down, and refused in its own words on the card', async () => {
    const rep = onAccount(world.ids.brightline);
    const [action] = actionsOf(await rep.look('partner_2'));
    world.org.setDown(true);
    const { data } = await rep.call<ActAnswer>('screen.act', {
      ...{ screen: 'mark', params: { type: 'partner_2' }, host: HOST, key: 'mark-while-down' },
      ...{ call: 'accountType.mark', input: action?.input },
    });
    expect(data.effects).toMatchObject([{ do: 'toast', tone: 'info' }, { do: 'goto' }]);
    expect(getOnly(await rep.card(), 'alert').title).toBe('Being saved to Salesforce: Account type');
    world.org.setDown(false);
    world.clock.advance({ minutes: 10 });
    await world.settle();
    expect(inCrm(world.ids.brightline)[0]).toBe('Distributor');
  });
});

describe('an account outside the programme', () => {
  it('is taken in by whoever may edit it, as either type; looking writes nothing', async () => {
    const rep = onAccount(world.ids.city);
    const card = await rep.card();
    expect(getOnly(card, 'empty').title).toBe('Not in the partner programme');
    expect(marksOn(card).map(([label]) => label)).toEqual(['Mark as Distributor', 'Mark as Reseller']);
    const before = await countOrganizations();
    const question = await rep.look('partner_2');
    expect(textOf(question.blocks, 'does')).toBe(
      'City of Leipzig is taken into the partner programme as an active distributor, and Salesforce shares the account with Tierline from now on.',
    );
    expect([await countOrganizations(), inCrm(world.ids.city)]).toEqual([before, [null, null, false]]);

    expect((await rep.mark('partner_2')).data.effects).toMatchObject([{ do: 'toast', tone: 'good' }, {}, {}]);
    expect(inCrm(world.ids.city)).toEqual(['Distributor', 'Active Distributor', true]);
    const joined = await rep.card();
    expect(typeOn(joined)).toEqual({ type: 'text', text: 'Distributor' });
    expect(await countOrganizations()).toBe(before + 1);
  });

  it('counts by what its fields say, under rules: pairs are named before it is known (rows 77, 84)', async () => {
    const emea = (id: string) => all(id, line('region', 'any_of', 'EMEA'));
    await saveRule(world.as('admin'), draftRule('EMEA', { secondPartner: emea('s') }));
    await decideBy(world.as('admin'), 'rules');
    await editRecord(world, 'Account', world.ids.city, { Tierline_Region__c: 'EMEA' });
    const rep = onAccount(world.ids.city);
    const question = await rep.look('partner_2');
    // Brightline and Fernhill.
    expect(countsOn(question)).toMatchObject({ gained: 2, lost: 0 });
    const pairs = listOf(question, 'table').find(({ id }) => id === 'impact:gained');
    expect(pairs?.rows.map(({ cells }) => cells.secondPartner?.value)).toEqual([
      { type: 'text', text: 'City of Leipzig' },
      { type: 'text', text: 'City of Leipzig' },
    ]);
    const page = await world.as('rep', world.ids.city).ask('impact.pairs', { ...pairs?.source?.input, after: null });
    expect(page.data).toMatchObject({ kind: 'table', table: { total: 2 } });

    await rep.mark('partner_2');
    const index = await world.services.indexes.get({ db: world.db, tenantId: world.tenantId });
    const { rows } = await world.db.$client.execute("select id from organization where name = 'City of Leipzig'");
    expect(index.countPartnersOf(String(rows[0]?.id))).toBe(2);
  });

  it('is not promised anything while the CRM cannot be read, and nothing is kept', async () => {
    const rep = onAccount(world.ids.city);
    const [action] = actionsOf(await rep.look('partner'));
    world.org.setDown(true);
    expect(getOnly(await rep.look('partner'), 'empty').title).toContain('Salesforce does not show the account');
    const { problem } = await rep.call('accountType.mark', { ...action?.input, key: 'mark-unread' });
    expect(problem?.text).toMatch(/^Salesforce does not show .* Nothing was saved\.$/);
    world.org.setDown(false);
    world.clock.advance({ minutes: 10 });
    await world.settle();
    expect(inCrm(world.ids.city)).toEqual([null, null, false]);
  });
});

describe('whoever may not edit what is written', () => {
  it.each(WRITTEN)('%s is not offered to take an account in, and is refused', async (field) => {
    const rep = onAccount(
      world.ids.city,
      WRITTEN.filter((name) => name !== field),
    );
    expect(marksOn(await rep.card())).toEqual([]);
    const [action] = actionsOf(await rep.look('partner'));
    expect(action?.disabled).toBe('You may not edit what says so on the account.');
    const { status, problem } = await rep.call('accountType.mark', { ...action?.input, key: 'mark-locked' });
    expect([status, problem?.code]).toEqual([403, 'field_not_editable']);
  });

  it('needs no right to share a company that is shared already, and every right to edit the record', async () => {
    const two = WRITTEN.filter((name) => name !== 'Sync_with_Tierline__c');
    expect(marksOn(await onAccount(world.ids.brightline, two).card())).toHaveLength(1);
    const reader = onAccount(world.ids.brightline, WRITTEN, 'reader');
    expect(marksOn(await reader.card())).toEqual([]);
    const { problem } = await reader.mark('partner_2');
    expect(problem?.code).toBe('record_not_editable');
  });

  it('gets no answer for a page without an account', async () => {
    const { status, problem } = await world.as('rep', world.ids.open).call('accountType.tryMark', { type: 'partner' });
    expect([status, problem?.code]).toEqual([404, 'record_unknown']);
  });
});
