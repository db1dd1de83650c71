import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  answered,
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
  clearPage();
});

async function openForm(scene: string) {
  play(sceneOf(scene));
  const element = mountScreen();
  await drawn();
  const input = find<HTMLInputElement>(element, 'input');
  const press = async (key: string) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await drawn();
  };
  const type = async (words: string) => {
    input.value = words;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await drawn();
  };
  const options = () =>
    findAll(element, '[role="option"]').map((option) => textOf(option) || (option.textContent ?? ''));
  const active = () => findAll(element, '[role="option"]').find((option) => option.dataset.active === 'true');
  const status = () =>
    findAll(element, '[role="status"]')
      .map((each) => each.textContent)
      .join(' ');
  return { element, input, press, type, options, active, status };
}

describe('by keyboard', () => {
  test('the arrow opens the list at what is chosen, moves, turns round at the ends, and Enter chooses', async () => {
    const { input, press, active, element } = await openForm('form');
    expect(input.getAttribute('aria-expanded')).toBe('false');
    await press('ArrowDown');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(active()?.textContent).toContain('Immix Technology, Inc.');
    expect(input.getAttribute('aria-activedescendant')).toBe(active()?.id);
    await press('ArrowUp');
    await press('ArrowUp');
    expect(active()?.textContent).toContain('<b>Müller</b>');
    await press('ArrowDown');
    expect(active()?.textContent).toContain('Carahsoft Technology Corp.');
    await press('Enter');
    expect(input.value).toBe('Carahsoft Technology Corp.');
    expect(input.getAttribute('aria-expanded')).toBe('false');
    expect(button(element, 'Save').disabled).toBe(false);
  });

  test('Escape closes the list, puts back what was chosen, and does not close what is around the card', async () => {
    const { element, input, press, type } = await openForm('form');
    const around = vi.fn();
    element.addEventListener('keydown', around);
    await type('dlt');
    await press('Escape');
    expect(input.value).toBe('Immix Technology, Inc.');
    expect(around).not.toHaveBeenCalled();
    await press('Escape');
    expect(around).toHaveBeenCalledOnce();
  });

  test('an option with a reason against it can be reached and read, and not be chosen (row 60)', async () => {
    const { input, press, active } = await openForm('form');
    for (const _ of [1, 2, 3, 4]) await press('ArrowDown');
    expect(active()?.getAttribute('aria-disabled')).toBe('true');
    expect(active()?.textContent).toContain('Not available:');
    expect(active()?.textContent).toContain('Its contract with Brightline IT ended on 30 Sep 2026.');
    await press('Enter');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    await press('Escape');
    expect(input.value).toBe('Immix Technology, Inc.');
  });
});

describe('by searching', () => {
  test('a list that is here is searched at once, and the number of choices is announced', async () => {
    const { type, options, status } = await openForm('form');
    await type('technology');
    expect(options()).toHaveLength(3);
    expect(status()).toContain('3 choices');
    await type('technology immix');
    expect(status()).toContain('1 choice');
    await type('nobody');
    expect(options()).toEqual([]);
    expect(status()).toContain('Nothing matches “nobody”.');
  });

  test('the server is asked when the typing rests, and says how many it left out', async () => {
    vi.useFakeTimers();
    const { element, type, options, status } = await openForm('form-search');
    await type('fo');
    expect(status()).toContain('Searching …');
    await vi.advanceTimersByTimeAsync(300);
    await drawn();
    const asks = gateway.mock.calls.map(([input]) => input).filter(({ procedure }) => procedure === 'screen.ask');
    expect(asks.map(({ input }) => JSON.parse(input).input)).toEqual([{ words: 'fo' }]);
    expect(options()[0]).toContain('Found by the server');
    expect(element && textOf(element)).toContain('14 more match. Type more of the name.');
  });

  test('a search without an answer says so', async () => {
    vi.useFakeTimers();
    const { type, status } = await openForm('form-search-failed');
    await type('fo');
    await vi.advanceTimersByTimeAsync(300);
    await drawn();
    expect(status()).toContain('The search got no answer.');
  });

  test('half-typed words survive a redraw of the screen', async () => {
    const { input, type } = await openForm('form');
    await type('im');
    gateway.mockResolvedValue(answered({ title: 'Anew', blocks: [], watch: [] }));
    const scene = sceneOf('form-suggested');
    play(scene);
    window.dispatchEvent(new Event('online'));
    await drawn();
    expect(input.value).toBe('im');
    expect(input.getAttribute('aria-expanded')).toBe('true');
  });
});

describe('beneath the input', () => {
  test.each([
    ['form', 'Distributors that Brightline IT has a contract with.'],
    ['form-suggested', 'Suggested. Nothing is saved until you save it.'],
    ['form-disabled', 'You can read this opportunity, but not change it.'],
    ['form-not-eligible', 'The contract with this distributor ended on 30 September'],
  ])('%s says what matters', async (scene, words) => {
    const { element, input } = await openForm(scene);
    const note = find(element, '.note');
    expect(note.textContent).toContain(words);
    expect(input.getAttribute('aria-describedby')).toBe(note.id);
  });

  test('a refusal stands at the field, and goes when another option is chosen', async () => {
    const { element, input, press } = await openForm('form-refused-field');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    button(element, 'Save').click();
    await drawn();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(find(element, '.note').textContent).toContain('The contract with this distributor ended');
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    expect(input.getAttribute('aria-invalid')).toBe('false');
  });
});

test('what is chosen can be cleared, and a required field that was left blank says so when it is saved', async () => {
  const { element, input } = await openForm('form');
  find(element, 'button.end').click();
  await drawn();
  expect(input.value).toBe('');
  button(element, 'Save').click();
  await drawn();
  expect(find(element, '.note').textContent).toBe('Complete this field.');
  expect(gateway.mock.calls.filter(([{ procedure }]) => procedure === 'screen.act')).toEqual([]);
});
