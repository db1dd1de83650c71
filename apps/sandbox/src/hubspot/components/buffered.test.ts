import { expect, test } from 'vitest';
import { Buffer } from './buffered.ts';

const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));

test('the echo of what was sent is no news, be it the last or one before', () => {
  const buffer = new Buffer<string>();
  buffer.send('a', new Promise(() => {}));
  buffer.send('ab', new Promise(() => {}));
  expect([buffer.isNews('a'), buffer.isNews('ab')]).toEqual([false, false]);
});

test('another value is news, but not while something sent is still on its way', async () => {
  const buffer = new Buffer<string>();
  const { promise, resolve } = Promise.withResolvers<void>();
  buffer.send('ab', promise);
  expect(buffer.isNews('A')).toBe(false);
  resolve();
  await settled();
  expect(buffer.isNews('AB')).toBe(true);
});

test('a handler that failed holds nothing back', async () => {
  const buffer = new Buffer<string>();
  buffer.send('x', Promise.reject(new Error('no')));
  await settled();
  expect(buffer.isNews('')).toBe(true);
});

test('whichever of the echoes are bundled away, none of those that come is news', () => {
  const typed = ['T', 'Ti', 'Tie', 'Tier', 'Tie', 'Tied'];
  for (let kept = 0; kept < 2 ** typed.length; kept += 1) {
    const buffer = new Buffer<string>();
    for (const value of typed) buffer.send(value, Promise.resolve());
    const echoes = typed.filter((_, place) => kept & (1 << place));
    expect(echoes.map((value) => buffer.isNews(value))).toEqual(echoes.map(() => false));
  }
});
