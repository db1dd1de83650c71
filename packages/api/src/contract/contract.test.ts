import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Option } from '@tierline/blocks/vocabulary';
import { findContractTerm } from '@tierline/db/contract-term';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf, pickerOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { all, countsOf, decideBy, draftRule, line, preview, saveRule, saveSeen } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ patient: true });
});
afterEach(() => world.close());

const admin = () => world.as('admin');
/** A rep on an account, who may edit the fields that Tierline writes. */
function onAccount(id: string, edit = true) {
  const person = world.as('rep', id);
  const fields = Object.fromEntries(
    ['Tierline_Associated_Distributors__c', 'Tierline_Preferred_Distributor__c', 'Tierline_Region__c'].map((name) => [
      name,
      { read: true, edit },
    ]),
  );
  return { ...person, call: <T>(name: string, input: unknown) => person.call<T>(name, input, { fields }) };
}
const idOf = async (name: string) => {
  const { rows } = await world.db.$client.execute({ sql: 'select id from organization where name = ?', args: [name] });
  return String(rows[0]?.id);
};
const inCrm = (id: string, field: string) => world.org.admin.findRecord('Account', id)?.[field];
const listed = (id = world.ids.brightline) =>
  String(inCrm(id, 'Tierline_Associated_Distributors__c') ?? '')
    .split(';')
    .filter(Boolean)
    .sort();

/** What the card's form shows as the contracts that there are. */
async function heldBy(id: string): Promise<string[]> {
  const { data } = await world.as('admin', id).open('organization');
  const form = listOf(data, 'form').find((each) => each.id.startsWith('manage:'));
  return form?.submit.input.held as string[];
}

async function set(names: string[], id = world.ids.brightline, edit = true) {
  const organization = await idOf(id === world.ids.brightline ? 'Brightline' : 'Fernhill');
  const input = { organization, secondPartners: await Promise.all(names.map(idOf)), held: await heldBy(id) };
  const { carry } = await preview(admin(), 'contract.tryOut', input);
  return onAccount(id, edit).call<{ write: string | null }>('contract.set', {
    ...input,
    ...carry,
    key: `set-${names.join()}-key`,
  });
}

describe('managing a reseller’s distributors (rows 42, 43, 46)', () => {
  it('says what it changes, writes the CRM’s field first, and counts when the CRM has it', async () => {
    const organization = await idOf('Brightline');
    const held = await heldBy(world.ids.brightline);
    const wanted = { organization, secondPartners: [await idOf('Kestrel'), await idOf('Ostrava')], held };
    const seen = await preview(admin(), 'contract.tryOut', wanted);
    // "Access points" has Northwind, worth 1,000; "Firewalls" has Ostrava.
    expect(countsOf(seen)).toMatchObject({ gained: 1, lost: 1, broken: 1, mended: 1, 'at-stake:USD': 100_000 });
    expect(listed()).toEqual(['Gone', 'Kestrel', 'Northwind']);

    const { status } = await set(['Kestrel', 'Ostrava']);
    expect(status).toBe(200);
    expect(listed()).toEqual(['Kestrel', 'Ostrava']);
    const { data } = await world.as('rep', world.ids.open).open('deal');
    expect(
      pickerOf(data)
        .options.filter(({ disabled }) => !disabled)
        .map(({ label }) => label),
    ).toEqual([...['Kestrel', 'Ostrava']]);
  });

  it('tells the page that its record has changed, so that the native field shows it', async () => {
    const card = () => world.as('rep', world.ids.brightline).open('organization');
    const before = (await card()).data.revision;
    expect(before?.record).toEqual({ object: 'Account', id: world.ids.brightline });
    world.clock.advance({ minutes: 10 });
    await set(['Kestrel']);
    const { data } = await card();
    expect([data.revision?.record, data.again]).toEqual([before?.record, undefined]);
    expect(data.revision?.at).not.toBe(before?.at);
  });

  it('open deals keep the distributor that was removed, marked since when (rows 47, 273)', async () => {
    await set(['Kestrel']);
    await world.settle();
    const { data } = await world.as('rep', world.ids.set).open('deal');
    expect(getOnly(data, 'chain').links[1]).toMatchObject({ name: 'Northwind', tone: 'warn' });
    const [alert] = listOf(data, 'alert');
    expect(alert?.title).toBe('Northwind no longer fits (since 23 Nov 2026)');
    expect(alert?.text).toMatch(/^The contract with Brightline ended on 23 Nov 2026\. Until then a contract let it\.$/);
    const account = (await world.as('rep', world.ids.brightline).open('organization')).data;
    const former = listOf(account, 'table').find(({ id }) => id.startsWith('former:'));
    expect(former?.rows.map(({ cells }) => cells.name?.value)).toContainEqual({ type: 'text', text: 'Northwind' });
    expect(world.org.admin.findRecord('Opportunity', world.ids.set)?.Distributor__c).toBe(world.ids.northwind);
  });

  it('needs the right to edit that field of the record on the page', async () => {
    const refused = await set(['Kestrel'], world.ids.brightline, false);
    expect([refused.status, refused.problem?.code]).toEqual([403, 'field_not_editable']);
    const { carry } = await preview(admin(), 'contract.tryOut', {
      organization: await idOf('Brightline'),
      secondPartners: [],
      held: await heldBy(world.ids.brightline),
    });
    const elsewhere = await onAccount(world.ids.fernhill).call('contract.set', {
      ...{ organization: await idOf('Brightline'), secondPartners: [], held: [], ...carry, key: 'elsewhere' },
    });
    expect([elsewhere.status, elsewhere.problem?.code]).toEqual([404, 'record_unknown']);
    expect(listed()).toEqual(['Gone', 'Kestrel', 'Northwind']);
  });

  it('where one is all that settings allow, a second one is refused (row 45)', async () => {
    await decideBy(admin(), 'contracts', 0, { cardinality: 'one' });
    const input = {
      organization: await idOf('Fernhill'),
      secondPartners: [await idOf('Kestrel'), await idOf('Ostrava')],
      held: [],
    };
    const { errors } = await preview(admin(), 'contract.tryOut', input);
    expect(errors).toEqual({ secondPartners: 'Your settings let a partner have one. Choose one only.' });
  });

  it('a CRM that does not answer keeps the wish, and one that refuses says why on the card', async () => {
    world.org.setDown(true);
    await set(['Kestrel']);
    world.org.setDown(false);
    const waiting = (await world.as('rep', world.ids.brightline).open('organization')).data;
    expect(listOf(waiting, 'alert').map(({ title }) => title)).toEqual(['Being saved to Salesforce: Distributors']);
    world.clock.advance({ minutes: 5 });
    await world.settle();
    expect(listed()).toEqual(['Kestrel']);
  });

  it('a CRM that refuses says why, on the card and to the administrator, and is asked again', async () => {
    const lift = world.org.admin.addValidationRule('Account', () => 'Contracts are frozen.');
    await set(['Kestrel']);
    const card = (await world.as('rep', world.ids.brightline).open('organization')).data;
    const [alert] = listOf(card, 'alert');
    expect(alert?.title).toBe('Salesforce did not accept a change: Distributors');
    expect(alert?.text).toContain('Contracts are frozen.');
    expect(listed()).toEqual(['Gone', 'Kestrel', 'Northwind']);
    const table = listOf((await admin().open('admin')).data, 'table').find(({ id }) => id === 'record-writes');
    expect(table?.rows[0]?.cells).toMatchObject({
      record: { value: { text: 'Brightline' } },
      who: { value: { name: 'Robin rep' } },
    });
    lift();
    const { data } = await admin().act('admin', 'write.retry', { row: table?.rows[0]?.id ?? '' });
    expect(data.effects).toEqual([{ do: 'toast', tone: 'good', title: 'Saved' }]);
    expect(listed()).toEqual(['Kestrel']);
  });

  it('what is still on its way counts as held, and is not overwritten unseen', async () => {
    world.org.setDown(true);
    await set(['Kestrel'], world.ids.fernhill);
    world.org.setDown(false);
    expect(await heldBy(world.ids.fernhill)).toEqual([await idOf('Kestrel')]);
    const organization = await idOf('Fernhill');
    const blind = { organization, secondPartners: [await idOf('Ostrava')], held: [] };
    expect((await preview(admin(), 'contract.tryOut', blind)).errors?.secondPartners).toMatch(/^Somebody has changed/);
    await set(['Kestrel', 'Ostrava'], world.ids.fernhill);
    world.clock.advance({ minutes: 5 });
    await world.settle();
    expect(listed(world.ids.fernhill)).toEqual(['Kestrel', 'Ostrava']);
  });

  it('a refused change is asked again only by who may edit the field, and not over a newer one', async () => {
    const lift = world.org.admin.addValidationRule('Account', () => 'Contracts are frozen.');
    const { data } = await set(['Kestrel']);
    lift();
    const retry = (edit: boolean) =>
      onAccount(world.ids.brightline, edit).call('write.retry', { row: data.write, key: `retry-${edit}` });
    const dismiss = await onAccount(world.ids.brightline, false).call('write.dismiss', {
      ...{ row: data.write, key: 'dismiss-it' },
    });
    for (const { status, problem } of [await retry(false), dismiss]) {
      expect([status, problem?.code]).toEqual([403, 'field_not_editable']);
    }
    await set(['Ostrava']);
    expect(await retry(true)).toMatchObject({ status: 409, problem: { code: 'write_settled' } });
    expect(listed()).toEqual(['Ostrava']);
  });

  it('one is preferred, in the CRM’s own field (rows 60, 267)', async () => {
    const organization = await idOf('Brightline');
    const person = onAccount(world.ids.brightline);
    await person.call('contract.prefer', { organization, row: await idOf('Kestrel'), key: 'prefer-kestrel' });
    expect(inCrm(world.ids.brightline, 'Tierline_Preferred_Distributor__c')).toBe(world.ids.kestrel);
    const { data } = await world.as('rep', world.ids.open).open('deal');
    expect(pickerOf(data)).toMatchObject({ suggestion: await idOf('Kestrel') });
    const stranger = await person.call('contract.prefer', {
      ...{ organization, row: await idOf('Ostrava'), key: 'prefer-ostrava' },
    });
    expect([stranger.status, stranger.problem?.code]).toEqual([404, 'contract_unknown']);
    await person.call('contract.prefer', {
      ...{ organization, row: await idOf('Kestrel'), preferred: false, key: 'prefer-nobody' },
    });
    expect(inCrm(world.ids.brightline, 'Tierline_Preferred_Distributor__c')).toBeNull();
  });
});

it('dates and scope are shown to nobody without the Tierline permission', async () => {
  const params = { partner: await idOf('Brightline'), row: await idOf('Kestrel') };
  const { data } = await world
    .as('stranger', world.ids.brightline)
    .call<{ blocks: { kind: string }[] }>('screen.open', { screen: 'contract', params, host: HOST });
  expect(data.blocks.map(({ kind }) => kind)).toEqual(['empty']);
});

describe('dates and scope of a contract (row 44)', () => {
  const terms = async (more: object) => ({
    ...{ partner: await idOf('Brightline'), secondPartner: await idOf('Kestrel'), startsOn: null, endsOn: null },
    ...{ territories: [], productLines: [], ...more },
  });

  it('are Tierline’s own, and an expiry takes the name out of the CRM’s field', async () => {
    const person = onAccount(world.ids.brightline);
    const saved = await person.call('contract.setTerms', {
      ...(await terms({ endsOn: '2026-11-30', territories: ['EMEA'] })),
      key: 'terms-until-30',
    });
    expect(saved.status).toBe(200);
    const account = (await world.as('rep', world.ids.brightline).open('organization')).data;
    const row = listOf(account, 'table')[0]?.rows.find(
      ({ cells }) => cells.name?.value.type === 'text' && cells.name.value.text === 'Kestrel',
    );
    expect(row?.cells).toMatchObject({
      until: { value: { type: 'date', date: '2026-11-30' } },
      scope: { value: { type: 'text', text: 'EMEA' } },
    });
    world.clock.advance({ days: 7 });
    await world.settle();
    expect(listed()).toContain('Kestrel');
    world.clock.advance({ days: 1 });
    await world.settle();
    await world.settle();
    expect(listed()).toEqual(['Gone', 'Northwind']);
  });

  it('one that is to begin asks for its first day, and says what happens on it', async () => {
    const params = { partner: await idOf('Brightline') };
    const { data } = await onAccount(world.ids.brightline).call<ScreenAnswer>('screen.open', {
      ...{ screen: 'contract', params, host: HOST },
    });
    const fields = getOnly(data, 'form').fields.map((field) => [field.name, 'help' in field ? field.help : undefined]);
    expect(Object.fromEntries(fields)).toMatchObject({
      startsOn: 'On that day Tierline puts the name into the account’s field.',
      endsOn:
        'The day after, Tierline takes the name out of the account’s field. Opportunities keep it, and are marked.',
    });
  });

  it('one that is to begin is not offered with whom there is a contract already', async () => {
    const params = { partner: await idOf('Brightline') };
    const person = onAccount(world.ids.brightline);
    const { data } = await person.call<ScreenAnswer>('screen.open', { screen: 'contract', params, host: HOST });
    const picker = pickerOf(data);
    const takenOf = (options: readonly Option[]) =>
      options.filter(({ disabled }) => /already/.test(disabled ?? '')).map(({ label }) => label);
    expect(takenOf(picker.options)).toEqual(['Kestrel', 'Northwind']);
    const found = await person.call<{ options: Option[] }>('screen.ask', {
      ...{ ...picker.search, host: HOST },
      input: { ...picker.search?.input, words: 'kes' },
    });
    expect(takenOf(found.data.options)).toEqual(['Kestrel']);
  });

  it('one that is to begin enters the field on its day', async () => {
    const person = onAccount(world.ids.brightline);
    const input = {
      ...(await terms({ startsOn: '2026-12-01' })),
      secondPartner: await idOf('Ostrava'),
      key: 'plan-ostrava',
    };
    await person.call('contract.setTerms', input);
    const account = (await world.as('rep', world.ids.brightline).open('organization')).data;
    expect(listOf(account, 'alert').map(({ title }) => title)).toEqual(['Ostrava begins on 1 Dec 2026']);
    world.clock.advance({ days: 8 });
    await world.settle();
    await world.settle();
    expect(listed()).toContain('Ostrava');
  });

  it('where one is all that settings allow, days of two contracts may not overlap (row 45)', async () => {
    await decideBy(admin(), 'contracts', 0, { cardinality: 'one' });
    const person = onAccount(world.ids.fernhill);
    await set(['Kestrel'], world.ids.fernhill);
    const plan = async (key: string, more: object) =>
      person.call('contract.setTerms', {
        ...{ ...(await terms(more)), partner: await idOf('Fernhill'), secondPartner: await idOf('Ostrava'), key },
      });
    const overlapping = await plan('overlapping', { startsOn: '2026-12-01' });
    expect([overlapping.status, overlapping.problem?.field]).toEqual([422, 'startsOn']);
    expect(overlapping.problem?.text).toMatch(/^Your settings let a partner have one at a time, and Kestrel/);
    const own = { ...(await terms({ endsOn: '2026-11-30' })), partner: await idOf('Fernhill'), key: 'until-november' };
    expect((await person.call('contract.setTerms', own)).status).toBe(200);
    expect((await plan('afterwards', { startsOn: '2026-12-01' })).status).toBe(200);
  });

  it('an end before the beginning and a value that is not offered are refused at their field', async () => {
    const person = onAccount(world.ids.brightline);
    const backwards = await person.call('contract.setTerms', {
      ...(await terms({ startsOn: '2026-12-02', endsOn: '2026-12-01' })),
      key: 'backwards',
    });
    expect([backwards.status, backwards.problem?.field]).toEqual([422, 'endsOn']);
    const unknown = await person.call('contract.setTerms', {
      ...(await terms({ territories: ['Mars'] })),
      key: 'on-mars-1',
    });
    expect([unknown.status, unknown.problem?.code, unknown.problem?.field]).toEqual([
      422,
      'value_unknown',
      'territories',
    ]);
    const scope = { db: world.db, tenantId: world.tenantId };
    const pair = { partnerId: await idOf('Brightline'), secondPartnerId: await idOf('Kestrel') };
    expect(await findContractTerm(scope, pair)).toBeNull();
  });

  it('that somebody looks at is not listed for a quarter', async () => {
    world.clock.advance({ days: 91 });
    await world.settle();
    const stale = async () => (await admin().call<{ total: number; rows: object[] }>('coverage.stale', {})).data.total;
    // Northwind, Kestrel and Gone of Brightline.
    expect(await stale()).toBe(3);
    const row = `${await idOf('Brightline')}:${await idOf('Kestrel')}`;
    await admin().act('coverage', 'contract.review', { row });
    expect(await stale()).toBe(2);
  });
});

describe('an assignment for many at once (rows 59, 69)', () => {
  it('is proposed as a difference, and done on confirmation, record by record', async () => {
    await editRecord(world, 'Account', world.ids.fernhill, { Tierline_Region__c: 'EMEA' });
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'EMEA' });
    await world.settle();
    const input = {
      partners: all('p', line('region', 'any_of', 'EMEA')),
      secondPartners: [await idOf('Ostrava')],
      how: 'add',
    };
    const seen = await preview(admin(), 'contract.tryAssignment', input);
    expect(countsOf(seen)).toMatchObject({ gained: 2, lost: 0 });
    const started = await saveSeen(admin(), 'assignment', ['contract.tryAssignment', 'contract.assign'], input);
    expect(started.data.effects).toMatchObject([
      { do: 'toast', title: '2 changes on the way' },
      { do: 'goto', screen: 'assignment' },
    ]);
    await world.settle();
    expect(listed()).toEqual(['Gone', 'Kestrel', 'Northwind', 'Ostrava']);
    expect(listed(world.ids.fernhill)).toEqual(['Ostrava']);
    // The next read shows what was saved.
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const [, goto] = started.data.effects;
    const batch = goto?.do === 'goto' ? goto.params.batch : '';
    expect((await admin().call('contract.batch', { batch })).data).toEqual({ waiting: 0, accepted: 2, refused: 0 });
  });

  it('is refused while rules decide', async () => {
    await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
    await decideBy(admin(), 'rules');
    const input = { partners: all('p'), secondPartners: [await idOf('Ostrava')], how: 'add' };
    expect((await admin().call('contract.tryAssignment', input)).problem?.code).toBe('rules_decide');
    expect(getOnly((await admin().open('assignment')).data, 'empty').id).toBe('rules-decide');
  });
});
