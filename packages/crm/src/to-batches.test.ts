import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBatches } from './to-batches.ts';

const batchesOf = (keys: string, size: number) =>
  toBatches([...keys], size, (key) => key).map((batch) => batch.join(''));

describe('batches', () => {
  it.each([
    ['', 2, []],
    ['abcde', 2, ['ab', 'cd', 'e']],
    ['aab', 2, ['ab', 'a']],
    ['aaa', 2, ['a', 'a', 'a']],
    ['abab', 4, ['ab', 'ab']],
  ])('of %j by %i', (keys, size, expected) => {
    expect(batchesOf(keys, size)).toEqual(expected);
  });

  it('hold every item once, no key twice, no more than they may, and one key’s items in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), fc.integer({ min: 1, max: 4 }), (keys, size) => {
        const items = keys.map((key, at) => ({ key, at }));
        const batches = toBatches(items, size, ({ key }) => key);
        const inOrder = batches.flat();
        expect(inOrder.map(({ at }) => at).toSorted((a, b) => a - b)).toEqual(items.map(({ at }) => at));
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(size);
          expect(new Set(batch.map(({ key }) => key)).size).toBe(batch.length);
        }
        for (const key of new Set(keys)) {
          const places = inOrder.filter((item) => item.key === key).map(({ at }) => at);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
