import { bitsOf, clearBit, isEmpty, isSame, orInto, setBit, type Words } from './bits.ts';
import type { IndexState } from './index-state.ts';
import type { Trial } from './trial.ts';

/** Partners whose second partners may differ, and in which second partners; null: any. */
export interface AffectedPartners {
  partners: Int32Array;
  seconds: Words | null;
}

/** A second partner, with its partners before and after, when it alone changes for them. */
export interface AffectedColumn {
  second: number;
  before: Words;
  after: Words;
}

export type Affected = AffectedPartners | AffectedColumn;

/**
 * Whom some changes can touch, so that nobody else is looked at. Partners that change themselves are looked at in full;
 * the others only where a rule or a second partner changes.
 */
export function listAffected(state: IndexState, trial: Trial): Affected[] {
  if (state.source !== trial.source) return [{ partners: everybody(state, trial), seconds: null }];
  return trial.source === 'contracts'
    ? [{ partners: byContracts(state, trial), seconds: null }]
    : byRules(state, trial);
}

function everybody(state: IndexState, trial: Trial): Int32Array {
  const set = state.partners.members.slice();
  for (const partner of trial.partners.keys()) setBit(set, partner);
  return bitsOf(set);
}

function byContracts(state: IndexState, trial: Trial): Int32Array {
  const partners = new Set([...trial.contracts.keys(), ...trial.partners.keys()]);
  for (const second of trial.seconds.keys()) {
    for (const partner of state.contracts.ofSecond(second)) partners.add(partner);
  }
  return Int32Array.from(partners).sort();
}

function byRules(state: IndexState, trial: Trial): Affected[] {
  const changed = Int32Array.from(trial.partners.keys());
  const themselves = changed.length > 0 ? [{ partners: changed, seconds: null }] : [];
  if (trial.changedRules.size === 0) return [...columns(state, trial), ...themselves];
  const view = state.view();
  const set = new Uint32Array(state.partners.width);
  const touched = new Uint32Array(trial.view.width);
  for (const [slot, { before, after }] of trial.changedRules) {
    const one = before === null ? NOBODY : view.matching(slot);
    const other = trial.view.matching(slot);
    const none = before === null || after === null;
    const sameFields = !none && String(before.same) === String(after.same);
    const turned = differing(one, other);
    const sameSeconds = sameFields && isEmpty(turned);
    const samePartners = sameFields && isSame(before.partners, after.partners);
    if (sameSeconds && samePartners) continue;
    if (sameSeconds) orInto(set, differing(before.partners, after.partners));
    else for (const rule of [before, after]) if (rule) orInto(set, rule.partners);
    if (samePartners) orInto(touched, turned);
    else for (const seconds of [one, other]) orInto(touched, seconds);
  }
  for (const second of trial.seconds.keys()) {
    const turned = differing(state.columnOf(second), trial.columnOf(second));
    orInto(set, turned);
    setBit(touched, second);
  }
  for (const partner of trial.partners.keys()) clearBit(set, partner);
  return isEmpty(set) ? themselves : [{ partners: bitsOf(set), seconds: touched }, ...themselves];
}

function* columns(state: IndexState, trial: Trial): Generator<AffectedColumn> {
  for (const second of trial.seconds.keys()) {
    const [before, after] = [state.columnOf(second), trial.columnOf(second)];
    for (const partner of trial.partners.keys()) for (const column of [before, after]) clearBit(column, partner);
    yield { second, before, after };
  }
}

const NOBODY = new Uint32Array(0);

function differing(one: Words, other: Words): Words {
  const turned = new Uint32Array(Math.max(one.length, other.length));
  for (let i = 0; i < turned.length; i += 1) turned[i] = (one[i] ?? 0) ^ (other[i] ?? 0);
  return turned;
}
