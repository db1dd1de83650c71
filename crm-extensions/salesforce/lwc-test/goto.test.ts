import TierlineConfirm from 'c/tierlineConfirm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  answered,
  button,
  clearPage,
  drawn,
  find,
  findAll,
  focused,
  gateway,
  mountScreen,
  play,
  sceneOf,
  sent,
} from './platform/page.ts';

const modal = TierlineConfirm as unknown as { open: (options: object) => Promise<unknown> };

afterEach(() => {
  vi.restoreAllMocks();
  clearPage();
});

async function open(scene: string) {
  play(sceneOf(scene));
  const element = mountScreen();
  await drawn();
  return element;
}

test('a way to another screen is a button, and once it is there the keyboard is at its beginning', async () => {
  const element = await open('gotos');
  button(element, 'New rule').click();
  await drawn();
  expect(sent('screen.open').at(-1)).toMatchObject({ screen: 'gallery', params: { to: 'new' } });
  expect(focused(element)).toBe(find(element, '.body'));
});

test('the way back stands above everything else', async () => {
  const element = await open('back');
  expect(findAll(element, 'lightning-button')[0]).toMatchObject({ label: 'Rules', iconName: 'utility:back' });
  button(element, 'Rules').click();
  await drawn();
  expect(sent('screen.open').at(-1)).toMatchObject({ params: { to: 'back' } });
});

describe('a table’s rows', () => {
  test('offer their ways beside their actions in the menu', async () => {
    const element = await open('table-gotos');
    const menu = find<HTMLElement>(element, 'lightning-button-menu');
    const items = findAll<HTMLElement & { label: string }>(menu, 'lightning-menu-item');
    expect(items.map(({ label }) => label)).toEqual(['Edit', 'Why these distributors?', 'Send again', 'Remove']);
    menu.dispatchEvent(new CustomEvent('select', { detail: { value: 'explain' } }));
    await drawn();
    expect(sent('screen.open').at(-1)).toMatchObject({ params: { to: 'explain', row: 'org_1' } });
  });

  test('that have one way alone have a button with their name', async () => {
    const element = await open('table-gotos');
    const [, second] = findAll(element, 'button.way');
    expect(second?.getAttribute('aria-label')).toBe('Edit: Reseller 2');
    second?.click();
    await drawn();
    expect(sent('screen.open').at(-1)).toMatchObject({ params: { to: 'edit', row: 'org_2' } });
  });
});

describe('leaving with something unsaved', () => {
  const screen = {
    title: 'A rule',
    watch: [],
    back: { id: 'back', label: 'Rules', screen: 'rules', params: {} },
    blocks: [
      {
        kind: 'form',
        id: 'f',
        fields: [{ type: 'text', name: 'name', label: 'Name', value: null }],
        submit: { id: 's', label: 'Save', call: 'x', input: {} },
      },
    ],
  };

  test.each([
    ['stays, when that is what the person wants', false, 0],
    ['goes, when the person says so', true, 1],
  ])('%s', async (_what, answer, times) => {
    const ask = vi.spyOn(modal, 'open').mockResolvedValue(answer);
    gateway.mockResolvedValue(answered(screen));
    const element = mountScreen();
    await drawn();
    find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value: 'Half a na' } }));
    await drawn();
    button(element, 'Rules').click();
    await drawn();
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ label: 'Leave without saving?', destructive: true }));
    expect(sent('screen.open').filter((call) => call.screen === 'rules')).toHaveLength(times);
  });

  test('asks nothing where nothing was put in', async () => {
    const ask = vi.spyOn(modal, 'open');
    gateway.mockResolvedValue(answered(screen));
    const element = mountScreen();
    await drawn();
    button(element, 'Rules').click();
    await drawn();
    expect(ask).not.toHaveBeenCalled();
    expect(sent('screen.open')).toHaveLength(2);
  });
});

test('a form goes with its screen, and draws nothing amiss while it does', async () => {
  const field = {
    type: 'multi',
    name: 'lines',
    label: 'Lines',
    value: ['one'],
    options: [{ value: 'one', label: 'One' }],
  };
  const submit = { id: 'save', label: 'Save', call: 'rule.save', input: {} };
  const blocks = [
    { kind: 'form', id: 'form', fields: [field], submit },
    { kind: 'actions', id: 'ways', actions: [], gotos: [{ id: 'on', label: 'Go on', screen: 'rules', params: {} }] },
  ];
  gateway.mockImplementation(async ({ input }) => {
    const there = JSON.parse(input).screen === 'rules';
    return answered({ title: there ? 'There' : 'Here', blocks: there ? [] : blocks, watch: [] });
  });
  // What fails while a component draws is a rejection that nobody handles: it fails the run.
  const element = mountScreen();
  await drawn();
  button(element, 'Go on').click();
  await drawn();
  expect(find(element, '.title').textContent).toBe('There');
  expect(findAll(element, 'c-tierline-form')).toEqual([]);
});
