import { expect, test } from 'vitest';
import { moveInListbox } from './listbox.ts';

const closed = { open: false, active: -1 };

test('an arrow opens the list at the end from which it comes', () => {
  expect(moveInListbox(closed, 'ArrowDown', 3)).toEqual({ open: true, active: 0 });
  expect(moveInListbox(closed, 'ArrowUp', 3)).toEqual({ open: true, active: 2 });
});

test('the arrows stop at either end', () => {
  expect(moveInListbox({ open: true, active: 2 }, 'ArrowDown', 3)).toEqual({ open: true, active: 2 });
  expect(moveInListbox({ open: true, active: 0 }, 'ArrowUp', 3)).toEqual({ open: true, active: 0 });
  expect(moveInListbox({ open: true, active: 0 }, 'End', 3)).toEqual({ open: true, active: 2 });
});

test('Enter takes the active option, Escape takes none', () => {
  expect(moveInListbox({ open: true, active: 1 }, 'Enter', 3)).toEqual({ take: 1 });
  expect(moveInListbox({ open: true, active: 1 }, 'Escape', 3)).toEqual(closed);
  expect(moveInListbox({ open: true, active: -1 }, 'Enter', 3)).toBeNull();
});

test('in an empty list nothing is ever active', () => {
  expect(moveInListbox(closed, 'ArrowDown', 0)).toEqual({ open: true, active: -1 });
  expect(moveInListbox({ open: true, active: -1 }, 'ArrowDown', 0)).toEqual({ open: true, active: -1 });
});

test('every other key is the browser’s', () => {
  expect(moveInListbox(closed, 'a', 3)).toBeNull();
  expect(moveInListbox(closed, 'Home', 3)).toBeNull();
});
