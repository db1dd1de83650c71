import type { Random } from '../random.ts';
import { randomEdit, type Values } from './organization-values.ts';

/** A change that somebody saves to the nth company. */
export interface Change {
  n: number;
  values: Values | { note: string };
}

export interface Wave {
  /** What is saved between one reading and the next: one list after the other, a company once in each. */
  rounds: Change[][][];
  /** How many companies hold something else after it; each has to be written to the other CRM once. */
  changed: number;
}

export interface WaveSize {
  /** Companies that are edited, most of them several times. */
  records: number;
  edits: number;
  /** Changes after which all that is mapped is as it was. */
  noOps: number;
  rounds: number;
}

/** What people do in one CRM while nothing is delivered to the other one. Brings `present` up to date. */
export function planWave(random: Random, present: Values[], { records, edits, noOps, rounds }: WaveSize): Wave {
  const some = random.pickSome([...present.keys()], records + noOps);
  const [edited, others] = [some.slice(0, records), some.slice(records)];
  const before = new Map(edited.map((n) => [n, JSON.stringify(present[n])]));
  const again = Array.from({ length: edits - records }, () => random.pick(edited));
  const saves = [...edited, ...again].map((n): [number, Save] => [n, 'edit']);
  for (let done = 0; done < noOps; ) {
    const save: Save = done + 1 === noOps || random.chance(0.5) ? 'note' : 'there and back';
    saves.push([others.pop() ?? 0, save]);
    done += save === 'note' ? 1 : 2;
  }
  const planned = Array.from({ length: rounds }, (): Map<number, Change>[] => []);
  for (const [at, [n, save]] of random.pickSome(saves, saves.length).entries()) {
    const lists = planned[Math.floor((at * rounds) / saves.length)] ?? [];
    for (const values of valuesOf(random, present, n, save)) put(lists, { n, values });
  }
  return {
    rounds: planned.map((lists) => lists.map((list) => [...list.values()])),
    changed: edited.filter((n) => JSON.stringify(present[n]) !== before.get(n)).length,
  };
}

type Save = 'edit' | 'note' | 'there and back';

function valuesOf(random: Random, present: Values[], n: number, save: Save): Change['values'][] {
  if (save === 'note') return [{ note: `called ${random.below(1e6)} times` }];
  const before = present[n] ?? {};
  const values = randomEdit(random, before, n);
  if (save === 'there and back') return [values, pick(before, Object.keys(values))];
  present[n] = { ...before, ...values };
  return [values];
}

const pick = (values: Values, keys: readonly string[]): Values =>
  Object.fromEntries(keys.map((key) => [key, values[key] ?? '']));

function put(lists: Map<number, Change>[], change: Change): void {
  const list = lists.find((each) => !each.has(change.n)) ?? new Map<number, Change>();
  if (!lists.includes(list)) lists.push(list);
  list.set(change.n, change);
}
