import { Accordion, LoadingSpinner, SearchInput, Select } from '@hubspot/ui-extensions';
import { expect, test } from 'vitest';
import { choose, leaveWith, typeInto } from '../testing/fill-in.ts';
import { drawnOn, type Mounted, play } from '../testing/mount.tsx';
import { buttonOf, press } from '../testing/press.ts';
import { recordScene } from '../testing/record-scene.ts';

const save = (page: Mounted) => buttonOf(page, 'Save');

test('what may be chosen is in the Select with its hint; what may not stands beneath, folded, with its reasons', async () => {
  const page = await play('form-suggested');
  const labels = page.find(Select).props.options.map(({ label }) => label);
  expect(labels).toHaveLength(4);
  expect(labels[1]).toBe('Immix Technology, Inc. – Contract until 30 Jun 2027');
  const folded = page.find(Accordion);
  expect(folded.props).toMatchObject({ title: 'Not available (2)' });
  expect(folded.props.defaultOpen).toBeUndefined();
  expect(folded.toString()).toContain('Its contract with Brightline IT ended on 30 Sep 2026.');
  expect(drawnOn(page)).toContain('14 more are not shown. Type to search them.');
});

test('a suggestion is filled in, says that it is one, and can be saved', async () => {
  const page = await play('form-suggested');
  expect(page.find(Select).props.value).toBe('org_1');
  expect(drawnOn(page)).toContain('Suggested. Nothing is saved until you save it.');
  expect(save(page).props.disabled).toBe(false);
});

test('what is chosen goes by its name, with its hint beneath, where there is room for it', async () => {
  const page = await play('form-suggested');
  expect(page.find(Select).props.options[0]?.label).toBe('Carahsoft Technology Corp.');
  expect(drawnOn(page)).toContain('Preferred, contract until 31 Dec 2027');
});

test('what is saved already cannot be saved again until something else is chosen', async () => {
  const { page, sentTo } = await recordScene('form');
  expect(page.find(Select).props).toMatchObject({ value: 'org_2', required: true });
  expect(page.find(Select).props.description).toBe('Distributors that Brightline IT has a contract with.');
  expect(save(page).props.disabled).toBe(true);
  choose(page, 'org_3');
  await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
  press(save(page));
  await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
  expect(sentTo('screen.act')[0]?.input).toMatchObject({ call: 'gallery.act', input: { secondPartner: 'org_3' } });
});

test('a changed mind: cancelling brings back what was there', async () => {
  const { page } = await recordScene('form');
  choose(page, 'org_3');
  await page.waitFor(() => buttonOf(page, 'Cancel'));
  press(buttonOf(page, 'Cancel'));
  await page.waitFor(() => expect(page.find(Select).props.value).toBe('org_2'));
  expect(save(page).props.disabled).toBe(true);
});

test('a required field without a value says so when saving is tried, and nothing is sent', async () => {
  const { page, sentTo } = await recordScene('form');
  // What is saved can be changed and not taken out.
  expect(drawnOn(page)).not.toContain('Clear the selection');
  choose(page, 'org_3');
  await page.waitFor(() => expect(drawnOn(page)).toContain('Clear the selection'));
  press(buttonOf(page, 'Clear the selection'));
  await page.waitFor(() => expect(page.find(Select).props.value).toBe(''));
  press(save(page));
  await page.waitFor(() => expect(page.find(Select).props.error).toBe(true));
  expect(page.find(Select).props.validationMessage).toBe('Complete this field.');
  expect(sentTo('screen.act')).toEqual([]);
});

test('a refusal stands at its field, and goes when something else is chosen', async () => {
  const page = await play('form-refused-field');
  choose(page, 'org_3');
  await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
  press(save(page));
  await page.waitFor(() => expect(page.find(Select).props.error).toBe(true));
  expect(page.find(Select).props.validationMessage).toContain('ended on 30 September');
  choose(page, 'org_1');
  await page.waitFor(() => expect(page.find(Select).props.error).toBe(false));
});

test('a form that cannot be changed says why, at the field and at the buttons', async () => {
  const page = await play('form-disabled');
  expect(page.find(Select).props.readOnly).toBe(true);
  expect(save(page).props.disabled).toBe(true);
  expect(drawnOn(page)).toContain('You can read this opportunity, but not change it.');
  expect(drawnOn(page)).toContain('Ask its owner to change the distributor.');
  expect(page.maybeFind(SearchInput)).toBeNull();
});

test('a saved value that no longer fits is still shown, with the reason', async () => {
  const page = await play('form-not-eligible');
  const { options, value } = page.find(Select).props;
  expect(options.find((option) => option.value === value)?.label).toContain('Müller');
  expect(page.find(Accordion).props.title).toBe('Not available (1)');
  expect(drawnOn(page)).toContain('Choose another distributor');
});

test('saving that takes long says so beside the button', async () => {
  const page = await play('form-busy');
  press(save(page));
  await page.waitFor(() => page.find(LoadingSpinner, { label: 'Working …' }));
});

test('typing asks the server, and what it found is chosen by a press', async () => {
  const { page, sentTo } = await recordScene('form-search');
  typeInto(page, 'found');
  await page.waitFor(() => buttonOf(page, 'Found by the server'));
  expect(sentTo('screen.ask').map(({ input }) => input)).toMatchObject([{ input: { words: 'found' } }]);
  expect(drawnOn(page)).toContain('14 more match. Type more of the name.');
  press(buttonOf(page, 'Found by the server'));
  await page.waitFor(() => expect(page.find(Select).props.value).toBe('org_9'));
  expect(page.find(Select).props.options[0]).toEqual({ value: 'org_9', label: 'Found by the server' });
  expect(drawnOn(page)).not.toContain('14 more match');
});

test('typing into the Select itself asks too, and what was found can be chosen there', async () => {
  const { page } = await recordScene('form-search');
  page.find(Select).props.onInput?.('found');
  await page.waitFor(() =>
    expect(page.find(Select).props.options).toContainEqual({ value: 'org_9', label: 'Found by the server' }),
  );
  choose(page, 'org_9');
  await page.waitFor(() => expect(page.find(Select).props.value).toBe('org_9'));
  const values = page.find(Select).props.options.map(({ value }) => value);
  expect(new Set(values).size).toBe(values.length);
});

test('no letter is lost however late the worker hears of it: the input is never told what to show', async () => {
  const { page, sentTo } = await recordScene('form-search');
  const before = propsOf(page);
  for (const words of ['c', 'ca', 'car', 'cara']) typeInto(page, words);
  await page.waitFor(() => expect(sentTo('screen.ask')).toHaveLength(1));
  expect(sentTo('screen.ask')[0]?.input).toMatchObject({ input: { words: 'cara' } });
  await page.waitFor(() => buttonOf(page, 'Found by the server'));
  expect(propsOf(page)).toEqual(before);
  expect(before).not.toHaveProperty('value');
});

/** The input's data, without its functions: each redraw of the remote root hands out new proxies of those. */
const propsOf = (page: Mounted) =>
  Object.fromEntries(Object.entries(page.find(SearchInput).props).filter(([, value]) => typeof value !== 'function'));

test('emptied by its own cross, the search goes back to the served list', async () => {
  const { page } = await recordScene('form-search');
  typeInto(page, 'found');
  await page.waitFor(() => buttonOf(page, 'Found by the server'));
  leaveWith(page, '');
  await page.waitFor(() => expect(drawnOn(page)).not.toContain('Found by the server'));
});

test('a search that takes long, or fails, says so', async () => {
  const slow = await play('form-search-slow');
  typeInto(slow, 'zzz');
  await slow.waitFor(() => slow.find(LoadingSpinner, { label: 'Searching …' }));
  const failed = await play('form-search-failed');
  typeInto(failed, 'zzz');
  await failed.waitFor(() => expect(drawnOn(failed)).toContain('The search got no answer.'));
});
