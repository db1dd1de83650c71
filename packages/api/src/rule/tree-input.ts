import { type Condition, type ConditionGroup, OPERATORS_OF, type Operator } from '@tierline/domain/rule';
import { z } from 'zod';

/** Beyond what any rule may have (`checkRule` says so in a sentence of its own); what is larger is not even looked at. */
const MOST_NODES = 20_000;
const MOST_LEVELS = 200;

const OPERATORS: readonly string[] = [...new Set(Object.values(OPERATORS_OF).flat())];

type Node = Condition | ConditionGroup;

/**
 * A tree of conditions of the right shape, or what is wrong with it. Walks without recursion, for a tree that somebody made up
 * may be deeper than any stack.
 */
function readTree(root: unknown): { tree: ConditionGroup } | { wrong: string } {
  const top: Node[] = [];
  const pending: { json: unknown; into: Node[]; level: number }[] = [{ json: root, into: top, level: 1 }];
  const ids = new Set<string>();
  for (let seen = 0; pending.length > 0; seen += 1) {
    const next = pending.shift();
    if (!next) break;
    const { json, into, level } = next;
    if (seen >= MOST_NODES) return { wrong: `it has more than ${MOST_NODES.toLocaleString('en')} conditions` };
    if (level > MOST_LEVELS) return { wrong: `it has groups within groups, more than ${MOST_LEVELS} deep` };
    const node = readNode(json);
    if (!node) return { wrong: 'it is no tree of conditions: each line needs a field, an operator and its values' };
    if (ids.has(node.id)) return { wrong: 'two of its lines have the same id' };
    ids.add(node.id);
    into.push(node);
    if (!('join' in node)) continue;
    const items = (json as { items: unknown[] }).items;
    for (const item of items) pending.push({ json: item, into: node.items as Node[], level: level + 1 });
  }
  const [tree] = top;
  return tree && 'join' in tree ? { tree } : { wrong: 'its outermost part is no group' };
}

function readNode(json: unknown): Node | null {
  if (typeof json !== 'object' || json === null) return null;
  const { id, join, items, field, operator, values } = json as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || id.length > 64) return null;
  if (join === 'and' || join === 'or') return Array.isArray(items) ? { id, join, items: [] } : null;
  if (typeof field !== 'string' || typeof operator !== 'string' || !OPERATORS.includes(operator)) return null;
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return null;
  return { id, field, operator: operator as Operator, values };
}

export const treeInput = z.unknown().transform((json, ctx): ConditionGroup => {
  const read = readTree(json);
  if ('tree' in read) return read.tree;
  ctx.addIssue({ code: 'custom', message: read.wrong });
  return z.NEVER;
});
