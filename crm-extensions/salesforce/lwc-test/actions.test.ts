import TierlineConfirm from 'c/tierlineConfirm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { button, clearPage, drawn, gateway, mountScreen, play, sceneOf, textOf } from './platform/page.ts';

afterEach(clearPage);

const acts = () => gateway.mock.calls.filter(([{ procedure }]) => procedure === 'screen.act');
const modal = TierlineConfirm as unknown as { open: (options: object) => Promise<unknown> };

describe('an action that asks first', () => {
  test.each([
    [true, 1],
    [false, 0],
    [undefined, 0],
  ])('answered with %s is carried out %i times', async (answer, times) => {
    const open = vi.spyOn(modal, 'open').mockResolvedValue(answer);
    play(sceneOf('actions'));
    const element = mountScreen();
    await drawn();
    button(element, 'Remove').click();
    await drawn();
    expect(open).toHaveBeenCalledWith({
      size: 'small',
      label: 'Clear the distributor?',
      question: expect.objectContaining({ label: 'Clear the distributor' }),
      destructive: true,
    });
    expect(acts()).toHaveLength(times);
    open.mockRestore();
  });
});

test('why an action cannot be pressed stands on the page, for a disabled button tells nobody anything', async () => {
  play(sceneOf('actions'));
  const element = mountScreen();
  await drawn();
  expect(button(element, 'Not now').disabled).toBe(true);
  expect(textOf(element)).toContain('Not now: The contract with this distributor ended');
});

test('while an action is under way the card says so, and a second press does nothing', async () => {
  play(sceneOf('form-busy'));
  const element = mountScreen();
  await drawn();
  button(element, 'Save').click();
  await drawn();
  button(element, 'Save').click();
  await drawn();
  expect(textOf(element)).toContain('Working …');
  expect(acts()).toHaveLength(1);
});

test('a form that nobody touched cannot be saved; a touched one can be put back', async () => {
  play(sceneOf('form-suggested'));
  const element = mountScreen();
  await drawn();
  expect(button(element, 'Save').disabled).toBe(false);
  expect(() => button(element, 'Cancel')).toThrow();
  clearPage();
  play(sceneOf('form'));
  const untouched = mountScreen();
  await drawn();
  expect(button(untouched, 'Save').disabled).toBe(true);
});
