import { isGroup } from './condition-check.ts';
import type { ConditionLine, ConditionSubject, ConditionTree } from './vocabulary.ts';

/**
 * A tree of conditions as flat lines in reading order, for hosts that cannot nest. `depth` counts the groups around an
 * item: 0 is the outermost group, 1 what stands in it; `parent` is null for the outermost alone.
 */
export type TreeLine =
  | { kind: 'group'; id: string; depth: number; parent: string | null; join: 'and' | 'or'; count: number }
  | { kind: 'condition'; id: string; depth: number; parent: string; line: ConditionLine };

export function listLines(tree: ConditionTree): TreeLine[] {
  return [...linesOf(tree, 0, null)];
}

function* linesOf(group: ConditionTree, depth: number, parent: string | null): Generator<TreeLine> {
  const { id, join, items } = group;
  yield { kind: 'group', id, depth, parent, join, count: items.length };
  for (const item of items) {
    if (isGroup(item)) yield* linesOf(item, depth + 1, id);
    else yield { kind: 'condition', id: item.id, depth: depth + 1, parent: id, line: item };
  }
}

/** Whether a group at this depth may hold another one, where so many groups may stand one in the other. */
export const mayHoldGroup = (depth: number, mostDepth: number): boolean => depth + 2 <= mostDepth;

const newLine = (id: string): ConditionLine => ({ id, field: null, operator: null, values: [] });

/** An empty line at the end of a group. Ids are the host's to make. */
export function addCondition(tree: ConditionTree, group: string, id: string): ConditionTree {
  return inGroup(tree, group, (found) => ({ ...found, items: [...found.items, newLine(id)] }));
}

/** A group with one empty line at the end of a group. It joins the other way, for to join alike it need not be there. */
export function addGroup(tree: ConditionTree, group: string, id: string, condition: string): ConditionTree {
  return inGroup(tree, group, (found) => {
    const inner: ConditionTree = { id, join: found.join === 'and' ? 'or' : 'and', items: [newLine(condition)] };
    return { ...found, items: [...found.items, inner] };
  });
}

/** Without a line or a group. A nested group goes with its last line; the outermost one never does. */
export function removeItem(tree: ConditionTree, id: string): ConditionTree {
  let changed = false;
  const items = tree.items.flatMap((item) => {
    const kept = item.id === id ? undefined : isGroup(item) ? removeItem(item, id) : item;
    if (kept === item) return [item];
    changed = true;
    return kept === undefined || (isGroup(kept) && kept.items.length === 0) ? [] : [kept];
  });
  return changed ? { ...tree, items } : tree;
}

export function setJoin(tree: ConditionTree, group: string, join: 'and' | 'or'): ConditionTree {
  return inGroup(tree, group, (found) => ({ ...found, join }));
}

/**
 * A line about something else, or about nothing yet. An operator or a value that the new subject does not know goes; its
 * only operator is chosen at once.
 */
export function setField(tree: ConditionTree, id: string, subject: ConditionSubject | null): ConditionTree {
  return inLine(tree, id, (line) => {
    if (subject?.value === line.field) return line;
    const operator = subject ? operatorFor(subject, line.operator) : null;
    const values = subject && takesValues(subject, operator) ? line.values.filter(isOneOf(subject.options)) : [];
    return { ...line, field: subject?.value ?? null, operator, values };
  });
}

export function setOperator(
  tree: ConditionTree,
  id: string,
  subject: ConditionSubject,
  operator: string | null,
): ConditionTree {
  return inLine(tree, id, (line) => ({
    ...line,
    operator,
    values: takesValues(subject, operator) ? line.values : [],
  }));
}

export function setValues(tree: ConditionTree, id: string, values: string[]): ConditionTree {
  return inLine(tree, id, (line) => ({ ...line, values }));
}

function operatorFor({ operators }: ConditionSubject, wanted: string | null): string | null {
  const [first, ...others] = operators;
  if (first && others.length === 0) return first.value;
  return operators.some(({ value }) => value === wanted) ? wanted : null;
}

/** Values stay while no operator is chosen: the next one may take them. */
const takesValues = ({ operators }: ConditionSubject, operator: string | null) =>
  operators.find(({ value }) => value === operator)?.takes !== 'none';

const isOneOf = (options: { value: string }[]) => (wanted: string) => options.some(({ value }) => value === wanted);

function inGroup(tree: ConditionTree, id: string, change: (group: ConditionTree) => ConditionTree): ConditionTree {
  if (tree.id === id) return change(tree);
  return withItems(tree, (item) => (isGroup(item) ? inGroup(item, id, change) : item));
}

function inLine(tree: ConditionTree, id: string, change: (line: ConditionLine) => ConditionLine): ConditionTree {
  return withItems(tree, (item) => {
    if (isGroup(item)) return inLine(item, id, change);
    return item.id === id ? change(item) : item;
  });
}

/** The very tree where nothing in it was changed. */
function withItems(
  tree: ConditionTree,
  change: (item: ConditionLine | ConditionTree) => ConditionLine | ConditionTree,
): ConditionTree {
  const items = tree.items.map(change);
  return items.every((item, place) => item === tree.items[place]) ? tree : { ...tree, items };
}
