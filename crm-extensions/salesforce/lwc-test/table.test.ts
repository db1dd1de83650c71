import TierlineConfirm from 'c/tierlineConfirm';
import { afterEach, expect, test, vi } from 'vitest';
import {
  button,
  clearPage,
  drawn,
  find,
  findAll,
  gateway,
  mountScreen,
  play,
  sceneOf,
  textOf,
} from './platform/page.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  clearPage();
});

async function openTable(scene: string) {
  play(sceneOf(scene));
  const element = mountScreen();
  await drawn();
  return element;
}

const rowsOf = (element: HTMLElement) => findAll(element, 'tbody tr');
const asks = () =>
  gateway.mock.calls
    .map(([input]) => input)
    .filter(({ procedure }) => procedure === 'screen.ask')
    .map(({ input }) => JSON.parse(input).input);

test('a table is named, says how many of its rows are shown, and keeps its meaning when rows are drawn as cards', async () => {
  const element = await openTable('table-search');
  expect(find(element, 'table').getAttribute('aria-label')).toBe('Resellers of this distributor');
  expect(findAll(element, 'table, thead, tbody, tr, th, td').filter((each) => !each.hasAttribute('role'))).toEqual([]);
  expect(rowsOf(element)).toHaveLength(5);
  expect(textOf(element)).toContain('5 of 192');
});

test('a press on a column asks for the rows in that order, and says which order it is', async () => {
  const element = await openTable('table-search');
  const [name, , deals] = findAll(element, 'thead th');
  expect(name?.getAttribute('aria-sort')).toBe('ascending');
  if (!deals) throw new Error('no third column');
  find(element, 'button[data-key="deals"]').click();
  await drawn();
  expect(asks()).toMatchObject([{ sort: 'deals', descending: false, after: null }]);
  expect(deals.getAttribute('aria-sort')).toBe('ascending');
  expect(name?.hasAttribute('aria-sort')).toBe(false);
});

test('typing asks for the rows when it rests; rows stay in sight meanwhile', async () => {
  vi.useFakeTimers();
  const element = await openTable('table-slow');
  find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value: 'carah' } }));
  await drawn();
  await vi.advanceTimersByTimeAsync(300);
  await drawn();
  expect(asks()).toMatchObject([{ words: 'carah' }]);
  expect(find(element, 'table').getAttribute('aria-busy')).toBe('true');
  expect(rowsOf(element)).toHaveLength(5);
});

test('more rows come under those already there', async () => {
  const element = await openTable('table-search');
  button(element, 'Show more').click();
  await drawn();
  expect(asks()).toMatchObject([{ after: 'org_5' }]);
  expect(rowsOf(element)).toHaveLength(12);
});

test('a question without an answer says so and can be asked again', async () => {
  const element = await openTable('table-failed');
  button(element, 'Show more').click();
  await drawn();
  expect(textOf(element)).toContain('The search got no answer.');
  button(element, 'Try again').click();
  await drawn();
  expect(asks()).toHaveLength(2);
});

test('a table without rows says why', async () => {
  const element = await openTable('table-none');
  expect(textOf(element)).toContain('No reseller has a contract with this distributor.');
});

test('each row offers its own actions, named after the row, and the chosen one carries the row after a confirmation', async () => {
  vi.spyOn(TierlineConfirm as unknown as { open: () => Promise<unknown> }, 'open').mockResolvedValue(true);
  const element = await openTable('table-actions');
  const menus = findAll<HTMLElement & { alternativeText: string }>(element, 'lightning-button-menu');
  expect(menus[0]?.alternativeText).toBe('Actions for Reseller 1');
  const offered = menus.map((menu) => findAll(menu, 'lightning-menu-item').length);
  expect(offered).toEqual([2, 2, 1, 2, 2]);
  menus[1]?.dispatchEvent(new CustomEvent('select', { detail: { value: 'remove' } }));
  await drawn();
  const acts = gateway.mock.calls.map(([input]) => input).filter(({ procedure }) => procedure === 'screen.act');
  expect(acts.map(({ input }) => JSON.parse(input).input)).toEqual([{ row: 'org_2' }]);
});
