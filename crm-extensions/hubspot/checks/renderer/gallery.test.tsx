import * as sdk from '@hubspot/ui-extensions';
import { GALLERY, playScene } from '@tierline/blocks/gallery';
import { drawing } from '@tierline/blocks/gallery/scene';
import { type Block, type Field, type Kind, SINCE } from '@tierline/blocks/vocabulary';
import { everyBlock } from '@tierline/blocks/walk';
import { describe, expect, test } from 'vitest';
import { DEAL, drawnOn, mount, play, SIDEBAR, sceneOf } from '../testing/mount.tsx';

const CASES = GALLERY.map((scene) => [scene.id, scene] as const);

describe.each([
  ['a tab', DEAL],
  ['a sidebar', SIDEBAR],
])('every kind in every state, in %s', (_place, context) => {
  test.each(CASES)('%s is drawn', async (id, { open }) => {
    const page = await play(id, context);
    if (open === 'never') {
      expect(page.find(sdk.LoadingSpinner).props).toMatchObject({ layout: 'centered', showLabel: true });
    } else if (!open.ok) {
      await page.waitFor(() => page.find(sdk.ErrorState));
    } else {
      for (const words of wordsIn(open.answer.blocks)) expect(drawnOn(page)).toContain(words);
    }
    expect(drawnOn(page)).not.toContain('Update the Tierline app');
    expect(drawnOn(page)).not.toMatch(/undefined|NaN|\[object/);
  });
});

/** What must be read somewhere, for each kind: the values are tested by themselves. */
function* wordsIn(blocks: readonly Block[]): Generator<string> {
  for (const block of everyBlock(blocks)) yield* ownWords(block).map((words) => JSON.stringify(words).slice(1, -1));
}

function ownWords(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'stats':
    case 'properties':
      return block.items.map(({ label }) => label);
    case 'table':
      return [block.label, ...block.columns.map(({ label }) => label).filter(() => block.rows.length > 0)];
    case 'chain':
      return [block.label, ...block.links.flatMap(({ role, name, hint = '' }) => [role, name, hint])];
    case 'form':
      return [block.submit.label, ...block.fields.flatMap(wordsOfField)];
    case 'actions':
      return block.actions.flatMap(({ label, disabled = '' }) => [label, disabled]);
    case 'alert':
      return [block.title, block.text ?? '', ...(block.actions ?? []).map(({ label }) => label)];
    case 'empty':
      return [block.title, block.text ?? ''];
    case 'section':
      return [block.title, block.hint ?? ''];
    case 'tabs':
      return block.tabs.map(({ label }) => label);
    case 'timeline':
      return [...block.entries.flatMap(({ title, text = '' }) => [title, text]), block.more ?? ''];
    case 'steps':
      return [...block.steps.flatMap(({ title, text = '' }) => [title, text])];
  }
}

function wordsOfField(field: Field): string[] {
  const { label, help = '', disabled = help } = field;
  return [label, disabled, ...(field.type === 'picker' ? field.options.map((each) => each.label) : [])];
}

const COMPONENTS: Record<Kind, unknown> = {
  text: sdk.Text,
  stats: sdk.Statistics,
  properties: sdk.DescriptionList,
  table: sdk.Table,
  chain: sdk.Flex,
  form: sdk.Select,
  actions: sdk.Button,
  alert: sdk.Alert,
  empty: sdk.EmptyState,
  section: sdk.Accordion,
  tabs: sdk.Tabs,
  timeline: sdk.Flex,
  steps: sdk.StatusTag,
};

test.each(Object.keys(SINCE) as Kind[])("%s is drawn by HubSpot's own component", async (kind) => {
  const scene = GALLERY.find(
    ({ open }) => open !== 'never' && open.ok && open.answer.blocks.some((block) => block.kind === kind),
  );
  if (!scene) throw new Error(`the gallery does not show ${kind}`);
  const page = await play(scene.id);
  expect(page.findAll(COMPONENTS[kind] as typeof sdk.Flex).length).toBeGreaterThan(0);
});

test('a kind that this extension does not know says to update it', async () => {
  const hologram = { kind: 'hologram', id: 'h' } as unknown as Block;
  const page = mount(playScene(drawing('future', 'From the future', [hologram])));
  await page.waitFor(() => page.find(sdk.Alert, { title: 'Update the Tierline app to see this part.' }));
});

test('a field that this extension does not know says to update it', async () => {
  const hologram = { type: 'hologram', name: 'h', label: 'H', value: null } as unknown as Field;
  const submit = { id: 'save', label: 'Save', call: 'x.y', input: {} };
  const form: Block = { kind: 'form', id: 'f', fields: [hologram], submit };
  const page = mount(playScene(drawing('future', 'From the future', [form])));
  await page.waitFor(() => page.find(sdk.Alert, { title: 'Update the Tierline app to see this part.' }));
});

test('steps are numbered, and each says in words how far it has come', async () => {
  const page = await play('steps-told');
  expect(page.findAll(sdk.StatusTag).map(({ text, props }) => [text, props.variant])).toEqual([
    ['Done', 'success'],
    ['Failed', 'danger'],
    ['To do now', 'info'],
    ['To do later', 'default'],
  ]);
  expect(drawnOn(page)).toContain('2. Create the External Client App');
  expect(drawnOn(page)).toContain('Salesforce does not know this app.');
});

test('the chain leads to the records of its parties', async () => {
  const page = await play('chain');
  const hrefs = page.findAll(sdk.Link).map(({ props }) => props.href);
  expect(hrefs[0]).toBe('https://app.hubspot.com/contacts/999/record/Account/001000000000001AAA');
  expect(hrefs).toHaveLength(4);
});

test('in a sidebar the chain goes from top to bottom', async () => {
  const arrows = async (context: typeof DEAL) =>
    new Set((await play('chain', context)).findAll(sdk.Icon).map(({ props }) => props.name));
  expect(await arrows(DEAL)).toContain('right');
  expect(await arrows(SIDEBAR)).toContain('downCarat');
  expect(await arrows(SIDEBAR)).not.toContain('right');
});

test('a section that folds is an accordion, open or closed as the server says', async () => {
  const page = await play('layout');
  expect(page.findAll(sdk.Accordion).map(({ props }) => props.defaultOpen)).toEqual([true, false]);
});

test('what follows by itself shows no sign of loading', async () => {
  const page = await play('following');
  expect(page.findAll(sdk.LoadingSpinner)).toEqual([]);
});

test('a fault shows the reference for the administrator, and can be tried again', async () => {
  const page = mount(playScene(sceneOf('fault')));
  await page.waitFor(() => page.find(sdk.ErrorState, { type: 'error' }));
  expect(drawnOn(page)).toContain('Reference for your administrator: 6e1f0c9a-6f0e-4a53-9f0e-0d2c5a3b7f11');
  expect(page.find(sdk.Button).text).toBe('Try again');
});
