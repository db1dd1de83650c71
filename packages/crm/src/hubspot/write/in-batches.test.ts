import { expect, it } from 'vitest';
import { inBatches } from './in-batches.ts';

it('no batch has a record twice, and what comes later for a record is in a later batch', () => {
  const items = ['a1', 'b1', 'a2', 'c1', 'd1', 'a3'];
  expect(inBatches(items, ([record = '']) => record, 3)).toEqual([['a1', 'b1', 'c1'], ['d1'], ['a2'], ['a3']]);
});
