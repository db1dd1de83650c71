import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitsOf, complementInto, countBits, countWithout, hasBit, isSame, setBit } from './bits.ts';
import { countUnion, unionInto } from './union.ts';

const WIDTH = 7;
const words = fc
  .array(fc.oneof(fc.nat({ max: 0xffffffff }), fc.constantFrom(0, 0xffffffff, 0x80000000)), {
    minLength: WIDTH,
    maxLength: WIDTH,
  })
  .map((list) => Uint32Array.from(list));
const slotsIn = (set: Uint32Array) =>
  Array.from({ length: WIDTH * 32 }, (_, slot) => slot).filter((slot) => hasBit(set, slot));

it('counts and lists what is set', () => {
  fc.assert(
    fc.property(words, words, words, (one, other, third) => {
      expect(countBits(one)).toBe(slotsIn(one).length);
      expect([...bitsOf(one)]).toEqual(slotsIn(one));
      const left = slotsIn(one).filter((slot) => !hasBit(other, slot) && !hasBit(third, slot));
      expect(countWithout(one, other, third)).toBe(left.length);
      const rest = one.slice();
      complementInto(rest, other);
      expect(slotsIn(rest)).toEqual(slotsIn(other).filter((slot) => !hasBit(one, slot)));
    }),
  );
});

it('unites and counts any number of rows', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 15 }), (rows) => {
      const data = Uint32Array.from(rows.flatMap((row) => [...row]));
      const list = rows.map((_, n) => n);
      const expected = new Uint32Array(WIDTH);
      for (const slot of rows.flatMap(slotsIn)) setBit(expected, slot);
      const row = new Uint32Array(WIDTH).fill(99);
      expect(countUnion(row, data, list, 0, list.length)).toBe(countBits(expected));
      unionInto(row, data, list, 0, list.length);
      expect(isSame(row, expected)).toBe(true);
    }),
  );
});
