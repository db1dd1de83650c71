import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberLists } from './number-lists.ts';

it('keeps the last list of each slot, and no room for many that went', () => {
  const steps = fc.array(fc.record({ slot: fc.nat({ max: 20 }), list: fc.array(fc.nat(), { maxLength: 8 }) }), {
    maxLength: 2000,
    size: 'max',
  });
  fc.assert(
    fc.property(steps, (sequence) => {
      const lists = new NumberLists();
      const model = new Map<number, number[]>();
      for (const { slot, list } of sequence) {
        lists.set(slot, list);
        model.set(slot, list);
      }
      for (let slot = 0; slot <= 21; slot += 1) expect([...lists.get(slot)]).toEqual(model.get(slot) ?? []);
      expect(lists.bytes).toBeLessThan(6000);
    }),
    { numRuns: 50 },
  );
});
