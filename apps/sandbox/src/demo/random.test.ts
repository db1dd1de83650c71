import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

const draws = (stream: string) => {
  const random = createRandom(stream);
  return Array.from({ length: 8 }, () => random.integer(0, 999));
};

describe('the random numbers of the demo', () => {
  it('are pinned: the same on every machine', () => {
    expect(draws('demo')).toMatchInlineSnapshot(`
      [
        48,
        189,
        426,
        833,
        56,
        481,
        450,
        642,
      ]
    `);
  });

  it('differ from stream to stream', () => {
    expect(draws('deals')).not.toEqual(draws('leads'));
  });

  it('reach both ends of a range and nothing beyond', () => {
    const random = createRandom('ends');
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  it('follow weights, and never draw what weighs nothing', () => {
    const random = createRandom('weights');
    const drawn = Array.from({ length: 2_000 }, () =>
      random.weighted([
        ['often', 9],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(drawn).not.toContain('never');
    const seldom = drawn.filter((value) => value === 'seldom').length;
    expect(seldom).toBeGreaterThan(140);
    expect(seldom).toBeLessThan(260);
  });

  it('shuffle and sample without loss or repetition', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = createRandom('shuffle').shuffled(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
    expect(new Set(createRandom('sample').sample(list, 20)).size).toBe(20);
  });

  it('refuse to draw from too little', () => {
    const random = createRandom('nothing');
    expect(() => random.pick([])).toThrow(RangeError);
    expect(() => random.weighted([])).toThrow(RangeError);
    expect(() => random.sample([1], 2)).toThrow(RangeError);
  });
});
