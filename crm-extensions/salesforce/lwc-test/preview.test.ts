import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  const name = () =>
    findAll<HTMLElement & { name: string }>(element, 'lightning-input').find((each) => each.name === 'name');
  return {
    element,
    preview: () => find(element, 'c-tierline-preview'),
    rename: async (value: string) => {
      name()?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await drawn();
    },
    wait: async () => {
      vi.advanceTimersByTime(300);
      await drawn();
    },
  };
}

test('what saving changes is drawn with the form’s other blocks, named, and read out where it is short', async () => {
  const { preview } = await openForm('form-preview');
  expect(textOf(preview())).toMatch(/What saving changes.*Pairs gained.*Pairs lost/);
  expect(find(preview(), '.preview').getAttribute('role')).toBe('group');
  expect(findAll(preview(), '[aria-live]').map((each) => each.getAttribute('aria-live'))).toEqual(['polite', 'off']);
});

test('while it is asked anew the last answer stays, and the form cannot be saved', async () => {
  const { element, preview, rename, wait } = await openForm('form-preview');
  await rename('Another');
  expect(findAll(preview(), 'c-tierline-stats')).toHaveLength(1);
  expect(find(preview(), '.stack').className).toContain('stack_asking');
  expect(find(preview(), '.preview').getAttribute('aria-busy')).toBe('true');
  expect(button(element, 'Save').disabled).toBe(true);
  await wait();
  expect(find(preview(), '.preview').getAttribute('aria-busy')).toBe('false');
  button(element, 'Save').click();
  await drawn();
  expect(sent('screen.act')).toMatchObject([{ input: { name: 'Another', seen: 'w_7' } }]);
});

test('nothing is asked while the form is not finished, and what stands there says so', async () => {
  const { preview, rename, wait } = await openForm('form-preview');
  const before = sent('screen.ask').length;
  await rename('');
  await wait();
  expect(sent('screen.ask')).toHaveLength(before);
  expect(find(preview(), '[role="status"]').textContent).toBe(
    'Finish the conditions to see what this rule would change.',
  );
  expect(find(preview(), '.stack').className).toContain('stack_unfinished');
});

test('before anything was changed it says what to do', async () => {
  const { preview } = await openForm('form-preview-untouched');
  expect(textOf(preview())).toContain('Change something to see what that would do.');
  expect(gateway).toHaveBeenCalledTimes(1);
});

test('an answer that does not come can be asked for again, a refusal cannot', async () => {
  const { element, preview } = await openForm('form-preview-failed');
  expect(textOf(preview())).toContain('no answer came');
  button(element, 'Try again').click();
  await drawn();
  expect(sent('screen.ask')).toHaveLength(2);
  const refused = await openForm('form-preview-refused');
  expect(textOf(refused.preview())).toContain('You may read rules, but not try them.');
  expect(findAll(refused.preview(), 'lightning-button')).toEqual([]);
});

test('a table in it is paged by its own question', async () => {
  const { element, preview } = await openForm('form-preview');
  expect(findAll(preview(), 'tbody tr')).toHaveLength(5);
  button(element, 'Show more').click();
  await drawn();
  expect(sent('screen.ask').at(-1)).toMatchObject({ call: 'gallery.pairsLost', input: { after: '5' } });
  expect(findAll(preview(), 'tbody tr')).toHaveLength(10);
});
