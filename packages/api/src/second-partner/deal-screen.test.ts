import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainOf, getOnly, historyOf, listOf, pickerOf } from '../testing/blocks.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const open = async (who: 'rep' | 'reader' | 'stranger', id: string) => (await world.as(who, id).open('deal')).data;

describe('the card of a deal (rows 98, 99, 144)', () => {
  it('shows the chain from the vendor to the customer, each with its record', async () => {
    const screen = await open('rep', world.ids.set);
    expect(chainOf(screen)).toEqual(['Acme Networks', 'Northwind', 'Brightline', 'City of Leipzig']);
    expect(getOnly(screen, 'chain').links.map(({ role }) => role)).toEqual([
      'Vendor',
      'Distributor',
      'Reseller',
      'Customer',
    ]);
    expect(getOnly(screen, 'chain').links.map(({ record }) => record?.id)).toEqual([
      undefined,
      world.ids.northwind,
      world.ids.brightline,
      world.ids.city,
    ]);
  });

  it('offers the distributors with a contract, the preferred one first and filled in, and says why others cannot be chosen (rows 41, 43, 60)', async () => {
    const field = pickerOf(await open('rep', world.ids.open));
    expect(field.options.map(({ label, hint, disabled }) => [label, hint ?? disabled])).toEqual([
      ['Northwind', 'Preferred, has a contract with Brightline'],
      ['Kestrel', 'Has a contract with Brightline'],
      ['Gone', 'No longer active'],
      ['Ostrava', 'No contract with Brightline'],
    ]);
    expect(field.options.filter(({ disabled }) => disabled === undefined)).toHaveLength(2);
    expect(field).toMatchObject({ value: null, suggestion: field.options[0]?.value });
  });

  it('suggests nothing where a distributor is set', async () => {
    const field = pickerOf(await open('rep', world.ids.set));
    expect(field.suggestion).toBeUndefined();
    expect(field.value).toBe(field.options[0]?.value);
  });

  it('finds any distributor by its name, with the reason', async () => {
    const deal = getOnly(await open('rep', world.ids.open), 'form').submit.input.deal ?? '';
    const { data } = await world.as('rep', world.ids.open).ask('secondPartner.candidates', { deal, words: 'ost' });
    expect(data).toMatchObject({
      kind: 'options',
      options: [{ label: 'Ostrava', disabled: 'No contract with Brightline' }],
    });
  });

  it('badges a distributor that does not fit, and lets it be removed (row 47)', async () => {
    const screen = await open('rep', world.ids.unfit);
    expect(getOnly(screen, 'chain').links[1]).toMatchObject({ name: 'Ostrava', tone: 'warn', hint: 'No longer fits' });
    expect(getOnly(screen, 'alert')).toMatchObject({
      title: 'Ostrava no longer fits (since 23 Nov 2026)',
      text: 'No contract with Brightline.',
    });
    expect(getOnly(screen, 'alert').actions?.map(({ call }) => call)).toEqual(['secondPartner.clear']);
    expect(getOnly(screen, 'form').others).toEqual([]);
  });

  it('says what to do where the deal has no reseller', async () => {
    const screen = await open('rep', world.ids.direct);
    expect(getOnly(screen, 'empty')).toMatchObject({ title: 'This opportunity has no reseller yet' });
    expect(listOf(screen, 'form')).toEqual([]);
  });

  it('is the same card on a lead (row 100)', async () => {
    const screen = await open('rep', world.ids.lead);
    expect(chainOf(screen)).toEqual(['Acme Networks', 'Not set', 'Brightline', 'Harbour Trust']);
    expect(pickerOf(screen).options).toHaveLength(4);
  });

  it('shows the choice without offering it to somebody who may not edit the record', async () => {
    const screen = await open('reader', world.ids.open);
    const form = getOnly(screen, 'form');
    expect(form.submit.disabled).toBe('You may not edit this opportunity, so the choice is only shown.');
    expect(form.fields[0]).toMatchObject({ disabled: form.submit.disabled });
    expect(pickerOf(screen).suggestion).toBeUndefined();
  });

  it('shows somebody without the Tierline permission the chain and nothing beyond it', async () => {
    const screen = await open('stranger', world.ids.set);
    expect(screen.blocks.map(({ kind }) => kind)).toEqual(['chain', 'text']);
    expect(JSON.stringify(screen)).not.toContain('Kestrel');
  });

  it('says that a record is not read yet, and looks again', async () => {
    const [id = ''] = world.org.admin.seed('Opportunity', [
      { Name: 'Just made', StageName: 'Prospecting', CloseDate: '2026-12-31', Partner__c: world.ids.brightline },
    ]);
    const unread = await open('rep', id);
    expect(getOnly(unread, 'empty').title).toBe('Tierline has not read this record yet');
    expect(unread.again).toBe(2);
    await world.settle();
    expect(chainOf(await open('rep', id))).toEqual(['Acme Networks', 'Not set', 'Brightline', 'Not set']);
  });

  it('tells who stood in the chain when it was first read', async () => {
    expect(historyOf(await open('rep', world.ids.set))).toEqual([
      'Northwind was distributor when Tierline first read this record',
      'Brightline was reseller when Tierline first read this record',
    ]);
  });
});
