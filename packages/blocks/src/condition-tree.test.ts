import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCondition,
  addGroup,
  listLines,
  mayHoldGroup,
  removeItem,
  setField,
  setJoin,
  setOperator,
  setValues,
  type TreeLine,
} from './condition-tree.ts';
import { group, line, NAME, REGION } from './testing/sample-blocks.ts';
import type { ConditionTree } from './vocabulary.ts';

const inner = group('g', 'or', line('b', 'region', 'any_of', ['emea']), line('c', 'region', 'blank'));
const tree = group('root', 'and', line('a', 'name', 'any_of', ['o1']), inner, line('d'));

test('a tree is listed in reading order, each line with the groups around it', () => {
  expect(listLines(tree).map(({ id, kind, depth, parent }) => [id, kind, depth, parent])).toEqual([
    ['root', 'group', 0, null],
    ['a', 'condition', 1, 'root'],
    ['g', 'group', 1, 'root'],
    ['b', 'condition', 2, 'g'],
    ['c', 'condition', 2, 'g'],
    ['d', 'condition', 1, 'root'],
  ]);
  expect(listLines(tree)[2]).toMatchObject({ join: 'or', count: 2 });
});

test('a condition is added empty at the end of its group', () => {
  expect(addCondition(tree, 'g', 'new').items[1]).toEqual({ ...inner, items: [...inner.items, line('new')] });
  expect(addCondition(group('root', 'or'), 'root', 'new')).toEqual(group('root', 'or', line('new')));
});

test('a group is added with an empty line, and joins the other way', () => {
  expect(addGroup(tree, 'root', 'h', 'new').items.at(-1)).toEqual(group('h', 'or', line('new')));
  expect(addGroup(tree, 'g', 'h', 'new').items[1]).toMatchObject({ items: [{}, {}, group('h', 'and', line('new'))] });
});

test('a group may hold another one as long as no more stand in each other than may', () => {
  expect([0, 1, 2].map((depth) => mayHoldGroup(depth, 3))).toEqual([true, true, false]);
  expect(mayHoldGroup(0, 1)).toBe(false);
});

describe('removing', () => {
  test('takes a line, or a group with all that is in it', () => {
    expect(removeItem(tree, 'a').items).toEqual([inner, line('d')]);
    expect(removeItem(tree, 'g').items.map(({ id }) => id)).toEqual(['a', 'd']);
  });

  test('takes the groups that would be left without a line, but never the outermost', () => {
    const nested = group('root', 'and', group('g', 'or', group('h', 'and', line('a'))));
    expect(removeItem(nested, 'a')).toEqual(group('root', 'and'));
    expect(removeItem(tree, 'root')).toBe(tree);
  });
});

describe('a line', () => {
  const lineOf = (changed: ConditionTree) => listLines(changed).find(({ id }) => id === 'b');
  const shows = (field: string | null, operator: string | null, values: string[]) =>
    expect.objectContaining({ line: line('b', field, operator, values) });

  test('that is to be about something else loses what the new subject does not know', () => {
    expect(lineOf(setField(tree, 'b', null))).toEqual(shows(null, null, []));
    const segment = { ...REGION, value: 'segment', operators: REGION.operators.slice(1), options: [] };
    expect(lineOf(setField(tree, 'b', segment))).toEqual(shows('segment', null, []));
    expect(lineOf(setField(tree, 'b', { ...REGION, value: 'home' }))).toEqual(shows('home', 'any_of', ['emea']));
  });

  test('has its operator chosen where there is only one', () => {
    expect(lineOf(setField(tree, 'b', NAME))).toEqual(shows('name', 'any_of', []));
  });

  test('keeps what was found for it when the same subject is chosen again', () => {
    expect(setField(tree, 'a', NAME)).toBe(tree);
  });

  test('keeps its values under an operator that takes values, and loses them under one that does not', () => {
    expect(lineOf(setOperator(tree, 'b', REGION, 'none_of'))).toEqual(shows('region', 'none_of', ['emea']));
    expect(lineOf(setOperator(tree, 'b', REGION, 'blank'))).toEqual(shows('region', 'blank', []));
  });

  test('takes values', () => {
    expect(lineOf(setValues(tree, 'b', ['apac', 'emea']))).toEqual(shows('region', 'any_of', ['apac', 'emea']));
  });
});

const edit = fc.record({
  what: fc.constantFrom('condition', 'group', 'remove', 'join', 'field', 'operator', 'values'),
  at: fc.nat(30),
});

/** Does what a person would press at some line. */
function carryOut(tree: ConditionTree, what: string, { id, kind }: TreeLine, fresh: string): ConditionTree {
  if (what === 'remove') return removeItem(tree, id);
  if (kind === 'group') {
    if (what === 'condition') return addCondition(tree, id, fresh);
    if (what === 'group') return addGroup(tree, id, `group-${fresh}`, fresh);
    return setJoin(tree, id, 'or');
  }
  if (what === 'field') return setField(tree, id, REGION);
  return what === 'operator' ? setOperator(tree, id, REGION, 'blank') : setValues(tree, id, [fresh]);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

test('however a tree is edited, ids stay unique, no inner group is empty, and what an edit does not touch stays the very same', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      let now = deepFreeze(tree);
      for (const [count, { what, at }] of edits.entries()) {
        const lines = listLines(now);
        const target = lines[at % lines.length];
        if (!target) throw new Error('a tree without lines');
        const next = deepFreeze(carryOut(now, what, target, `new-${count}`));
        const ids = listLines(next).map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
        for (const each of listLines(next).slice(1)) if (each.kind === 'group') expect(each.count).toBeGreaterThan(0);
        const touched = topOf(now, target.id);
        for (const item of next.items) {
          const before = now.items.find(({ id }) => id === item.id);
          if (before && item.id !== touched) expect(item).toBe(before);
        }
        now = next;
      }
    }),
  );
});

/** The item of the outermost group in which an item stands. */
const topOf = ({ items }: ConditionTree, id: string) =>
  items.find((item) => item.id === id || ('items' in item && listLines(item).some((each) => each.id === id)))?.id;
