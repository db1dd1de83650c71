import { type OrganizationField, valuesOf } from '../organization-field.ts';
import type { Rule } from '../rule.ts';
import { cheapestValues, type Demand } from './demand.ts';
import { differences, type MatchedPair, organizationOn, type Side, withValues } from './field-edit.ts';
import { firstUnmet, type Obligation, type SideDemand, waysToMeet } from './obligation.ts';
import { PriorityQueue } from './priority-queue.ts';

/** What is wanted of a pair. */
export interface Target {
  rule: Rule | null;
  /** What stands in the way first; null when the pair is as wanted. */
  unmet: (pair: MatchedPair) => Obligation | null;
  /** No pair as wanted costs less. */
  floor: number;
}

export interface Arrival {
  target: Target;
  pair: MatchedPair;
}

/** Fields count before values: no change adds and removes a million of them. */
export const costOf = (fields: number, values: number): number => fields * 1_000_000 + values;

/**
 * So many steps are taken cheapest first, so that the first to arrive is the smallest. After that the deepest goes first
 * and what arrives is small at best; after as many again nothing does.
 */
const STEPS = 3_000;

/** A part of the way: the pair satisfies the demands so far at least cost, so that what comes of it costs no less. */
interface Step extends Arrival {
  edited: ReadonlyMap<string, SideDemands>;
  /** What was chosen on the way, the latest choice first: each narrows down those after it. */
  open: readonly Obligation[];
  cost: number;
  depth: number;
  turn: number;
}

interface SideDemands {
  side: Side;
  field: string;
  demands: readonly Demand[];
  values: readonly string[];
}

/**
 * The cheapest change of field values that reaches one of the targets, the earlier target where two cost the same: every
 * step asks what still stands in the way and goes every way around it. Null when there is none, or none was found.
 */
export function cheapestEdits(
  targets: readonly Target[],
  pair: MatchedPair,
  fields: ReadonlyMap<string, OrganizationField>,
): Arrival | null {
  const starts = targets
    .filter(({ floor }) => Number.isFinite(floor))
    .map((target, turn): Step => ({ target, pair, edited: new Map(), open: [], cost: target.floor, depth: 0, turn }));
  const queue = new PriorityQueue<Step>(goesBefore);
  for (const start of starts) queue.push(start);
  let turn = starts.length;
  for (let steps = 0; steps < STEPS; steps += 1) {
    const step = queue.pop();
    if (!step) return null;
    const next = nextSteps(step, pair, fields);
    if (next === null) return step;
    for (const each of next) queue.push({ ...each, turn: turn++ });
  }
  return deepestFirst(starts, pair, fields);
}

const goesBefore = (a: Step, b: Step): boolean =>
  a.cost !== b.cost ? a.cost < b.cost : a.depth !== b.depth ? a.depth > b.depth : a.turn < b.turn;

function deepestFirst(starts: readonly Step[], pair: MatchedPair, fields: ReadonlyMap<string, OrganizationField>) {
  const stack = starts.toSorted((a, b) => b.cost - a.cost);
  for (let steps = 0; steps < STEPS; steps += 1) {
    const step = stack.pop();
    if (!step) return null;
    const next = nextSteps(step, pair, fields);
    if (next === null) return step;
    for (const each of next.sort((a, b) => b.cost - a.cost)) stack.push(each);
  }
  return null;
}

/** Null when this step has arrived. */
function nextSteps(step: Step, from: MatchedPair, fields: ReadonlyMap<string, OrganizationField>): Step[] | null {
  const unmet = whatStandsInTheWay(step);
  if (!unmet) return null;
  const next: Step[] = [];
  for (const { demands, rest } of waysToMeet(unmet, step.pair, fields)) {
    const edited = withDemands(step.edited, demands, from, fields);
    if (!edited) continue;
    const open = rest ? [rest, ...step.open] : step.open;
    const depth = step.depth + 1;
    next.push({ target: step.target, open, depth, turn: 0, ...whatComesOf(edited, from, step.target.floor) });
  }
  return next;
}

function whatStandsInTheWay({ target, open, pair }: Step): Obligation | null {
  for (const obligation of open) {
    const unmet = firstUnmet(obligation, pair);
    if (unmet) return unmet;
  }
  return target.unmet(pair);
}

/** Null when a field cannot satisfy all that is demanded of it. */
function withDemands(
  before: ReadonlyMap<string, SideDemands>,
  added: readonly SideDemand[],
  from: MatchedPair,
  fields: ReadonlyMap<string, OrganizationField>,
): ReadonlyMap<string, SideDemands> | null {
  const edited = new Map(before);
  for (const { side, field, demand } of added) {
    const key = `${side} ${field}`;
    const demands = [...(edited.get(key)?.demands ?? []), demand];
    const values = cheapestValues(valuesOf(organizationOn(side, from), field), fields.get(field), demands);
    if (!values) return null;
    edited.set(key, { side, field, demands, values });
  }
  return edited;
}

function whatComesOf(edited: ReadonlyMap<string, SideDemands>, from: MatchedPair, floor: number) {
  let { partner, secondPartner } = from;
  let fields = 0;
  let differing = 0;
  for (const { side, field, values } of edited.values()) {
    const count = differences(valuesOf(organizationOn(side, from), field), values);
    if (count === 0) continue;
    fields += 1;
    differing += count;
    if (side === 'partner') partner = withValues(partner, field, values);
    else secondPartner = withValues(secondPartner, field, values);
  }
  return { edited, pair: { partner, secondPartner }, cost: Math.max(floor, costOf(fields, differing)) };
}
