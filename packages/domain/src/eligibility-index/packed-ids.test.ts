import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PackedIds } from './packed-ids.ts';

const id = fc.oneof(
  fc.uuid(),
  fc.uuid().map((text) => text.toUpperCase()),
  fc.string({ maxLength: 3 }),
  fc.constantFrom('', 'd1', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-00000000000g'),
);

it('gives each id a number, finds it by it, and forgets those that are removed', () => {
  const steps = fc.array(fc.record({ id, add: fc.boolean() }), { maxLength: 200, size: 'max' });
  fc.assert(
    fc.property(steps, (sequence) => {
      const ids = new PackedIds();
      const known = new Map<string, number>();
      for (const step of sequence) {
        if (step.add && !known.has(step.id)) known.set(step.id, ids.add(step.id));
        if (!step.add) {
          ids.remove(step.id);
          known.delete(step.id);
        }
      }
      expect(ids.size).toBe(known.size);
      expect(new Set(known.values()).size).toBe(known.size);
      for (const step of sequence) expect(ids.find(step.id)).toBe(known.get(step.id) ?? -1);
      for (const [text, at] of known) expect(ids.idOf(at)).toBe(text);

      const places = [...known.values()].reverse();
      ids.renumber(Int32Array.from(places));
      for (const [text, at] of known) {
        expect(ids.find(text)).toBe(places.indexOf(at));
        expect(ids.idOf(places.indexOf(at))).toBe(text);
      }
    }),
  );
});
