import { Button, Dropdown, Icon, Toggle } from '@hubspot/ui-extensions';
import { playScene } from '@tierline/blocks/gallery';
import { answer, drawing, screenOf } from '@tierline/blocks/gallery/scene';
import type { OpenInput, Transport } from '@tierline/blocks/protocol';
import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import { beforeEach, expect, test, vi } from 'vitest';
import { drawnOn, type Mounted, mount, play, SIDEBAR } from '../testing/mount.tsx';
import { buttonOf, press, questionOf, reactions } from '../testing/press.ts';

beforeEach(() => {
  vi.clearAllMocks();
});

const RULES: TableBlock = {
  kind: 'table',
  id: 'rules',
  label: 'Rules',
  columns: [{ key: 'name', label: 'Name' }],
  rows: [
    { id: 'rule_1', cells: { name: { value: { type: 'text', text: 'Public Sector' } } } },
    { id: 'rule_2', cells: { name: { value: { type: 'text', text: 'EMEA' } } }, without: ['remove'] },
    { id: 'rule_3', cells: { name: { value: { type: 'text', text: 'Rest' } } }, without: ['remove', 'edit'] },
  ],
  rowGotos: [{ id: 'edit', label: 'Edit', screen: 'rule', params: {} }],
  rowActions: [{ id: 'remove', label: 'Remove', call: 'rules.remove', input: {} }],
  empty: 'No rule yet.',
  total: 3,
};

const BLOCKS: Block[] = [
  { kind: 'actions', id: 'new', actions: [], gotos: [{ id: 'new', label: 'New rule', screen: 'rule', params: {} }] },
  RULES,
];

const RULE: Block = {
  kind: 'form',
  id: 'rule',
  fields: [{ type: 'toggle', name: 'live', label: 'Live', value: false }],
  submit: { id: 'save', label: 'Save', call: 'rules.save', input: {} },
};

/** Two screens: a list, and one rule with a way back. Keeps which were opened. */
function serve() {
  const opened: Pick<OpenInput, 'screen' | 'params'>[] = [];
  const list = drawing('list', 'Rules', BLOCKS);
  const back = { id: 'back', label: 'Rules', screen: 'deal', params: {} };
  const rule = { ...list, open: answer(screenOf('One rule', [RULE], { back })) };
  const transport: Transport = (procedure, asked) => {
    const { screen, params } = asked as OpenInput;
    if (procedure === 'screen.open') opened.push({ screen, params });
    return playScene(screen === 'rule' ? rule : list)(procedure, asked);
  };
  return { transport, opened };
}

async function open(context?: typeof SIDEBAR) {
  const { transport, opened } = serve();
  const page = mount(transport, context);
  await page.waitFor(() => buttonOf(page, 'New rule'));
  return { page, opened };
}

const backOf = (page: Mounted) => {
  const found = page.findAll(Button).find((button) => button.maybeFind(Icon)?.props.name === 'left');
  if (!found) throw new Error('there is no way back');
  return found;
};

test('a way to another screen is a button; the way back stands over the title', async () => {
  const { page, opened } = await open();
  press(buttonOf(page, 'New rule'));
  await page.waitFor(() => expect(drawnOn(page)).toContain('One rule'));
  expect(backOf(page).text?.trim()).toBe('Rules');
  press(backOf(page));
  await page.waitFor(() => buttonOf(page, 'New rule'));
  expect(opened.map(({ screen }) => screen)).toEqual(['deal', 'rule', 'deal']);
});

test.each([
  ['a table', undefined],
  ['tiles', SIDEBAR],
])('in %s, a row leads to a screen of its own, among what can be done with it', async (_what, context) => {
  const { page, opened } = await open(context);
  const [first, ...others] = page.findAll(Dropdown);
  expect(others).toEqual([]);
  expect(first?.findAll(Dropdown.ButtonItem).map(({ text }) => text)).toEqual(['Edit', 'Remove']);
  // Rule 2 goes without removal, so its one way needs no menu; rule 3 goes without both.
  expect(page.findAll(Button).filter(({ text }) => text === 'Edit')).toHaveLength(1);
  first?.findAll(Dropdown.ButtonItem)[0]?.trigger('onClick');
  await page.waitFor(() => expect(drawnOn(page)).toContain('One rule'));
  expect(opened.at(-1)).toEqual({ screen: 'rule', params: { row: 'rule_1' } });
});

test('leaving asks first where something that was entered would be lost', async () => {
  const { page, opened } = await open();
  press(buttonOf(page, 'New rule'));
  await page.waitFor(() => page.find(Toggle));
  expect(backOf(page).props.overlay).toBeUndefined();
  page.find(Toggle).props.onChange?.(true);
  await page.waitFor(() => expect(backOf(page).props.overlay).toBeDefined());
  const question = questionOf(backOf(page));
  expect(question.modal.props).toMatchObject({ title: 'Leave without saving?', variant: 'danger' });
  press(buttonOf(question, 'Cancel'));
  expect(reactions.closeModal).toHaveBeenCalledWith(question.modal.props.id);
  expect(opened).toHaveLength(2);
  press(buttonOf(question, 'Leave without saving'));
  await page.waitFor(() => buttonOf(page, 'New rule'));
});

test('what was taken back does not ask', async () => {
  const { page } = await open();
  press(buttonOf(page, 'New rule'));
  await page.waitFor(() => page.find(Toggle));
  page.find(Toggle).props.onChange?.(true);
  await page.waitFor(() => expect(backOf(page).props.overlay).toBeDefined());
  page.find(Toggle).props.onChange?.(false);
  await page.waitFor(() => expect(backOf(page).props.overlay).toBeUndefined());
});

test('gotos stand beside actions, in one row', async () => {
  const page = await play('gotos');
  expect(buttonOf(page, 'Check all rules').props.variant).toBe('primary');
  expect(buttonOf(page, 'Coverage').props.variant).toBe('secondary');
});
