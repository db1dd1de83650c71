import { expect, it } from 'vitest';
import { stopWithin } from './stop-within.ts';

it('is true once everything has ended', async () => {
  expect(await stopWithin(async () => {}, 60_000)).toBe(true);
});

it('is false when something never ends', async () => {
  expect(await stopWithin(() => new Promise(() => {}), 1)).toBe(false);
});

it('passes on a stop that failed', async () => {
  await expect(stopWithin(() => Promise.reject(new Error('the disk is full')), 60_000)).rejects.toThrow(
    'the disk is full',
  );
});
