import type { ConditionTree } from '@tierline/blocks/vocabulary';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { button, clearPage, drawn, find, findAll, mountScreen, play, sceneOf, sent, textOf } from './platform/page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  clearPage();
});

type Combobox = HTMLElement & {
  label: string;
  value?: string;
  options: { value: string; label: string }[];
  disabled?: boolean;
};

const nameOf = (control: HTMLElement) => control.getAttribute('aria-label') ?? control.textContent?.trim();

async function openConditions(scene: string) {
  play(sceneOf(scene));
  const element = mountScreen();
  await drawn();
  const rows = () => findAll(element, '.row');
  const line = (name: string) => {
    const found = rows().find((row) => row.getAttribute('aria-label') === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const choose = async (row: HTMLElement, label: string, value: string) => {
    const box = findAll<Combobox>(row, 'lightning-combobox').find((each) => each.label === label);
    box?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await drawn();
  };
  const press = async (words: string) => {
    const found = findAll(element, 'button').find((each) => nameOf(each) === words);
    if (!found) throw new Error(`no button says ${words}`);
    found.click();
    await drawn();
  };
  const take = async (row: HTMLElement, label: string) => {
    findAll(row, '[role="option"]')
      .find((each) => each.textContent?.includes(label))
      ?.click();
    await drawn();
  };
  const save = async (): Promise<ConditionTree | undefined> => {
    button(element, 'Save').click();
    await drawn();
    return sent('screen.act').at(-1)?.input.partner;
  };
  return { element, rows, line, choose, press, take, save };
}

test('a tree stands in flat lines, each indented by the groups around it, between the head and the foot of its group', async () => {
  const { rows } = await openConditions('form-conditions');
  const indents = rows().map((row) => row.className.match(/indent_(\d)/)?.[1]);
  expect(indents).toEqual(['0', '1', '1', '2', '2', '3', '3', '3', '2', '1', '1']);
  expect(
    rows()
      .map((row) => row.getAttribute('aria-label'))
      .filter(Boolean),
  ).toEqual(['condition 1', 'condition 2', 'condition 3', 'condition 4', 'condition 5']);
});

test('what always holds stands first, and without a condition what that means', async () => {
  const { element, rows } = await openConditions('form-conditions-none');
  expect(textOf(element)).toMatch(/Resellers.*Account type is Reseller.*Every reseller/);
  expect(rows()).toHaveLength(1);
  expect(findAll(element, 'lightning-combobox')).toEqual([]);
});

test('a rule of two groups is built by hand and saved as it was built', async () => {
  const { element, line, choose, press, take, save, rows } = await openConditions('form-conditions-none');
  await press('Add condition');
  expect(textOf(element)).not.toContain('Every reseller');
  await choose(line('condition 1'), 'Field', 'segment');
  await choose(line('condition 1'), 'Operator', 'any_of');
  await take(line('condition 1'), 'Public Sector');
  await press('Add group');
  await choose(line('condition 2'), 'Field', 'region');
  await choose(line('condition 2'), 'Operator', 'any_of');
  await take(line('condition 2'), 'EMEA');
  await take(line('condition 2'), 'DACH');
  await press('Add condition in group 1');
  await choose(line('condition 3'), 'Field', 'region');
  await choose(line('condition 3'), 'Operator', 'blank');
  const [head] = rows();
  if (!head) throw new Error('there is no head');
  await choose(head, 'Which of them have to hold', 'or');
  const id = expect.any(String);
  expect(await save()).toEqual({
    id: 'root',
    join: 'or',
    items: [
      { id, field: 'segment', operator: 'any_of', values: ['public'] },
      {
        id,
        join: 'or',
        items: [
          { id, field: 'region', operator: 'any_of', values: ['emea', 'dach'] },
          { id, field: 'region', operator: 'blank', values: [] },
        ],
      },
    ],
  });
});

test('no group can be added where no more may stand in each other', async () => {
  const { element } = await openConditions('form-conditions');
  const buttons = findAll(element, 'button.add').map(nameOf);
  expect(buttons).toEqual([
    'Add condition in group 2',
    'Add condition in group 1',
    'Add group in group 1',
    'Add condition',
    'Add group',
  ]);
});

describe('the keyboard', () => {
  /** Salesforce's stub of a combobox holds nothing to focus, so what counts is which one is told to. */
  const focus = vi.spyOn(HTMLElement.prototype, 'focus');
  const toldLast = () => {
    const [told] = focus.mock.contexts.slice(-1) as HTMLElement[];
    return told?.closest('.row')?.getAttribute('aria-label') ?? told?.className;
  };

  test('is at the condition that takes the place of a removed one, else at the one before, at last at the button to add', async () => {
    const { press } = await openConditions('form-conditions');
    await press('Remove condition 1');
    expect(toldLast()).toBe('condition 1');
    await press('Remove condition 4');
    expect(toldLast()).toBe('condition 3');
    await press('Remove group 1');
    expect(toldLast()).toContain('add_outermost');
  });

  test('is at the field of a condition that was added, in a new group too', async () => {
    const { press } = await openConditions('form-conditions');
    await press('Add condition');
    expect(toldLast()).toBe('condition 6');
    await press('Add condition in group 1');
    expect(toldLast()).toBe('condition 5');
    await press('Add group in group 1');
    expect(toldLast()).toBe('condition 6');
  });
});

test('lines that lack something say so once a save is tried, and nothing is sent', async () => {
  const { element, choose, line, save, rows } = await openConditions('form-conditions-unfinished');
  await choose(line('condition 1'), 'Operator', 'not_blank');
  expect(textOf(element)).not.toContain('Finish this condition');
  expect(await save()).toBeUndefined();
  expect(
    rows().filter(
      (row) => textOf(row).includes('Finish this condition') || row.textContent?.includes('Finish this condition'),
    ),
  ).toHaveLength(3);
  expect(textOf(element)).toContain('Add a condition to this group, or remove it.');
  expect(textOf(element)).toContain('Some of these conditions are not finished.');
});

test('values are searched for the subject of their line', async () => {
  const { element, choose, line, press } = await openConditions('form-conditions-none');
  await press('Add condition');
  await choose(line('condition 1'), 'Field', 'name');
  await choose(line('condition 1'), 'Operator', 'any_of');
  const input = find<HTMLInputElement>(find(element, 'c-tierline-multi-field'), 'input');
  input.value = 'x';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  vi.advanceTimersByTime(300);
  await drawn();
  expect(sent('screen.ask')).toMatchObject([{ call: 'gallery.names', input: { words: 'x' } }]);
});

test('conditions that cannot be changed are shown without a button, and why', async () => {
  const { element } = await openConditions('form-conditions-disabled');
  expect(findAll<Combobox>(element, 'lightning-combobox').every((each) => each.disabled)).toBe(true);
  expect(findAll(find(element, 'c-tierline-conditions'), 'button')).toEqual([]);
  expect(textOf(element)).toContain('Only an admin can change this.');
});
