import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reuse, same } from './reuse.ts';

const json = fc.jsonValue();

test('what is reused says exactly what the newer value says', () => {
  fc.assert(
    fc.property(json, json, (old, next) => {
      expect(reuse(old, next)).toEqual(next);
    }),
  );
});

test('a value that says the same is the very same object', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(reuse(value, structuredClone(value))).toBe(value);
    }),
  );
});

test('sameness is that of meaning, both ways round', () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(same(a, structuredClone(a))).toBe(true);
      expect(same(a, b)).toBe(same(b, a));
    }),
  );
});

test('where one item of a list changed, its neighbours stay the same objects, wherever they moved', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 12 });
  const rows = ids.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(rows, ([all, shuffled]) => {
      const old = all.map((id) => ({ id, cells: { name: id } }));
      const next = shuffled.map((id) => ({ id, cells: { name: id === shuffled[0] ? `${id} renamed` : id } }));
      const kept = reuse(old, next);
      expect(kept).toEqual(next);
      for (const row of kept.slice(1)) expect(old).toContain(row);
    }),
  );
});

test('a field that is gone, or is there without a value, is a difference', () => {
  const old: { id: string; hint?: string | undefined } = { id: 'a', hint: 'h' };
  expect(reuse(old, { id: 'a' })).toEqual({ id: 'a' });
  expect(same({ id: 'a', hint: undefined }, { id: 'a' })).toBe(false);
  expect(same({ constructor: 'x' }, {})).toBe(false);
});
