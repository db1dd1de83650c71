import { Accordion, type BaseDate, DateInput, MultiSelect, SearchInput } from '@hubspot/ui-extensions';
import { describe, expect, test } from 'vitest';
import { toBaseDate, toDay } from '../../src/app/cards/tierline/value/calendar-day.ts';
import { typeInto } from '../testing/fill-in.ts';
import { drawnOn, type Mounted, play } from '../testing/mount.tsx';
import { buttonOf, press } from '../testing/press.ts';
import { recordScene } from '../testing/record-scene.ts';

const save = (page: Mounted) => buttonOf(page, 'Save');
const several = (page: Mounted, name: string) => page.find(MultiSelect, { name });
const day = (page: Mounted, name: string) => page.find(DateInput, { name });

/** HubSpot's page tells a cleared day as null, which the SDK's type leaves out. */
const choose = (page: Mounted, name: string, chosen: BaseDate | null) =>
  (day(page, name).props.onChange as ((chosen: BaseDate | null) => void) | undefined)?.(chosen);

describe('several of many', () => {
  test('are chosen in a MultiSelect, and saved as a list', async () => {
    const { page, sentTo } = await recordScene('form-multi');
    expect(several(page, 'regions').props).toMatchObject({
      value: [],
      required: true,
      placeholder: 'Search regions …',
    });
    several(page, 'regions').props.onChange?.(['emea', 'dach']);
    await page.waitFor(() => expect(several(page, 'regions').props.value).toEqual(['emea', 'dach']));
    press(save(page));
    await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
    expect(sentTo('screen.act')[0]?.input).toMatchObject({
      input: { regions: ['emea', 'dach'], distributors: ['org_1', 'org_4'] },
    });
  });

  test('are all in the list once chosen, by their names alone; what may not be chosen stands beneath with its reason', async () => {
    const page = await play('form-multi');
    const { options } = several(page, 'distributors').props;
    expect(options[0]).toEqual({ value: 'org_1', label: 'Carahsoft Technology Corp.' });
    expect(options.map(({ value }) => value)).toContain('org_4');
    expect(page.find(Accordion).props.title).toMatch(/^Not available \(\d\)$/);
    expect(drawnOn(page)).toContain('14 more are not shown. Type to search them.');
  });

  test('of which none is chosen is incomplete where one is required', async () => {
    const { page, sentTo } = await recordScene('form-multi-refused');
    several(page, 'regions').props.onChange?.([]);
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    several(page, 'regions').props.onChange?.(['emea']);
    await page.waitFor(() => expect(save(page).props.disabled).toBe(true));
    expect(sentTo('screen.act')).toEqual([]);
    const { page: other } = await recordScene('form-multi');
    several(other, 'distributors').props.onChange?.([]);
    await other.waitFor(() => expect(save(other).props.disabled).toBe(false));
    press(save(other));
    await other.waitFor(() =>
      expect(several(other, 'regions').props).toMatchObject({ error: true, validationMessage: 'Complete this field.' }),
    );
  });

  test('are found by a search too: a press adds one to those that are chosen, and it keeps its name', async () => {
    const { page, sentTo } = await recordScene('form-multi-search');
    expect(page.find(SearchInput).props.label).toBe('Search: Distributors');
    typeInto(page, 'found');
    await page.waitFor(() => buttonOf(page, 'Found by the server'));
    expect(sentTo('screen.ask').map(({ input }) => input)).toMatchObject([{ input: { words: 'found' } }]);
    press(buttonOf(page, 'Found by the server'));
    await page.waitFor(() => expect(several(page, 'distributors').props.value).toEqual(['org_1', 'org_4', 'org_9']));
    expect(several(page, 'distributors').props.options).toContainEqual({
      value: 'org_9',
      label: 'Found by the server',
    });
    expect(drawnOn(page)).not.toContain('14 more match');
    press(buttonOf(page, 'Cancel'));
    await page.waitFor(() => expect(several(page, 'distributors').props.value).toEqual(['org_1', 'org_4']));
  });

  test('that are refused say why at their field', async () => {
    const page = await play('form-multi-refused');
    several(page, 'regions').props.onChange?.(['emea', 'dach']);
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    press(save(page));
    await page.waitFor(() => expect(several(page, 'regions').props.error).toBe(true));
    expect(several(page, 'regions').props.validationMessage).toContain('ended on 30 September');
  });
});

describe('a day', () => {
  test.each([
    ['2026-01-01', { year: 2026, month: 0, date: 1 }],
    ['2027-12-31', { year: 2027, month: 11, date: 31 }],
    ['0999-02-03', { year: 999, month: 1, date: 3 }],
  ])('%s is %j to HubSpot, and back', (written, date) => {
    expect(toBaseDate(written)).toEqual(date);
    expect(toDay(date)).toBe(written);
  });

  test('shows what is saved, and from and until when one may be chosen', async () => {
    const page = await play('form-date');
    expect(day(page, 'from').props).toMatchObject({ value: { year: 2026, month: 0, date: 1 }, format: 'medium' });
    expect(day(page, 'from').props).not.toHaveProperty('min');
    expect(day(page, 'until').props).toMatchObject({
      value: null,
      min: { year: 2026, month: 0, date: 2 },
      minValidationMessage: 'From 2 Jan 2026 on.',
      max: { year: 2030, month: 11, date: 31 },
      maxValidationMessage: 'Until 31 Dec 2030.',
    });
  });

  test('is saved as it is written, and one that was cleared as nothing', async () => {
    const { page, sentTo } = await recordScene('form-date');
    choose(page, 'until', { year: 2027, month: 5, date: 30 });
    choose(page, 'long', null);
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    expect(day(page, 'long').props.value).toBeNull();
    press(save(page));
    await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
    expect(sentTo('screen.act')[0]?.input).toMatchObject({
      input: { from: '2026-01-01', until: '2027-06-30', long: null },
    });
  });

  test('that is refused says why at its field', async () => {
    const page = await play('form-date-refused');
    choose(page, 'until', { year: 2025, month: 0, date: 1 });
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    press(save(page));
    await page.waitFor(() =>
      expect(day(page, 'until').props.validationMessage).toBe('The last day is before the first.'),
    );
  });
});

test('choices and days that cannot be changed say why, and offer no search', async () => {
  const page = await play('form-choices-disabled');
  for (const { props } of [...page.findAll(MultiSelect), ...page.findAll(DateInput)]) {
    expect(props).toMatchObject({ readOnly: true, description: 'Only an admin can change this.' });
  }
  expect(page.maybeFind(SearchInput)).toBeNull();
});
