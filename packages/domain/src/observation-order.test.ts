import { describe, expect, it } from 'vitest';
import { isNewer } from './observation-order.ts';

const T = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, 0) + seconds * 1000).toISOString();

describe('whether a reading is newer than what is known', () => {
  it.each<
    [string, { stamp: number; readAt: number | null }, { stamp: number | null; settledAt: number | null }, boolean]
  >([
    ['anything is, of a record never seen', { stamp: 0, readAt: null }, { stamp: null, settledAt: null }, true],
    ['anything is, of a record known by reference only', { stamp: 0, readAt: 1 }, { stamp: null, settledAt: 5 }, true],
    ['a later stamp is, from a page', { stamp: 2, readAt: null }, { stamp: 1, settledAt: 9 }, true],
    ['a later stamp is, whenever the read began', { stamp: 2, readAt: 1 }, { stamp: 1, settledAt: 9 }, true],
    ['an older stamp is not', { stamp: 1, readAt: null }, { stamp: 2, settledAt: null }, false],
    ['an older stamp is not, however late it was read', { stamp: 1, readAt: 99 }, { stamp: 2, settledAt: 9 }, false],
    ['an equal stamp from a page proves nothing', { stamp: 1, readAt: null }, { stamp: 1, settledAt: null }, false],
    [
      'an equal stamp that was read is, without a write of ours',
      { stamp: 1, readAt: 0 },
      { stamp: 1, settledAt: null },
      true,
    ],
    [
      'an equal stamp read after our write was settled is',
      { stamp: 1, readAt: 1.3 },
      { stamp: 1, settledAt: 1.2 },
      true,
    ],
    ['an equal stamp read before that is not', { stamp: 1, readAt: 1.1 }, { stamp: 1, settledAt: 1.2 }, false],
    ['an equal stamp read from that very moment on is', { stamp: 1, readAt: 1.2 }, { stamp: 1, settledAt: 1.2 }, true],
  ])('%s', (_, { stamp, readAt }, seen, newer) => {
    const reading = { modifiedAt: T(stamp), readAt: readAt === null ? null : T(readAt) };
    const last = {
      modifiedAt: seen.stamp === null ? null : T(seen.stamp),
      settledAt: seen.settledAt === null ? null : T(seen.settledAt),
    };
    expect(isNewer(reading, last)).toBe(newer);
  });
});
