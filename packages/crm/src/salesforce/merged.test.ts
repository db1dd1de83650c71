import { describe, expect, it } from 'vitest';
import { swallowedBy } from './merged.ts';

describe('a record that is left after merges', () => {
  it('has swallowed those, too, whom the others had swallowed before', () => {
    const losers = new Map([
      ['c', ['b', 'x']],
      ['b', ['a']],
    ]);
    expect(swallowedBy('c', losers)).toEqual(['b', 'x', 'a']);
    expect(swallowedBy('a', losers)).toEqual([]);
  });

  it('has not swallowed itself, though it was restored and merged the other way round', () => {
    const losers = new Map([
      ['a', ['b']],
      ['b', ['a']],
    ]);
    expect(swallowedBy('a', losers)).toEqual(['b']);
  });
});
