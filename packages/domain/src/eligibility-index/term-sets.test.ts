import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitsOf } from './bits.ts';
import { TermSets } from './term-sets.ts';

it('holds few slots and many alike, while they come and go', () => {
  const steps = fc.array(fc.record({ term: fc.nat({ max: 3 }), slot: fc.nat({ max: 3000 }), add: fc.boolean() }), {
    maxLength: 400,
    size: 'max',
  });
  fc.assert(
    fc.property(steps, (sequence) => {
      const sets = new TermSets();
      const model = [0, 1, 2, 3].map(() => new Set<number>());
      for (const { term, slot, add } of sequence) {
        add ? sets.add(term, slot) : sets.remove(term, slot);
        add ? model[term]?.add(slot) : model[term]?.delete(slot);
      }
      model.forEach((expected, term) => {
        const words = new Uint32Array(100);
        sets.orInto(words, term);
        expect([...bitsOf(words)]).toEqual([...expected].sort((a, b) => a - b));
      });
      for (const { term, slot } of sequence) expect(sets.has(term, slot)).toBe(model[term]?.has(slot));
    }),
  );
});
