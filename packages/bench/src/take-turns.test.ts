import { expect, it } from 'vitest';
import { takeTurns, toTimes } from './take-turns.ts';

it('lets all take the same turns, one after the other, and one that is slow fewer', async () => {
  const seen: string[] = [];
  const slowly = (name: string) => (turn: number) => {
    seen.push(`${name}${turn}`);
    const began = performance.now();
    while (performance.now() - began < 1.5);
  };
  const times = await takeTurns([{ run: slowly('a') }, { run: slowly('b'), turns: 1 }]);
  // Once to begin with, and some more to know how long it takes.
  const measured = seen.slice(seen.lastIndexOf('b0') - 1);
  expect(measured).toEqual(['a0', 'b0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
  expect(seen.filter((each) => each === 'b0').length).toBeLessThan(10);
  for (const [min, median, max] of times) {
    expect(min).toBeGreaterThan(1);
    expect(median).toBeGreaterThanOrEqual(min);
    expect(max).toBeGreaterThanOrEqual(median);
  }
});

it('repeats what is short within a turn', async () => {
  let runs = 0;
  const [[, median]] = await takeTurns([{ run: () => (runs += 1) }]);
  expect(runs).toBeGreaterThan(100);
  expect(median).toBeLessThan(1);
});

it('takes the lower one of two in the middle', () => {
  expect(toTimes([4, 1, 3, 2])).toEqual([1, 2, 4]);
});
