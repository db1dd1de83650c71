import { expect, it } from 'vitest';
import { splitNames } from './split-names.ts';

it.each<[string[], string[]]>([
  [['B;A'], ['B', 'A']],
  [
    ['B', 'A'],
    ['B', 'A'],
  ],
  [[' B ;; A;'], ['B', 'A']],
  [['', ' ; '], []],
  [[], []],
])('%j names %j (rows 54, 61)', (raw, names) => expect(splitNames(raw)).toEqual(names));
