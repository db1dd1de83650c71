import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSame, observeWrite } from './observe-write.ts';

const values = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 });

it.each([
  [['b', 'a'], 'accepted'],
  [['a', 'b', 'a'], 'accepted'],
  [['a'], 'waiting'],
  [['c'], 'waiting'],
  [[], 'overtaken'],
  [['a', 'b', 'c'], 'overtaken'],
])('a write of a and b over a, after one of c that was replaced, finds %j: %s', (held, seen) => {
  expect(observeWrite({ desired: ['a', 'b'], replaces: ['a'] }, [['c']], held)).toBe(seen);
});

it('values are compared as sets', () => {
  fc.assert(
    fc.property(values, values, (one, other) => {
      const set = (list: string[]) => [...new Set(list)].toSorted().join();
      expect(isSame(one, other)).toBe(set(one) === set(other));
    }),
  );
});
