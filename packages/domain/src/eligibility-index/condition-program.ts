import { NAME_FIELD } from '../organization-field.ts';
import { type Condition, type ConditionGroup, isGroup } from '../rule.ts';
import { andInto, complementInto, orInto, setBit, type Words } from './bits.ts';
import type { Side } from './side.ts';
import type { Terms } from './terms.ts';

/** A tree of conditions over terms. What it means is `matches` of `rule-match.ts`; this is only the faster way to it. */
export type ConditionProgram =
  | { kind: 'and' | 'or'; items: readonly ConditionProgram[] }
  | { kind: 'any' | 'none' | 'all'; terms: readonly number[] }
  | { kind: 'named' | 'not_named'; ids: ReadonlySet<string> };

const ALWAYS: ConditionProgram = { kind: 'and', items: [] };
const NEVER: ConditionProgram = { kind: 'any', terms: [] };

export const toProgram = (group: ConditionGroup, terms: Terms): ConditionProgram => ({
  kind: group.items.length === 0 ? 'and' : group.join,
  items: group.items.map((item) => (isGroup(item) ? toProgram(item, terms) : ofCondition(item, terms))),
});

function ofCondition({ field: key, operator, values }: Condition, terms: Terms): ConditionProgram {
  if (key === NAME_FIELD) return ofName(operator, new Set(values));
  const field = terms.field(key);
  const wanted = () => values.map((value) => terms.value(field, value));
  switch (operator) {
    case 'any_of':
    case 'includes_any':
      return { kind: 'any', terms: wanted() };
    case 'none_of':
      return { kind: 'none', terms: wanted() };
    case 'includes_all':
      return { kind: 'all', terms: wanted() };
    case 'blank':
      return { kind: 'none', terms: [terms.filled(field)] };
    case 'not_blank':
      return { kind: 'any', terms: [terms.filled(field)] };
  }
}

/** A name is one value, and never blank. */
function ofName(operator: Condition['operator'], ids: ReadonlySet<string>): ConditionProgram {
  switch (operator) {
    case 'any_of':
    case 'includes_any':
      return { kind: 'named', ids };
    case 'none_of':
      return { kind: 'not_named', ids };
    case 'includes_all':
      return ids.size === 0 ? ALWAYS : ids.size === 1 ? { kind: 'named', ids } : NEVER;
    case 'blank':
      return NEVER;
    case 'not_blank':
      return ALWAYS;
  }
}

/** The terms on which it depends. */
export function* termsOf(program: ConditionProgram): Generator<number> {
  if ('items' in program) for (const item of program.items) yield* termsOf(item);
  else if ('terms' in program) yield* program.terms;
}

/** Whether it holds for the organization whose terms are marked. */
export function holdsFor(program: ConditionProgram, marked: Uint8Array, id: string): boolean {
  switch (program.kind) {
    case 'and':
      for (const item of program.items) if (!holdsFor(item, marked, id)) return false;
      return true;
    case 'or':
      for (const item of program.items) if (holdsFor(item, marked, id)) return true;
      return false;
    case 'any':
      for (const term of program.terms) if (marked[term] === 1) return true;
      return false;
    case 'none':
      for (const term of program.terms) if (marked[term] === 1) return false;
      return true;
    case 'all':
      for (const term of program.terms) if (marked[term] !== 1) return false;
      return true;
    case 'named':
      return program.ids.has(id);
    case 'not_named':
      return !program.ids.has(id);
  }
}

/** Those of the side's universe for whom it holds. */
export function setOf(program: ConditionProgram, side: Side): Words {
  switch (program.kind) {
    case 'and': {
      const set = side.members.slice();
      for (const item of program.items) andInto(set, setOf(item, side));
      return set;
    }
    case 'or': {
      const set = new Uint32Array(side.width);
      for (const item of program.items) orInto(set, setOf(item, side));
      return set;
    }
    case 'any':
      return union(program.terms, side);
    case 'none':
      return complemented(union(program.terms, side), side);
    case 'all': {
      const set = side.members.slice();
      for (const term of program.terms) andInto(set, union([term], side));
      return set;
    }
    case 'named':
      return named(program.ids, side);
    case 'not_named':
      return complemented(named(program.ids, side), side);
  }
}

function union(terms: readonly number[], side: Side): Words {
  const set = new Uint32Array(side.width);
  for (const term of terms) side.sets.orInto(set, term);
  return set;
}

function named(ids: ReadonlySet<string>, side: Side): Words {
  const set = new Uint32Array(side.width);
  for (const id of ids) {
    const slot = side.find(id);
    if (slot !== undefined) setBit(set, slot);
  }
  return set;
}

function complemented(set: Words, side: Side): Words {
  complementInto(set, side.members);
  return set;
}
