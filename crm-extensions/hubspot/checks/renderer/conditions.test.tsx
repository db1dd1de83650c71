import { Accordion, Alert, Button, Icon, MultiSelect, SearchInput, Select } from '@hubspot/ui-extensions';
import type { AskAnswer, Reply } from '@tierline/blocks/protocol';
import type { FormBlock } from '@tierline/blocks/vocabulary';
import { expect, test } from 'vitest';
import { DEAL, drawnOn, type Mounted, mount } from '../testing/mount.tsx';
import { buttonOf, press } from '../testing/press.ts';
import { EMPTY_TREE, ruleForm, serveForm, TREE } from '../testing/rule-form.ts';

async function draw(form: FormBlock, asked?: Reply<AskAnswer>[]) {
  const { transport, sentTo } = serveForm(form, asked);
  const page = mount(transport);
  await page.waitFor(() => buttonOf(page, 'Save'));
  return { page, sentTo };
}

const selects = (page: Mounted, label: string) => page.findAll(Select).filter(({ props }) => props.label === label);
const values = (page: Mounted) => page.findAll(MultiSelect);

function choose(page: Mounted, label: string, value: string, place = 0) {
  const select = selects(page, label)[place];
  if (!select) throw new Error(`there is no ${label} at ${place}`);
  select.props.onChange?.(value);
}

/** Presses the bin that says to remove that. */
function remove(page: Mounted, what: string) {
  const bin = page
    .findAll(Button)
    .find((button) => button.maybeFind(Icon)?.props.screenReaderText === `Remove ${what}`);
  if (!bin) throw new Error(`nothing removes ${what}`);
  press(bin);
}

/** The form's own: each question carries one, too. */
function pressCancel(page: Mounted) {
  const cancel = page.findAll(Button).findLast(({ text }) => text === 'Cancel');
  if (!cancel) throw new Error('nothing can be cancelled');
  press(cancel);
}

const joins = (page: Mounted) => selects(page, 'Match').map(({ props }) => props.value);

test('what always holds comes first and cannot be taken away; without lines, it says what that means (rows 77, 84)', async () => {
  const { page } = await draw(ruleForm(EMPTY_TREE));
  expect(drawnOn(page)).toContain('Account type is Reseller');
  expect(page.find(Icon, { name: 'locked' })).toBeDefined();
  expect(drawnOn(page)).toContain('Every reseller');
  expect(page.findAll(Select)).toEqual([]);
  expect(page.maybeFind(Icon, { name: 'delete' })).toBeNull();
});

test('lines and groups stand as they are saved, each with its own join', async () => {
  const { page } = await draw(ruleForm(TREE));
  expect(joins(page)).toEqual(['and', 'or']);
  expect(selects(page, 'Field').map(({ props }) => props.value)).toEqual(['territory', 'territory']);
  expect(selects(page, 'Comparison').map(({ props }) => props.value)).toEqual(['any_of', 'blank']);
  expect(drawnOn(page)).not.toContain('Every reseller');
});

test('only a comparison that takes values asks for them; one that lost its name is still shown, and can be taken out', async () => {
  const { page, sentTo } = await draw(ruleForm(TREE));
  const [first, ...others] = values(page);
  expect(others).toEqual([]);
  expect(first?.props.value).toEqual(['emea', 'gone']);
  expect(first?.props.options).toEqual([
    { value: 'gone', label: 'gone' },
    { value: 'emea', label: 'EMEA' },
    { value: 'amer', label: 'Americas' },
  ]);
  first?.props.onChange?.(['emea', 'amer']);
  await page.waitFor(() => expect(buttonOf(page, 'Save').props.disabled).toBe(false));
  press(buttonOf(page, 'Save'));
  await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
  const line = { ...TREE.items[0], values: ['emea', 'amer'] };
  expect(sentTo('screen.act')[0]?.input).toMatchObject({ input: { partner: { items: [line, TREE.items[1]] } } });
});

test('a value that may not be chosen stands beneath, with its reason', async () => {
  const { page } = await draw(ruleForm(TREE));
  expect(page.find(Accordion).props.title).toBe('Not available (1)');
  expect(drawnOn(page)).toContain('Nobody sells there.');
});

test('a condition is built by hand, part by part', async () => {
  const { page, sentTo } = await draw(ruleForm(EMPTY_TREE));
  press(buttonOf(page, 'Add condition'));
  await page.waitFor(() => expect(selects(page, 'Field')).toHaveLength(1));
  expect(selects(page, 'Comparison')).toEqual([]);
  choose(page, 'Field', 'territory');
  await page.waitFor(() => expect(selects(page, 'Comparison')).toHaveLength(1));
  expect(values(page)).toEqual([]);
  choose(page, 'Comparison', 'any_of');
  await page.waitFor(() => expect(values(page)).toHaveLength(1));
  values(page)[0]?.props.onChange?.(['amer']);
  await page.waitFor(() => expect(values(page)[0]?.props.value).toEqual(['amer']));
  press(buttonOf(page, 'Save'));
  await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
  expect(sentTo('screen.act')[0]?.input).toMatchObject({
    input: {
      partner: { id: 'root', join: 'and', items: [{ field: 'territory', operator: 'any_of', values: ['amer'] }] },
    },
  });
});

test('a group is added within the others, and no deeper than it may', async () => {
  const { page } = await draw(ruleForm(EMPTY_TREE));
  press(buttonOf(page, 'Add group'));
  await page.waitFor(() => expect(joins(page)).toEqual(['and', 'or']));
  const labels = page.findAll(Button).map(({ text }) => text);
  expect(labels.filter((label) => label === 'Add condition')).toHaveLength(2);
  expect(labels.filter((label) => label === 'Add group')).toHaveLength(1);
});

test('a group without conditions says so, and can be taken away', async () => {
  const { page } = await draw(ruleForm({ ...EMPTY_TREE, items: [{ id: 'group_2', join: 'or', items: [] }] }));
  expect(drawnOn(page)).toContain('No condition yet');
  expect(drawnOn(page)).not.toContain('Every reseller');
  remove(page, 'the group');
  await page.waitFor(() => expect(drawnOn(page)).toContain('Every reseller'));
});

test('any or all of a group is said by a choice of its own', async () => {
  const { page } = await draw(ruleForm(TREE));
  choose(page, 'Match', 'or');
  await page.waitFor(() => expect(joins(page)).toEqual(['or', 'or']));
});

test('a line or a group goes by its own bin, which says to a screen reader what it takes away', async () => {
  const { page } = await draw(ruleForm(TREE));
  remove(page, 'the group');
  await page.waitFor(() => expect(joins(page)).toEqual(['and']));
  remove(page, 'Territory');
  await page.waitFor(() => expect(drawnOn(page)).toContain('Every reseller'));
  pressCancel(page);
  await page.waitFor(() => expect(joins(page)).toEqual(['and', 'or']));
});

test('two steps taken at once both count', async () => {
  const { page } = await draw(ruleForm(EMPTY_TREE));
  const add = buttonOf(page, 'Add condition');
  press(add);
  press(add);
  await page.waitFor(() => expect(selects(page, 'Field')).toHaveLength(2));
});

test('an unfinished condition is not saved: the part that it lacks is marked once saving is tried', async () => {
  const { page, sentTo } = await draw(ruleForm(EMPTY_TREE));
  press(buttonOf(page, 'Add condition'));
  await page.waitFor(() => expect(selects(page, 'Field')[0]?.props.error).toBe(false));
  press(buttonOf(page, 'Save'));
  await page.waitFor(() => expect(selects(page, 'Field')[0]?.props.error).toBe(true));
  expect(drawnOn(page)).toContain('Complete every condition, or remove it.');
  choose(page, 'Field', 'territory');
  await page.waitFor(() => expect(selects(page, 'Comparison')[0]?.props.error).toBe(true));
  expect(selects(page, 'Field')[0]?.props.error).toBe(false);
  expect(sentTo('screen.act')).toEqual([]);
});

test('values that are too many to list are searched, and keep their names', async () => {
  const found: Reply<AskAnswer> = {
    ok: true,
    answer: { kind: 'options', options: [{ value: 'org_9', label: 'Found by the server' }] },
  };
  const items = [{ id: 'line_1', field: 'name', operator: 'any_of', values: ['org_1'] }];
  const { page, sentTo } = await draw(ruleForm({ ...EMPTY_TREE, items }), [found]);
  page.find(SearchInput).props.onInput?.('found');
  await page.waitFor(() => buttonOf(page, 'Found by the server'));
  expect(sentTo('screen.ask')[0]?.input).toMatchObject({ call: 'rules.names', input: { words: 'found' } });
  press(buttonOf(page, 'Found by the server'));
  await page.waitFor(() => expect(values(page)[0]?.props.value).toEqual(['org_1', 'org_9']));
  expect(values(page)[0]?.props.options).toContainEqual({ value: 'org_9', label: 'Found by the server' });
});

test('conditions that cannot be changed say why, and can only be read', async () => {
  const { page } = await draw(ruleForm(TREE, { disabled: 'Only an admin can change rules.' }));
  expect(drawnOn(page)).toContain('Only an admin can change rules.');
  for (const { props } of [...page.findAll(Select), ...values(page)]) expect(props.readOnly).toBe(true);
  expect(page.findAll(Button).map(({ text }) => text?.trim())).toEqual(['Rules', 'Save']);
});

test('a card, which does not carry them, says to update', async () => {
  const page = mount(serveForm(ruleForm(TREE)).transport, DEAL, {});
  await page.waitFor(() => page.find(Alert, { title: 'Update the Tierline app to see this part.' }));
});
