import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let ada: string;
let ben: string;
beforeEach(async () => {
  world = await createWorld({ patient: true });
  const person = (FirstName: string, LastName: string, AccountId: string, more = {}) =>
    world.org.admin.seed('Contact', [
      { FirstName, LastName, AccountId, Email: `${FirstName}@brightline.example`.toLowerCase(), ...more },
    ])[0] ?? '';
  ada = person('Ada', 'Lovell', world.ids.brightline, {
    ...{ Tierline_Role__c: 'Manager', Tierline_Status__c: 'Contact', Title: 'Head of Sales' },
    Tierline_Last_Login__c: '2026-11-20T08:00:00Z',
  });
  person('Zoe', 'Abel', world.ids.brightline);
  ben = person('Ben', 'City', world.ids.city);
  await world.settle();
});
afterEach(() => world.close());

const FIELDS = ['FirstName', 'LastName', 'Email', 'Phone', 'Title', 'Tierline_Role__c'];
const claims = (edit: boolean) => ({
  fields: Object.fromEntries(FIELDS.map((name) => [name, { read: true, edit }])),
});
const inCrm = (field: string) => world.org.admin.findRecord('Contact', ada)?.[field];
const idOf = async (name: string) => {
  const { rows } = await world.db.$client.execute({ sql: 'select id from contact where name = ?', args: [name] });
  return String(rows[0]?.id);
};
const openAs = async (
  who: 'admin' | 'rep' | 'reader' | 'stranger',
  record: string | null,
  params: Input = {},
  edit = true,
) =>
  (
    await world
      .as(who, record)
      .call<ScreenAnswer>('screen.open', { screen: 'contact', params, host: HOST }, claims(edit))
  ).data;
const cellOf = (screen: ScreenAnswer, id: string) =>
  getOnly(screen, 'properties').items.find((item) => item.id === id)?.cell.value;
const edit = async (values: Input, { key = `edit-${JSON.stringify(values)}`.slice(0, 60), may = true } = {}) =>
  world
    .as('rep', ada)
    .call<{ writes: string[] }>('contact.edit', { contact: await idOf('Ada Lovell'), ...values, key }, claims(may));

describe('the contacts of an organization (rows 129, 170, 282)', () => {
  it('are listed on its card with role and “contact, no access”, and found by name', async () => {
    const { data } = await world.as('rep', world.ids.brightline).open('organization');
    const table = listOf(data, 'table').find(({ id }) => id.startsWith('people:'));
    expect(table?.total).toBe(2);
    expect(table?.rows[0]?.cells).toMatchObject({
      name: { value: { type: 'person', name: 'Ada Lovell' }, record: { object: 'Contact', id: ada } },
      role: { value: { text: 'Manager' } },
      email: { value: { text: 'ada@brightline.example' } },
      access: { value: { text: 'Contact, no access' } },
      lastLogin: { value: { type: 'instant', at: '2026-11-20T08:00:00.000Z' } },
    });
    expect(table?.rows[1]?.cells.lastLogin?.value).toEqual({ type: 'text', text: 'Never' });
    const found = await world.as('rep').ask('contact.list', { ...table?.source?.input, words: 'abel' });
    expect(found.data.kind === 'table' && found.data.table.rows).toHaveLength(1);
  });

  it('are given a role there by an administrator, which the CRM has to accept', async () => {
    const card = (await world.as('admin', world.ids.brightline).open('organization')).data;
    const table = listOf(card, 'table').find(({ id }) => id.startsWith('people:'));
    const sales = table?.rowActions?.find(({ id }) => id === 'Sales');
    const input = { ...sales?.input, row: await idOf('Ada Lovell') };
    const { data } = await world.as('admin', world.ids.brightline).act('organization', 'contact.setRole', input);
    expect(data.effects).toEqual([{ do: 'toast', tone: 'good', title: 'Saved' }]);
    expect(inCrm('Tierline_Role__c')).toBe('Sales');
    expect(cellOf(await openAs('rep', ada), 'role')).toEqual({ type: 'text', text: 'Sales' });
  });
});

describe('the card of a contact', () => {
  it('says who he is, where, in which role, when he last logged in, and that he has no access (row 192)', async () => {
    const screen = await openAs('rep', ada);
    expect(getOnly(screen, 'properties').items.map(({ id, cell: { value } }) => [id, Object.values(value)[1]])).toEqual(
      [
        ['name', 'Ada Lovell'],
        ['organization', 'Brightline'],
        ['role', 'Manager'],
        ['access', 'Contact, no access'],
        ['email', 'ada@brightline.example'],
        ['title', 'Head of Sales'],
        ['status', 'Contact'],
        ['last-login', '2026-11-20T08:00:00.000Z'],
      ],
    );
    expect(screen.watch).toContain('Tierline_Role__c');
    expect(getOnly(screen, 'form').fields.map((field) => [field.name, 'disabled' in field])).toEqual(
      ['first_name', 'last_name', 'email', 'phone', 'title', 'role'].map((name) => [name, false]),
    );
  });

  it('is reached from the organization as well, where only an administrator may change it', async () => {
    const params = { row: await idOf('Ada Lovell') };
    expect(listOf(await openAs('rep', world.ids.brightline, params), 'form')).toEqual([]);
    const screen = await openAs('admin', world.ids.brightline, params);
    expect(getOnly(screen, 'form').submit.input).toEqual({ contact: params.row });
    expect(screen.back?.screen).toBe('organization');
  });

  it('of a person at a company that is only a customer says why nothing is known', async () => {
    expect(getOnly(await openAs('rep', ben), 'empty')).toMatchObject({
      id: 'unknown',
      text: expect.stringContaining('partner programme'),
    });
  });

  it('shows nothing to somebody without the permission, and lets a reader change nothing', async () => {
    expect((await openAs('stranger', ada)).blocks).toHaveLength(1);
    expect(listOf(await openAs('reader', ada), 'form')).toEqual([]);
  });
});

describe('changing a contact', () => {
  it('is saved to the CRM, and counts once it is accepted there', async () => {
    const { data } = await edit({ title: 'Director', phone: null, last_name: 'Lovell' });
    expect(data.writes).toHaveLength(1);
    expect(inCrm('Title')).toBe('Director');
    expect(cellOf(await openAs('rep', ada), 'title')).toEqual({ type: 'text', text: 'Director' });
  });

  it('is done once, however often it is sent, and not with another content under the same key', async () => {
    const first = await edit({ title: 'Director' }, { key: 'the-same-key' });
    const second = await edit({ title: 'Director' }, { key: 'the-same-key' });
    expect(second.data).toEqual(first.data);
    expect((await edit({ title: 'Buyer' }, { key: 'the-same-key' })).problem?.code).toBe('key_conflict');
    expect(inCrm('Title')).toBe('Director');
  });

  it('that the CRM refuses shows on the card, with its words, and changes nothing', async () => {
    const lift = world.org.admin.addValidationRule('Contact', () => 'Titles are frozen.');
    await edit({ title: 'Director' });
    lift();
    const screen = await openAs('rep', ada);
    expect(getOnly(screen, 'alert')).toMatchObject({
      title: 'Salesforce did not accept a change: Job title',
      text: expect.stringContaining('Titles are frozen.'),
    });
    expect(cellOf(screen, 'title')).toEqual({ type: 'text', text: 'Head of Sales' });
    const [again] = getOnly(screen, 'alert').actions ?? [];
    const { data } = await world.as('admin', ada).act('contact', again?.call ?? '', again?.input ?? {});
    expect(data.effects).toEqual([{ do: 'toast', tone: 'good', title: 'Saved' }]);
    expect(inCrm('Title')).toBe('Director');
  });

  it.each<[string, Input, string, string]>([
    ['a role that there is not', { role: 'King' }, 'value_unknown', 'role'],
    ['what is no address', { email: 'ada at home' }, 'input_invalid', 'email'],
    ['no last name', { last_name: null }, 'input_invalid', 'last_name'],
    ['what is too long', { title: 'x'.repeat(300) }, 'input_invalid', 'title'],
  ])('refuses %s, and names the field', async (_, values, code, field) => {
    const { problem } = await edit(values);
    expect([problem?.code, problem?.field]).toEqual([code, field]);
    expect(problem?.text).toMatch(/\.$/);
  });

  it('takes the right to edit the field, on the contact’s own page', async () => {
    expect((await edit({ title: 'Director' }, { may: false })).problem?.code).toBe('field_not_editable');
    const elsewhere = { contact: await idOf('Ada Lovell'), title: 'Director', key: 'from-elsewhere' };
    const { problem } = await world.as('rep', world.ids.brightline).call('contact.edit', elsewhere, claims(true));
    expect(problem?.code).toBe('record_unknown');
    expect(inCrm('Title')).toBe('Head of Sales');
  });
});
