import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf, pickerOf } from '../testing/blocks.ts';
import { countsOf, decideBy, draftRule, preview, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ patient: true });
  await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
  await decideBy(admin(), 'rules');
});
afterEach(() => world.close());
const admin = () => world.as('admin');

/** A rep on Brightline's page, with what the gateway says of the fields that the page watches. */
function onBrightline(edit = true) {
  const fields = { Tierline_Region__c: { read: true, edit } };
  const person = world.as('rep', world.ids.brightline);
  return {
    open: () =>
      person.call<never>(
        'screen.open',
        { screen: 'organization', params: {}, host: { vocabulary: 3, locale: 'en' } },
        { fields },
      ),
    call: (name: string, input: unknown) => person.call<{ writes: string[] }>(name, input, { fields }),
  };
}

describe('fields that rules ask for and that are blank (rows 87, 88)', () => {
  it('are shown on the account, filled there, and written to the CRM', async () => {
    const { data } = await onBrightline().open();
    const form = listOf(data, 'form').find(({ id }) => id.startsWith('missing:'));
    expect(form?.fields).toMatchObject([{ type: 'picker', name: 'region', label: 'Region', value: null }]);
    const organization = String(form?.submit.input.organization);
    const seen = await preview(admin(), 'field.tryFill', { organization, region: 'EMEA' });
    // "Access points" has Northwind, whose region is EMEA: it would fit again.
    expect(countsOf(seen)).toMatchObject({ gained: 1, lost: 0, mended: 1 });

    const filled = await onBrightline().call('field.fill', {
      ...{ organization, region: 'EMEA', ...seen.carry, key: 'fill-the-region' },
    });
    expect(filled.data.writes).toHaveLength(1);
    expect(world.org.admin.findRecord('Account', world.ids.brightline)?.Tierline_Region__c).toBe('EMEA');
    expect(listOf((await onBrightline().open()).data, 'form').map(({ id }) => id)).toEqual([]);
    const card = (await world.as('rep', world.ids.open).open('deal')).data;
    expect(
      pickerOf(card)
        .options.filter(({ disabled }) => !disabled)
        .map(({ label }) => label),
    ).toEqual(['Northwind']);
  });

  it('cannot be filled by who may not edit the field', async () => {
    const { data } = await onBrightline(false).open();
    const form = listOf(data, 'form').find(({ id }) => id.startsWith('missing:'));
    expect(form?.submit.disabled).toBe('You may not edit this field of the account.');
    const organization = String(form?.submit.input.organization);
    const { carry } = await preview(admin(), 'field.tryFill', { organization, region: 'EMEA' });
    const refused = await onBrightline(false).call('field.fill', {
      ...{ organization, region: 'EMEA', ...carry, key: 'fill-the-region' },
    });
    expect([refused.status, refused.problem?.code]).toEqual([403, 'field_not_editable']);
  });

  it('take no value that they do not offer, and no field that has none', async () => {
    const { data } = await onBrightline().open();
    const organization = String(listOf(data, 'form')[0]?.submit.input.organization);
    const wrong = await admin().ask('field.tryFill', { organization, region: 'Mars' });
    expect([wrong.problem?.code, wrong.problem?.field]).toEqual(['value_unknown', 'region']);
    const text = await admin().ask('field.tryFill', { organization, 'salesforce.Website': 'x' });
    expect(text.problem?.code).toBe('field_unknown');
    for (const field of ['nope', 'contracts', 'constructor', '']) {
      const filled = await onBrightline().call('field.fill', {
        ...{ organization, [field]: 'x', digest: 'seen', key: 'fill-the-region' },
      });
      expect([filled.status, filled.problem?.code]).toEqual([422, 'field_unknown']);
    }
  });
});
