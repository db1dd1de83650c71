import {
  Alert,
  Button,
  DescriptionListItem,
  Dropdown,
  EmptyState,
  SearchInput,
  TableCell,
  TableHeader,
  TableRow,
  Tile,
} from '@hubspot/ui-extensions';
import { playScene } from '@tierline/blocks/gallery';
import type { AskInput, Transport } from '@tierline/blocks/protocol';
import { expect, test } from 'vitest';
import { sortBy, typeInto } from '../testing/fill-in.ts';
import { drawnOn, mount, play, SIDEBAR, sceneOf } from '../testing/mount.tsx';
import { buttonOf, press, questionOf } from '../testing/press.ts';

async function record(id: string) {
  const asked: AskInput['input'][] = [];
  const acted: unknown[] = [];
  const answers = playScene(sceneOf(id));
  const transport: Transport = (procedure, input) => {
    if (procedure === 'screen.ask') asked.push((input as AskInput).input);
    if (procedure === 'screen.act') acted.push((input as AskInput).input);
    return answers(procedure, input);
  };
  const page = mount(transport);
  await page.waitFor(() => page.find(TableHeader));
  return { page, asked, acted };
}

test('numbers stand at the end of their column, and a row leads to its record', async () => {
  const page = await play('table');
  const cells = page.findAll(TableRow)[1]?.findAll(TableCell) ?? [];
  expect(cells.map(({ props }) => props.align)).toEqual(['left', 'left', 'right', 'right', 'left']);
  expect(cells[0]?.toString()).toContain('/contacts/999/record/Account/001000000000001AAA');
  expect(drawnOn(page)).toContain('5 of 5');
});

test('what a row offers is a menu, and what it does not offer is not in it', async () => {
  const { page, acted } = await record('table-actions');
  const [first] = page.findAll(Dropdown);
  const items = first?.findAll(Dropdown.ButtonItem) ?? [];
  expect(items.map(({ text }) => text)).toEqual(['Send again', 'Remove']);
  // Row 3 goes without removal, so its one action needs no menu.
  expect(page.findAll(Dropdown)).toHaveLength(4);
  expect(page.findAll(Button).map(({ text }) => text)).toContain('Send again');
  items[0]?.trigger('onClick');
  await page.waitFor(() => expect(acted).toEqual([{ row: 'org_1' }]));
});

test('each row asks under an id of its own', async () => {
  const page = await play('table-actions');
  const ids = page
    .findAll(Dropdown.ButtonItem)
    .filter(({ text }) => text === 'Remove')
    .map((item) => questionOf(item).modal.props.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(4);
});

test('a press on a column sorts by it, a second one turns it round', async () => {
  const { page, asked } = await record('table-search');
  const deals = () => page.findAll(TableHeader).find(({ text }) => text === 'Deals');
  expect(page.findAll(TableHeader)[0]?.props.sortDirection).toBe('ascending');
  sortBy(page, 'Deals');
  await page.waitFor(() => expect(deals()?.props.sortDirection).toBe('ascending'));
  sortBy(page, 'Deals');
  await page.waitFor(() => expect(deals()?.props.sortDirection).toBe('descending'));
  expect(asked).toMatchObject([
    { sort: 'deals', descending: false },
    { sort: 'deals', descending: true },
  ]);
  expect(page.findAll(TableHeader).find(({ text }) => text === 'Status')?.props).not.toHaveProperty('sortDirection');
});

test('more rows come under those that are there', async () => {
  const { page, asked } = await record('table-search');
  expect(drawnOn(page)).toContain('5 of 192');
  press(buttonOf(page, 'Show more'));
  await page.waitFor(() => expect(drawnOn(page)).toContain('12 of 192'));
  expect(asked).toMatchObject([{ after: 'org_5' }]);
});

test('in a sidebar each row is a tile, with the same menu, and columns are sorted by a menu', async () => {
  const page = await play('table-search', SIDEBAR);
  expect(page.maybeFind(TableHeader)).toBeNull();
  const [first] = page.findAll(Tile);
  expect(first?.findAll(DescriptionListItem).map(({ props }) => props.label)).toEqual([
    'Status',
    'Deals',
    'Pipeline',
    'Since',
  ]);
  expect(first?.find(Dropdown).props.buttonText).toBe('Actions');
  const [sorting] = page.findAll(Dropdown);
  expect(sorting?.props.buttonText).toBe('Reseller ↑');
  sorting?.findAll(Dropdown.ButtonItem)[1]?.trigger('onClick');
  await page.waitFor(() => expect(page.findAll(Dropdown)[0]?.props.buttonText).toBe('Deals ↑'));
});

test('typing searches, and no answer writes into the input', async () => {
  const { page, asked } = await record('table-search');
  typeInto(page, 'resel');
  typeInto(page, 'reseller');
  await page.waitFor(() => expect(asked).toMatchObject([{ words: 'reseller', after: null }]));
  expect(page.find(SearchInput).props).toMatchObject({ label: 'Search resellers', defaultValue: '' });
  expect(page.find(SearchInput).props).not.toHaveProperty('value');
});

test('a table without an answer says so and can be asked again', async () => {
  const { page, asked } = await record('table-failed');
  press(buttonOf(page, 'Show more'));
  await page.waitFor(() => page.find(Alert, { variant: 'warning' }));
  press(buttonOf(page, 'Try again'));
  await page.waitFor(() => expect(asked).toHaveLength(2));
});

test('a table without rows says what it would hold', async () => {
  const page = await play('table-none');
  expect(page.find(EmptyState).props.title).toBe('No reseller has a contract with this distributor.');
  expect(page.maybeFind(TableHeader)).toBeNull();
});
