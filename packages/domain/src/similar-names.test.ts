import { describe, expect, it } from 'vitest';
import { createSimilarity } from './similar-names.ts';

const NAMES = ['Northwind', 'Northwind Iberia', 'Kestrel', 'Ostrava', 'Müller & Söhne', 'TD SYNNEX', '株式会社', 'X'];
const similar = createSimilarity(NAMES.map((name) => ({ name })));

describe('names like one that nobody bears (row 52)', () => {
  it.each<[string, string[]]>([
    ['Nortwind', ['Northwind', 'Northwind Iberia']],
    ['NORTHWIND Inc.', ['Northwind', 'Northwind Iberia']],
    ['Iberia Northwind', ['Northwind Iberia', 'Northwind']],
    ['Kestral Ltd', ['Kestrel']],
    ['Muller und Sohne', ['Müller & Söhne']],
    ['Synnex, TD', ['TD SYNNEX']],
    ['株式會社', ['株式会社']],
    ['x', ['X']],
    ['Zephyr', []],
    ['', []],
    ['&;', []],
  ])('%j: %j', (name, found) => expect(similar(name, 3).map((each) => each.name)).toEqual(found));

  it('are as many as are asked for', () => expect(similar('Northwind', 1)).toEqual([{ name: 'Northwind' }]));
});
