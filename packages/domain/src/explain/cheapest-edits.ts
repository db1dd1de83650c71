import { type OrganizationField, valuesOf } from '../organization-field.ts';
import type { Rule } from '../rule.ts';
import { cheapestValues, type Demand } from './demand.ts';
import { differences, type MatchedPair, organizationOn, type Side, withValuesOn } from './field-edit.ts';
import { firstUnmet, type Obligation, type SideDemand, waysToMeet } from './obligation.ts';
import { PriorityQueue } from './priority-queue.ts';

/** What is wanted of a pair. */
export interface Target {
  rule: Rule | null;
  /** What stands in the way first; null when the pair is as wanted. */
  unmet: (pair: MatchedPair) => Obligation | null;
  /** No pair as wanted costs less. */
  floor: number;
  /** How far a pair seems to be from what is wanted, to tell which way is promising. */
  distance: (pair: MatchedPair) => number;
}

export interface Arrival {
  target: Target;
  pair: MatchedPair;
}

/** Fields count before values: no change adds and removes a million of them. */
export const costOf = (fields: number, values: number): number => fields * 1_000_000 + values;

/** So many steps are taken cheapest first, so that the first to arrive is the smallest. */
const EXACT_STEPS = 3_000;

/** After that so many are taken towards what seems nearest; what arrives then is small, and not always the smallest. */
const MORE_STEPS = 300;

/** A part of the way: the pair satisfies the demands so far at least cost, so that what comes of it costs no less. */
interface Step extends Arrival {
  edited: ReadonlyMap<string, SideDemands>;
  /** What was chosen on the way, the latest choice first: each narrows down those after it. */
  open: readonly Obligation[];
  cost: number;
  depth: number;
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
    .map((target): Step => ({ target, pair, edited: new Map(), open: [], cost: target.floor, depth: 0 }));
  const next = (step: Step) => nextSteps(step, pair, fields);
  const smallest = search(starts, next, ({ cost }) => cost, EXACT_STEPS);
  if (smallest !== 'too_far') return smallest;
  const small = search(starts, next, (step) => step.target.distance(step.pair), MORE_STEPS);
  return small === 'too_far' || !small ? null : { target: small.target, pair: withoutNeedless(small, pair) };
}

/** The first step to arrive when those with the least rank go first, of these the cheapest, the deepest and the earliest. */
function search(
  starts: readonly Step[],
  next: (step: Step) => Step[] | null,
  rank: (step: Step) => number,
  bound: number,
): Step | null | 'too_far' {
  const queue = new PriorityQueue<{ step: Step; rank: number; turn: number }>((a, b) => {
    if (a.rank !== b.rank) return a.rank < b.rank;
    if (a.step.cost !== b.step.cost) return a.step.cost < b.step.cost;
    return a.step.depth !== b.step.depth ? a.step.depth > b.step.depth : a.turn < b.turn;
  });
  let turn = 0;
  const push = (step: Step) => queue.push({ step, rank: rank(step), turn: turn++ });
  starts.forEach(push);
  for (let taken = 0; taken < bound; taken += 1) {
    const step = queue.pop()?.step;
    if (!step) return null;
    const following = next(step);
    if (following === null) return step;
    following.forEach(push);
  }
  return 'too_far';
}

/** An arrival without the edits that it does not need after all. */
function withoutNeedless({ target, edited, pair }: Step, from: MatchedPair): MatchedPair {
  return [...edited.values()].reduce((kept, { side, field }) => {
    const restored = withValuesOn(kept, side, field, valuesOf(organizationOn(side, from), field));
    return target.unmet(restored) ? kept : restored;
  }, pair);
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
    next.push({ target: step.target, open, depth, ...whatComesOf(edited, from, step.target.floor) });
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
  let pair = from;
  let fields = 0;
  let differing = 0;
  for (const { side, field, values } of edited.values()) {
    const count = differences(valuesOf(organizationOn(side, from), field), values);
    if (count === 0) continue;
    fields += 1;
    differing += count;
    pair = withValuesOn(pair, side, field, values);
  }
  return { edited, pair, cost: Math.max(floor, costOf(fields, differing)) };
}
