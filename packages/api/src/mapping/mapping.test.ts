import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { PickerField } from '@tierline/blocks/vocabulary';
import { findWatermark } from '@tierline/db/connection';
import { getSavedMappings, saveMappings } from '@tierline/db/field-mapping';
import { findOrganization } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import { getSyncScope } from '@tierline/db/sync-scope';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { preview } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';
import { readName, writeName } from './form-values.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ACCOUNTS = { crm: 'salesforce', object: 'organization' } as const;
const REGION = {
  ...{ ...ACCOUNTS, target: 'region', field: 'Tierline_Region__c', direction: 'both', conflict: 'latest' },
};
const admin = () => world.as('admin');
const scope = () => ({ db: world.db, tenantId: world.tenantId });
const saved = () => getSavedMappings(scope(), 'salesforce', 'organization');
const ourId = async (crmId: string) => (await findLink(scope(), 'salesforce', 'organization', crmId))?.id ?? '';

async function open(screen: string, params: Input = {}): Promise<ScreenAnswer> {
  const { data, problem } = await admin().call<ScreenAnswer>('screen.open', { screen, params, host: HOST });
  if (problem) throw new Error(problem.text);
  return data;
}

const rowOf = (page: ScreenAnswer, id: string) =>
  listOf(page, 'table')
    .flatMap(({ rows }) => rows)
    .find((row) => row.id === id);

const pickers = (page: ScreenAnswer) =>
  new Map(
    getOnly(page, 'form')
      .fields.filter((field): field is PickerField => field.type === 'picker')
      .map((field) => [field.name, field]),
  );

/** Takes a field into the draft; answers with the params of the list, where it stands. */
async function keep(form: object): Promise<Input> {
  const { data, problem } = await admin().act('mapping-field', 'mapping.keep', form as Input);
  if (problem) throw new Error(problem.text);
  const [effect] = data.effects;
  if (effect?.do !== 'goto') throw new Error('it leads nowhere');
  expect(effect.screen).toBe('mapping');
  return effect.params;
}

const save = (draft: Input, key?: string) => admin().act('mapping', 'mapping.save', draft, key);

describe('the list of mapped fields', () => {
  it('names each field on both sides, and finds nothing wrong with those of the extension (rows 57, 261)', async () => {
    const page = await open('mapping');
    expect(page.title).toBe('Field mapping: Accounts in Salesforce');
    const { rows } = getOnly(page, 'table');
    expect(rows.map(({ cells }) => cells.state?.tone)).toEqual(rows.map(() => 'good'));
    expect(rowOf(page, 'status')?.cells).toMatchObject({
      theirs: { hint: 'Tierline_Status__c' },
      direction: { value: { text: 'Both ways' } },
      values: { value: { text: 'Same on both sides' } },
    });
    expect(rowOf(page, 'account_type')?.cells.values).toEqual({ value: { type: 'text', text: '2 of 2 translated' } });
    expect(getOnly(await open('mapping', { object: 'contact' }), 'table').rows.map(({ id }) => id)).toContain('role');
  });

  it('says which names the contract field does not offer yet, until it does (row 53)', async () => {
    const missing = async () => listOf(await open('mapping'), 'alert').find(({ id }) => id === 'missing-names')?.text;
    const offer = async (...names: string[]) => {
      for (const name of names)
        world.org.admin.addPicklistValue('Account', 'Tierline_Associated_Distributors__c', name);
      await admin().act('mapping', 'field.read', {});
    };
    expect(await missing()).toBeUndefined();
    await offer('Northwind', 'Ostrava');
    expect(await missing()).toBe('“Kestrel”. Add it to its list of values, and read the fields again.');
    await offer('Kestrel');
    expect(await missing()).toBeUndefined();
  });

  it('is an administrator’s, in the page as in the API', async () => {
    const page = await world.as('rep').open('mapping');
    expect(getOnly(page.data, 'empty').id).toBe('no-permission');
    const { status } = await world.as('rep').call('mapping.list', ACCOUNTS);
    expect(status).toBe(403);
  });

  it('of a CRM that is not connected says so', async () => {
    const { status, problem } = await admin().call('mapping.list', { ...ACCOUNTS, crm: 'hubspot' });
    expect([status, problem?.code]).toEqual([404, 'crm_absent']);
  });
});

describe('a field’s own page', () => {
  it('asks of each account type of the CRM what it means, never offers the vendor, and has blanks stated (rows 181 to 186, 285)', async () => {
    const page = await open('mapping-field', { row: 'account_type' });
    const fields = pickers(page);
    expect(fields.get(readName('Distributor'))).toMatchObject({ value: 'partner_2', required: true });
    const choices = fields.get(readName('Partner'))?.options.map(({ label }) => label);
    expect(choices).toEqual(['Reseller', 'Distributor']);
    expect(fields.get('blank')).toMatchObject({ value: 'partner', required: true });
    expect(fields.get('blank')?.options.map(({ value }) => value)).toEqual(['partner', 'partner_2']);
    // Whatever the rule: a choice made here is sent on the understanding of what was last read.
    expect(fields.get('conflict')?.help).toMatch(/gives way under each of them to a change in Salesforce/);
    expect(fields.get('direction')?.options.find(({ value }) => value === 'excluded')?.disabled).toMatch(
      /cannot do without/,
    );
  });

  it('refuses what leads nowhere, at the very value (row 176)', async () => {
    const form = {
      ...{ ...ACCOUNTS, target: 'account_type', field: 'Tierline_Account_Type__c', direction: 'both' },
      ...{ conflict: 'crm', blank: 'partner', [readName('Partner')]: 'partner', [readName('Distributor')]: 'partner' },
      [writeName('partner_2')]: null,
    };
    const { errors } = await preview(admin(), 'mapping.tryField', form);
    expect(errors).toEqual({
      [writeName('partner_2')]:
        'Salesforce has no value for “Distributor” of “Account type”. Choose one, add one to the field there and read the fields again, or let Tierline only read the field.',
    });
    const { status, problem } = await admin().act('mapping-field', 'mapping.keep', form);
    expect([status, problem?.code]).toEqual([422, 'settings_faulty']);
    const blank = await preview(admin(), 'mapping.tryField', {
      ...form,
      blank: null,
      [readName('Distributor')]: 'partner_2',
    });
    expect(blank.errors).toEqual({ blank: 'Choose what a blank “Account type” stands for.' });
    const vendor = await preview(admin(), 'mapping.tryField', {
      ...form,
      blank: 'vendor',
      [readName('Distributor')]: 'partner_2',
    });
    expect(vendor.errors?.blank).toMatch(/vendor itself/);
  });

  it('of another field than before can be kept as it is, once its values mean what the field has already', async () => {
    world.org.admin.allowField('Tierline_Integration', 'Account.Type', 'edit');
    await admin().act('mapping', 'field.read', {});
    const before = pickers(await open('mapping-field', { row: 'segment' })).get('direction');
    expect([before?.value, before?.suggestion]).toEqual(['both', undefined]);
    const fields = pickers(await open('mapping-field', { ...ACCOUNTS, key: 'segment', row: 'Type' }));
    expect(fields.get('direction')).toMatchObject({ value: null, suggestion: 'both' });
    const other = fields.get(readName('Other'));
    expect(other).toMatchObject({ value: null, required: true });
    expect(other?.suggestion).toBeUndefined();
    expect(other?.options.slice(0, 4).map(({ value }) => value)).toEqual([
      ...['Enterprise', 'Mid-Market', 'Public Sector', 'Small Business'],
    ]);
  });

  it('lists the CRM’s fields by name, and says where one is that is missing', async () => {
    const page = await open('mapping-source', { ...ACCOUNTS, key: 'segment' });
    const labels = getOnly(page, 'table').rows.map(({ cells }) =>
      cells.field?.value.type === 'text' ? cells.field.value.text : '',
    );
    expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other, 'en')));
    expect(listOf(page, 'text').find(({ id }) => id === 'missing')?.text).toMatch(/integration user access/);
    expect(listOf(page, 'actions').flatMap(({ actions }) => actions)).toMatchObject([{ call: 'field.read' }]);
  });

  it('tries the mapping on a real record, hop by hop (row 109)', async () => {
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'EMEA' });
    await world.settle();
    const record = await ourId(world.ids.brightline);
    const found = await admin().ask('mapping.records', { ...ACCOUNTS, words: 'bright' });
    expect(found.data).toMatchObject({ kind: 'options', options: [{ value: record, label: 'Brightline' }] });
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'APAC' });
    const hops = async (form: object) => {
      const { blocks } = await preview(admin(), 'mapping.tryField', { ...REGION, record, ...form });
      const items = blocks.flatMap((block) => (block.kind === 'properties' ? block.items : []));
      return Object.fromEntries(
        items.map(({ id, cell }) => [id, cell.value.type === 'text' ? cell.value.text : cell.value]),
      );
    };
    expect(await hops({})).toEqual({
      ...{ raw: 'APAC', told: 'APAC', held: 'EMEA', seen: 'EMEA' },
      decision: 'Tierline takes over what Salesforce holds.',
    });
    expect(await hops({ direction: 'excluded' })).toMatchObject({ decision: 'The field is left alone.' });
    // Nothing was changed by it, and nothing is taken over before it is saved.
    expect((await findOrganization(scope(), record))?.values.region).toEqual(['EMEA']);
  });

  it('tries the list of names, and says whom one may mean that leads to nobody (row 52)', async () => {
    const record = await ourId(world.ids.brightline);
    const form = {
      ...{ ...ACCOUNTS, target: 'contracts', field: 'Tierline_Associated_Distributors__c' },
      ...{ direction: 'both', conflict: 'latest', record },
    };
    const { blocks } = await preview(admin(), 'mapping.tryField', form);
    const items = blocks.flatMap((block) => (block.kind === 'properties' ? block.items : []));
    expect(items.find(({ id }) => id === 'told')?.cell.value).toEqual({
      type: 'text',
      text: 'Northwind, Kestrel, Gone',
    });
  });

  it('tries the role of a contact (row 109)', async () => {
    const [contact = ''] = world.org.admin.seed('Contact', [
      { LastName: 'Lovelace', FirstName: 'Ada', AccountId: world.ids.brightline, Tierline_Role__c: 'Manager' },
    ]);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const record = (await findLink(scope(), 'salesforce', 'contact', contact))?.id ?? '';
    const contacts = { crm: 'salesforce', object: 'contact' };
    const found = await admin().ask('mapping.records', { ...contacts, words: 'ada love' });
    expect(found.data).toMatchObject({ options: [{ value: record, label: 'Ada Lovelace' }] });
    const { blocks } = await preview(admin(), 'mapping.tryField', {
      ...{ ...contacts, target: 'role', field: 'Tierline_Role__c', direction: 'both', conflict: 'latest', record },
      ...{ blank: '(nothing)', [readName('Manager')]: 'Leader', [readName('Sales')]: 'Sales' },
      [readName('Executive')]: 'Leader',
    });
    const items = blocks.flatMap((block) => (block.kind === 'properties' ? block.items : []));
    expect(items.map(({ id, cell }) => [id, cell.value])).toEqual([
      ['raw', { type: 'text', text: 'Manager' }],
      ['told', { type: 'text', text: 'Leader' }],
      ['held', { type: 'text', text: 'Manager' }],
      ['seen', { type: 'text', text: 'Manager' }],
      ['decision', { type: 'text', text: 'Tierline takes over what Salesforce holds.' }],
    ]);
  });

  it('says so when the CRM does not answer', async () => {
    const record = await ourId(world.ids.brightline);
    world.org.setDown(true);
    const { blocks } = await preview(admin(), 'mapping.tryField', { ...REGION, record });
    expect(blocks).toMatchObject([{ id: 'failure', tone: 'bad' }]);
  });

  it.each<[object, string]>([
    [{ direction: 'sideways' }, 'direction'],
    [{ crm: 'dynamics' }, 'crm'],
    [{ target: '' }, 'target'],
    [{ conflict: null }, 'conflict'],
    [{ [readName('EMEA')]: 5 }, readName('EMEA')],
    [{ draft: 'all' }, 'draft'],
  ])('answers %j with the field that is not right', async (more, field) => {
    const { status, problem } = await admin().call('mapping.tryField', { ...REGION, ...more });
    expect([status, problem?.code, problem?.field]).toEqual([400, 'input_invalid', field]);
  });
});

describe('what was done', () => {
  it('is not live before it is saved, and is read anew once it is (rows 176, 177)', async () => {
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'EMEA' });
    await world.settle();
    const regions = await open('mapping-field', { row: 'region', translate: true });
    const values = [...pickers(regions).keys()].filter((name) => name.startsWith(readName('')));
    const form = Object.fromEntries(values.map((name) => [name, `ours ${name.slice(5)}`]));
    const draft = await keep({ ...REGION, direction: 'read_only', blank: '(nothing)', ...form });
    expect(await saved()).toEqual({ mappings: [], revision: 0 });
    const page = await open('mapping', draft);
    expect(listOf(page, 'alert')[0]?.title).toBe('1 field changed and not live yet');
    expect(rowOf(page, 'region')?.cells).toMatchObject({
      direction: { value: { text: 'Only from Salesforce' } },
      state: { hint: 'Changed, not live yet' },
    });
    await world.settle();
    expect((await findOrganization(scope(), await ourId(world.ids.brightline)))?.values.region).toEqual(['EMEA']);

    expect(await findWatermark(scope(), 'salesforce', 'organization')).not.toBeNull();
    const { data } = await save(draft);
    expect(data.effects).toMatchObject([
      { do: 'toast', title: 'Mapping saved' },
      { do: 'goto', screen: 'mapping', params: ACCOUNTS },
    ]);
    expect(await findWatermark(scope(), 'salesforce', 'organization')).toBeNull();
    expect((await saved()).mappings).toMatchObject([{ key: 'region', direction: 'read_only' }]);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    expect((await findOrganization(scope(), await ourId(world.ids.brightline)))?.values.region).toEqual(['ours EMEA']);
  });

  it('is saved once, however often it is sent, and not over what somebody else has saved (row 176)', async () => {
    const draft = await keep({ ...REGION, direction: 'read_only' });
    const other = await keep({ ...REGION, conflict: 'crm' });
    const first = await save(draft, 'intent-0001');
    expect(first.status).toBe(200);
    expect((await save(draft, 'intent-0001')).status).toBe(200);
    expect((await saved()).revision).toBe(1);
    const second = await save(other);
    expect([second.status, second.problem?.code]).toEqual([409, 'mapping_changed']);
    expect(second.problem?.text).toMatch(/^Somebody else has saved this mapping meanwhile\./);
    expect((await saved()).mappings).toMatchObject([{ direction: 'read_only' }]);
  });

  it('is not saved while something is wrong with it', async () => {
    const draft = { ...ACCOUNTS, draft: [{ ...wrong, key: 'name' }], dropped: [], revision: 0 };
    const page = await open('mapping', draft as unknown as Input);
    const actions = listOf(page, 'actions').find(({ id }) => id === 'pending-actions')?.actions;
    expect(actions?.map(({ disabled }) => disabled)).toEqual([
      ...Array(2).fill('Tierline cannot do without “Name”. Let it be read at least.'),
    ]);
    const { status, problem } = await save(draft as unknown as Input);
    expect([status, problem?.text]).toEqual([
      422,
      'Tierline cannot do without “Name”. Let it be read at least. Nothing was saved.',
    ]);
    const many = { ...draft, draft: Array.from({ length: 300 }, (_, at) => ({ ...wrong, key: `k${at}` })) };
    expect((await save(many as unknown as Input)).status).toBe(400);
  });
  const wrong = {
    ...{ object: 'organization', field: 'Name', direction: 'excluded', conflict: 'latest', values: [] },
    ...{ blank: null, transform: 'as_is' },
  };

  it('goes back to the default', async () => {
    await save(await keep({ ...REGION, direction: 'read_only' }));
    const page = await open('mapping-field', { row: 'region' });
    const drop = listOf(page, 'actions').find(({ id }) => id === 'drop:region')?.actions[0];
    expect(drop?.label).toBe('Back to the default');
    const { data } = await admin().act('mapping-field', 'mapping.drop', drop?.input ?? {});
    const [effect] = data.effects;
    if (effect?.do !== 'goto') throw new Error('it leads nowhere');
    expect((await saved()).mappings).toHaveLength(1);
    await save(effect.params);
    expect((await saved()).mappings).toEqual([]);
  });

  it('does not go back to a default whose field has become another one’s meanwhile', async () => {
    const region = toDefaultMapping('organization', 'region', 'Tierline_Region__c');
    const mappings = [
      { ...region, field: 'Tierline_Segment__c' },
      { ...region, key: 'segment', field: 'Tierline_Region__c' },
    ];
    await saveMappings(scope(), 'salesforce', 'organization', mappings, 0);
    const { data: draft } = await admin().call('mapping.drop', { ...ACCOUNTS, target: 'region', key: 'drop-region' });
    const page = await open('mapping', draft as Input);
    expect(listOf(page, 'alert').find(({ id }) => id === 'faulty')?.text).toMatch(/Region/);
    expect(rowOf(page, 'region')?.cells.state).toMatchObject({ tone: 'bad' });
    const { status, problem } = await save(draft as Input);
    expect([status, problem?.code]).toEqual([422, 'settings_faulty']);
    expect((await saved()).mappings).toHaveLength(2);
  });
});

describe('ready-made policies (rows 164, 178, 272)', () => {
  it.each([
    ['crm_is_truth', 'Salesforce wins', 'crm'],
    ['two_way', 'The later change wins', null],
    ['first_master', 'The later change wins', 'tierline'],
  ] as const)('%s is shown, taken into the draft, and saved', async (preset, conflict, firstMaster) => {
    await save(await keep({ ...REGION, direction: 'read_only', conflict: 'fill_blanks' }));
    const input = { ...ACCOUNTS, preset, side: 'tierline' };
    const { blocks } = await preview(admin(), 'mapping.tryPreset', input);
    expect(blocks.map(({ id }) => id)).toEqual(['master', 'preset-changes']);
    const { data } = await admin().act('mapping-preset', 'mapping.usePreset', input);
    const [effect] = data.effects;
    if (effect?.do !== 'goto') throw new Error('it leads nowhere');
    const page = await open('mapping', effect.params);
    expect(rowOf(page, 'region')?.cells).toMatchObject({
      direction: { value: { text: 'Both ways' } },
      conflict: { value: { text: conflict } },
    });
    expect((await save(effect.params)).status).toBe(200);
    expect((await getSyncScope(scope())).settings.firstMaster).toBe(firstMaster);
    expect((await saved()).mappings.find(({ key }) => key === 'region')).toMatchObject({ direction: 'both' });
  });
});
