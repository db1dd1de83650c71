import { expect, it } from 'vitest';
import { kept } from './kept.ts';

function counting() {
  let loads = 0;
  let seconds = 0;
  const value = kept(
    async () => {
      loads += 1;
      return loads;
    },
    10,
    () => new Date(seconds * 1000),
  );
  const at = (second: number) => {
    seconds = second;
  };
  return { value, at };
}

it('a kept value is loaded once for all who ask, until it is too old', async () => {
  const { value, at } = counting();
  expect(value.last()).toBeNull();
  expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
  at(9);
  expect([await value.get(), value.last()]).toEqual([1, 1]);
  at(10);
  expect(value.last()).toBe(1);
  expect(await value.get()).toBe(2);
});

it('a kept value can be had anew, and dropped for the next one who asks', async () => {
  const { value } = counting();
  expect([await value.get(), await value.renew(), await value.get()]).toEqual([1, 2, 2]);
  value.forget();
  expect([value.last(), await value.get()]).toEqual([null, 3]);
});
