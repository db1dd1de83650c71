import { expect, it } from 'vitest';
import { Random } from '../random.ts';
import { type Values, valuesAtFirst } from './organization-values.ts';
import { planWave, type WaveSize } from './traffic.ts';

const SIZE: WaveSize = { records: 60, edits: 110, noOps: 30, rounds: 5 };
const COUNT = 200;

const plan = () => {
  const present = Array.from({ length: COUNT }, (_, n) => valuesAtFirst(n, COUNT, 42));
  const before = [...present];
  return { before, present, ...planWave(new Random(7), present, SIZE) };
};

it('has as many changes as it was asked for, spread over its rounds', () => {
  const { rounds } = plan();
  expect(rounds.map((lists) => lists.flat().length).reduce((sum, length) => sum + length)).toBe(
    SIZE.edits + SIZE.noOps,
  );
  expect(rounds.every((lists) => lists.flat().length > 15)).toBe(true);
});

it('says how many companies hold something else when all is saved in its order', () => {
  const { rounds, before, present, changed } = plan();
  const saved = new Map<number, Values>(before.entries());
  for (const { n, values } of rounds.flat(2)) if (!('note' in values)) saved.set(n, { ...saved.get(n), ...values });
  expect([...saved.values()]).toEqual(present);
  expect(changed).toBe(before.filter((values, n) => JSON.stringify(values) !== JSON.stringify(present[n])).length);
  expect(changed).toBeGreaterThan(SIZE.records * 0.9);
});

it('saves no company twice at once', () => {
  for (const list of plan().rounds.flat()) expect(new Set(list.map(({ n }) => n)).size).toBe(list.length);
});
