import { expect, test } from 'vitest';
import { OverlayStore } from './overlay-store.ts';

test('one overlay is open at a time: the second closes the first', () => {
  const store = new OverlayStore();
  store.open('first');
  store.open('second');
  expect(store.current).toBe('second');
  store.close('first');
  expect(store.current).toBe('second');
});

test('an overlay is closed by the id that the extension gave it, at whichever depth it is open', () => {
  const page = new OverlayStore();
  const panel = new OverlayStore();
  page.nest(panel);
  page.open('panel button');
  panel.open('modal button');
  panel.name('modal button', 'confirm');
  page.close('confirm');
  expect([page.current, panel.current]).toEqual(['panel button', null]);
});

test('only a change is told', () => {
  const store = new OverlayStore();
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  store.open('a');
  store.open('a');
  store.close('b');
  store.close('a');
  expect(told).toBe(2);
});
