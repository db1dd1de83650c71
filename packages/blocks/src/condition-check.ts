import type { Json } from './value.ts';
import type { ConditionLine, ConditionSubject, ConditionTree } from './vocabulary.ts';

export const isGroup = (item: ConditionLine | ConditionTree): item is ConditionTree => 'items' in item;

/**
 * Whether the server can make something of a line. A field or an operator that is not offered any more counts as none,
 * for that is what a person sees in its place.
 */
export function isLineFinished({ field, operator, values }: ConditionLine, subjects: ConditionSubject[]): boolean {
  const subject = subjects.find(({ value }) => value === field);
  const chosen = subject?.operators.find(({ value }) => value === operator);
  return chosen !== undefined && (chosen.takes === 'none' || values.length > 0);
}

/** Of a whole tree: every line is finished, and only the outermost group may be without lines. */
export function isTreeFinished(tree: ConditionTree, subjects: ConditionSubject[]): boolean {
  return tree.items.every((item) =>
    isGroup(item) ? item.items.length > 0 && isTreeFinished(item, subjects) : isLineFinished(item, subjects),
  );
}

/** Whether a draft's value is a tree at all, for a name may come to mean another kind of field. */
export const isTree = (value: Json | undefined): value is ConditionTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Array.isArray(value.items);
