import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainOf, getOnly, listOf, pick, pickerOf } from '../testing/blocks.ts';
import { decideBy, draftRule, preview, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const admin = () => world.as('admin');
const rep = (id = world.ids.open) => world.as('rep', id);
const NAMES = { vendor: 'Vendor', partner: 'Sub-Agent', secondPartner: 'Agent' };
const SETTINGS = { label: null, mandatory: false, source: 'contracts', cardinality: 'many' } as const;

describe('account types and second-partner settings', () => {
  it('a new vendor has optional second partners by contract, several for each (rows 45, 96)', async () => {
    const { data } = await admin().call('programme.get', undefined);
    expect(data).toMatchObject({
      setting: { label: null, mandatory: false, source: 'contracts', cardinality: 'many' },
    });
  });

  it('every screen uses the vendor’s words, and the field may have words of its own (rows 15, 17, 94, 95)', async () => {
    const saved = await decideBy(admin(), 'contracts', 0, { ...NAMES, label: 'Technology Services Broker' });
    expect(saved.data.effects).toEqual([{ do: 'toast', tone: 'good', title: 'Settings saved' }]);
    const { data } = await rep().open('deal');
    expect(getOnly(data, 'chain').links.map(({ role }) => role)).toEqual([
      ...['Vendor', 'Technology Services Broker', 'Sub-Agent', 'Customer'],
    ]);
    expect(pickerOf(data).label).toBe('Technology Services Broker');
    const account = (await rep(world.ids.northwind).open('organization')).data;
    expect(getOnly(account, 'properties').items[0]?.cell.value).toEqual({ type: 'text', text: 'Agent' });
    // The settings offer ready-made words, the usual ones among them.
    for (const screen of ['rules', 'assignment', 'coverage', 'mine', 'admin']) {
      const { data: page } = await admin().open(screen);
      expect(JSON.stringify(page)).not.toMatch(/distributor|reseller/i);
    }
  });

  it('the settings speak of opportunities where the CRM does', async () => {
    const { fields } = getOnly((await admin().open('programme')).data, 'form');
    const fieldOf = (name: string) => fields.find((field) => field.name === name);
    expect(fieldOf('label')?.label).toBe('Name of the field on opportunities and leads');
    expect(fieldOf('mandatory')).toMatchObject({
      help: expect.stringMatching(/^An opportunity that has a distributor /),
    });
    expect(fieldOf('vendor')).toMatchObject({ help: 'Use the singular. Every page uses your words.' });
  });

  it.each([
    ['Partner', 'Distributor'],
    ['Sub-Agent', 'Technology Services Broker'],
    ['Sub-VAR', 'Master VAR'],
  ])('the preset for %s and %s renames, and changes nothing else', async (partner, secondPartner) => {
    const names = { vendor: 'Vendor', partner, secondPartner };
    const { data } = await admin().act('programme', 'programme.rename', names);
    expect(data.effects[0]).toMatchObject({ tone: 'good' });
    expect((await rep().open('deal')).data.blocks.find(({ kind }) => kind === 'chain')).toMatchObject({
      links: [{}, { role: secondPartner }, { role: partner }, {}],
    });
    expect((await admin().call('programme.get', undefined)).data).toMatchObject({ setting: { revision: 0 } });
  });

  it('names are needed, trimmed, and different whatever their case (row 14)', async () => {
    const draft = { ...NAMES, ...SETTINGS };
    const same = await preview(admin(), 'programme.tryOut', { ...draft, secondPartner: ' sub-agent ' });
    expect(same.errors).toEqual({
      secondPartner: 'Another account type has this name already. Choose another.',
    });
    const blank = await admin().ask('programme.tryOut', { ...draft, partner: '  ' });
    expect(blank.problem).toMatchObject({ code: 'input_invalid', field: 'partner' });
    const clash = await admin().act('programme', 'programme.rename', { ...NAMES, secondPartner: 'VENDOR' });
    expect([clash.status, clash.problem?.code, clash.problem?.field]).toEqual([422, 'name_taken', 'secondPartner']);
  });

  it('rules cannot decide before there is one (row 72)', async () => {
    const { errors } = await preview(admin(), 'programme.tryOut', { ...NAMES, ...SETTINGS, source: 'rules' });
    expect(errors).toEqual({ source: 'Rules cannot decide without a rule. Write at least one first.' });
  });

  it('nothing counts before it is saved, and who saves second is told (row 85)', async () => {
    await preview(admin(), 'programme.tryOut', { ...NAMES, ...SETTINGS, label: 'Broker' });
    expect(pickerOf((await rep().open('deal')).data).label).toBe('Distributor');
    await decideBy(admin(), 'contracts', 0, { label: 'Broker' });
    const second = await decideBy(admin(), 'contracts', 0, { label: 'Agent' });
    expect([second.status, second.problem?.code]).toEqual([409, 'setting_changed']);
    expect(pickerOf((await rep().open('deal')).data).label).toBe('Broker');
  });

  it('contracts stay while rules decide, and count again afterwards (row 71)', async () => {
    await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
    await decideBy(admin(), 'rules');
    const names = async () =>
      pickerOf((await rep().open('deal')).data)
        .options.filter(({ disabled }) => disabled === undefined)
        .map(({ label }) => label);
    expect(await names()).toEqual([]);
    await decideBy(admin(), 'contracts', 1);
    expect(await names()).toEqual(['Northwind', 'Kestrel']);
  });

  it('a mandatory one may be replaced and not removed, in the card as in the API (row 97)', async () => {
    await decideBy(admin(), 'contracts', 0, { mandatory: true });
    const { data } = await rep(world.ids.set).open('deal');
    expect(listOf(data, 'form')[0]?.others).toEqual([]);
    const { deal } = pick(data, 'Kestrel');
    const cleared = await rep(world.ids.set).act('deal', 'secondPartner.clear', { deal });
    expect([cleared.status, cleared.problem?.text]).toEqual([
      422,
      'Access points has to have a distributor, so it cannot be removed. Choose another instead.',
    ]);
    const replaced = await rep(world.ids.set).act('deal', 'secondPartner.assign', pick(data, 'Kestrel'));
    expect(chainOf(replaced.data.screen)[1]).toBe('Kestrel');
    const missing = (await rep().open('deal')).data;
    expect(listOf(missing, 'alert').map(({ title }) => title)).toEqual(['This opportunity needs a distributor']);
  });
});
