import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  button,
  clearPage,
  drawn,
  find,
  findAll,
  focused,
  mountScreen,
  play,
  sceneOf,
  sent,
  textOf,
} from './platform/page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  clearPage();
});

async function openForm(scene: string) {
  play(sceneOf(scene));
  const element = mountScreen();
  await drawn();
  const field = (place: number) => {
    const found = findAll(element, 'c-tierline-multi-field')[place];
    if (!found) throw new Error(`there is no choice of several at ${place}`);
    return found;
  };
  const inputOf = (place: number) => find<HTMLInputElement>(field(place), 'input');
  const press = async (place: number, key: string) => {
    inputOf(place).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await drawn();
  };
  const type = async (place: number, words: string) => {
    inputOf(place).value = words;
    inputOf(place).dispatchEvent(new InputEvent('input', { bubbles: true }));
    vi.advanceTimersByTime(300);
    await drawn();
  };
  const click = async (place: number, label: string) => {
    const option = findAll(field(place), '[role="option"]').find(
      (each) => textOf(each).includes(label) || each.textContent?.includes(label),
    );
    option?.click();
    await drawn();
  };
  return {
    element,
    field,
    inputOf,
    press,
    type,
    click,
    pills: (place: number) => findAll(field(place), '.pill .words').map((each) => each.textContent),
    remove: async (place: number, title: string) => {
      findAll(field(place), '.remove')
        .find((each) => each.title === title)
        ?.click();
      await drawn();
    },
  };
}

describe('a choice of several', () => {
  test('takes one after the other by keyboard, with the list open, and lets one go again', async () => {
    const { field, inputOf, press, pills } = await openForm('form-multi');
    expect(find(field(0), '[role="listbox"]').getAttribute('aria-multiselectable')).toBe('true');
    await press(0, 'ArrowDown');
    await press(0, 'ArrowDown');
    await press(0, 'Enter');
    await press(0, 'ArrowDown');
    await press(0, 'Enter');
    expect(pills(0)).toEqual(['EMEA', 'DACH']);
    expect(inputOf(0).getAttribute('aria-expanded')).toBe('true');
    expect(
      findAll(field(0), '[role="option"]')
        .map((each) => each.getAttribute('aria-selected'))
        .slice(0, 3),
    ).toEqual(['true', 'true', 'false']);
    await press(0, 'Enter');
    expect(pills(0)).toEqual(['EMEA']);
  });

  test('is saved as a list, and is missing as long as it is required and empty', async () => {
    const { element, click, remove } = await openForm('form-multi');
    await remove(1, 'Remove Carahsoft Technology Corp.');
    button(element, 'Save').click();
    await drawn();
    expect(sent('screen.act')).toEqual([]);
    expect(textOf(element)).toContain('Complete this field.');
    find<HTMLInputElement>(element, 'input').click();
    await click(0, 'North America');
    button(element, 'Save').click();
    await drawn();
    expect(sent('screen.act').map(({ input }) => input)).toEqual([{ regions: ['na'], distributors: ['org_4'] }]);
  });

  test('each chosen one has a button with its own name; after a press the keyboard is at the next one, at last in the input', async () => {
    const { element, field, remove, pills, inputOf } = await openForm('form-multi');
    expect(find(field(1), 'ul.pills').getAttribute('aria-label')).toBe('Chosen for Distributors');
    await remove(1, 'Remove Carahsoft Technology Corp.');
    expect(focused(element)?.title).toMatch(/^Remove Donaudampf/);
    await remove(1, focused(element)?.title ?? '');
    expect(pills(1)).toEqual([]);
    expect(focused(element)).toBe(inputOf(1));
  });

  test('what a search found keeps its label when the search is over', async () => {
    const { type, click, press, pills } = await openForm('form-multi-search');
    await type(0, 'found');
    await click(0, 'Found by the server');
    await press(0, 'Escape');
    expect(pills(0)).toContain('Found by the server');
    expect(sent('screen.ask').map(({ input }) => input)).toEqual([{ words: 'found' }]);
  });

  test('many that are chosen do not bury the form: the rest is a press away', async () => {
    const { element, field, pills } = await openForm('form-multi-many');
    expect(pills(1)).toHaveLength(12);
    const [more] = findAll(field(1), '.all');
    expect(more?.textContent).toBe('Show 28 more');
    more?.click();
    await drawn();
    expect(pills(1)).toHaveLength(40);
    expect(focused(element)?.title).toBe('Remove Code 13');
  });

  test('that cannot be changed shows what is chosen, and why', async () => {
    const { field, inputOf, pills } = await openForm('form-choices-disabled');
    expect(inputOf(0).disabled).toBe(true);
    expect(pills(0)).toEqual(['EMEA', 'DACH']);
    expect(findAll(field(0), '.remove')).toEqual([]);
    expect(textOf(field(0))).toContain('Only an admin can change this.');
  });

  test('a refusal stands at it', async () => {
    const { element, click, field, inputOf } = await openForm('form-multi-refused');
    await click(0, 'DACH');
    button(element, 'Save').click();
    await drawn();
    expect(textOf(field(0))).toContain('The contract with this distributor ended');
    expect(inputOf(0).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a day', () => {
  type DateInput = HTMLElement & {
    name: string;
    type: string;
    value: string;
    min?: string;
    max?: string;
    setCustomValidity(text: string): void;
  };
  const inputs = (element: Element) =>
    findAll<DateInput>(element, 'c-tierline-date-field').map((each) => find<DateInput>(each, 'lightning-input'));

  test('is Salesforce’s own date input, with the first and the last day that may be chosen', async () => {
    const { element } = await openForm('form-date');
    expect(inputs(element)).toMatchObject([
      { type: 'date', name: 'from', value: '2026-01-01' },
      { type: 'date', name: 'until', value: '', min: '2026-01-02', max: '2030-12-31' },
      { name: 'long' },
    ]);
  });

  test('is saved as a calendar day, and as nothing once it is emptied', async () => {
    const { element } = await openForm('form-date');
    const [, until, long] = inputs(element);
    until?.dispatchEvent(new CustomEvent('change', { detail: { value: '2027-06-30' } }));
    long?.dispatchEvent(new CustomEvent('change', { detail: { value: null } }));
    await drawn();
    button(element, 'Save').click();
    await drawn();
    expect(sent('screen.act').map(({ input }) => input)).toEqual([
      { from: '2026-01-01', until: '2027-06-30', long: null },
    ]);
  });

  test('a refusal stands at it until it is edited', async () => {
    const { element } = await openForm('form-date-refused');
    const [until] = inputs(element);
    if (!until) throw new Error('there is no date');
    const told = vi.spyOn(until, 'setCustomValidity');
    until.dispatchEvent(new CustomEvent('change', { detail: { value: '2020-06-30' } }));
    await drawn();
    button(element, 'Save').click();
    await drawn();
    until.dispatchEvent(new CustomEvent('change', { detail: { value: '2030-06-30' } }));
    await drawn();
    expect(told.mock.calls).toEqual([['The last day is before the first.'], ['']]);
  });
});
