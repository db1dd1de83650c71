import type { ConflictRule, Direction } from './field-mapping.ts';
import { isRewritten, isSame } from './same-values.ts';

type Values = readonly string[];

/** One field of one record as it stands on both sides, in Tierline's words. */
export interface FieldState {
  ours: Values;
  theirs: Values;
  /** What each side held when they last agreed; null when they never did. */
  base: { ours: Values; theirs: Values } | null;
  /** What is on its way to the CRM. */
  pending: PendingWrite | null;
  /** Values that Tierline itself may have put there, by writes that newer ones have replaced. */
  leftThere: readonly Values[];
  /** The CRM's stamp of the record. */
  modifiedAt: string;
}

export interface PendingWrite {
  desired: Values;
  /** What the CRM held when that was decided. */
  replaces: Values;
  decidedAt: string;
  /** Whether somebody chose it here, and it counts only once the CRM has it; else it is what Tierline holds already. */
  isDecision: boolean;
  /** Whether the CRM has taken it before this reading began. */
  delivered: boolean;
}

export type FieldPlan =
  /** Both sides hold the same, or what both once agreed on. */
  | { kind: 'agree' }
  /** Tierline is to hold what the CRM holds. `lost`: what stood here, and was newer than the last agreement. */
  | { kind: 'take'; lost: boolean }
  /** The CRM is to hold what Tierline holds. `lost`: what stood there. */
  | { kind: 'write'; lost: boolean }
  /** The write that was on its way has arrived; `rewritten`: the CRM has put it in its own way, which is as good. */
  | { kind: 'accepted'; rewritten: boolean }
  /** The CRM took the write, and then put back what was there. */
  | { kind: 'changed_back' }
  /** The write on its way goes on, though the CRM now holds something else that it may replace. */
  | { kind: 'wait'; lost: boolean }
  /** The write on its way is no longer wanted; both sides stay as they are. */
  | { kind: 'drop' }
  /** They differ, and nothing is to be done about it. */
  | { kind: 'keep' };

export interface FieldPolicy {
  direction: Exclude<Direction, 'excluded'>;
  conflict: ConflictRule;
  /** Who is right at first sight of a record that the other side has too; null: what Tierline holds, or, where the CRM wins, the CRM. */
  firstMaster: 'crm' | 'tierline' | null;
}

/** What becomes of one field, by a comparison of both sides with what they last agreed on. */
export function planField(state: FieldState, policy: FieldPolicy): FieldPlan {
  const { ours, theirs, pending } = state;
  if (pending) return planPending(state, pending, policy);
  if (isSame(ours, theirs)) return { kind: 'agree' };
  // What Tierline itself has put there is nobody's change.
  const base = isLeftThere(state) ? { ours: theirs, theirs } : state.base;
  if (!base) return planFirstSight(state, policy);
  const oursChanged = !isSame(ours, base.ours);
  const theirsChanged = !isSame(theirs, base.theirs);
  if (!oursChanged && !theirsChanged) return isRewritten(ours, theirs) ? { kind: 'agree' } : { kind: 'keep' };
  if (policy.conflict === 'fill_blanks') return fillBlanks(state, policy);
  if (!oursChanged) return { kind: 'take', lost: false };
  if (policy.direction === 'read_only') return theirsChanged ? { kind: 'take', lost: true } : { kind: 'keep' };
  if (!theirsChanged) return { kind: 'write', lost: false };
  // Nothing waits any more, so what stands here was decided before the CRM's record was changed.
  return policy.conflict === 'tierline' ? { kind: 'write', lost: true } : { kind: 'take', lost: true };
}

function planPending(state: FieldState, pending: PendingWrite, { conflict }: FieldPolicy): FieldPlan {
  const { theirs, modifiedAt } = state;
  if (isSame(theirs, pending.desired)) return { kind: 'accepted', rewritten: false };
  if (pending.delivered && theirs.length > 0 && isRewritten(theirs, pending.desired)) {
    return { kind: 'accepted', rewritten: true };
  }
  const isReplaced = isSame(theirs, pending.replaces) || isSpelledSo(state, pending);
  if (pending.delivered && isReplaced) return { kind: 'changed_back' };
  if (isReplaced || isLeftThere(state)) return { kind: 'wait', lost: false };
  if (pending.isDecision) return { kind: 'take', lost: true };
  if (conflict === 'fill_blanks') return theirs.length > 0 ? { kind: 'drop' } : { kind: 'wait', lost: false };
  // The CRM had taken it: whoever changed the field since has seen it there, whatever the two clocks say.
  if (pending.delivered) return { kind: 'take', lost: false };
  if (conflict === 'tierline') return { kind: 'wait', lost: true };
  if (conflict === 'latest' && isEarlier(modifiedAt, pending.decidedAt)) return { kind: 'wait', lost: true };
  return { kind: 'take', lost: true };
}

/** A CRM may stamp by whole seconds: what it shows to have changed within the second was changed since it was looked at. */
const isEarlier = (modifiedAt: string, decidedAt: string): boolean => modifiedAt.slice(0, 19) < decidedAt.slice(0, 19);

/** Whether it is what the write replaces, as the CRM's own automation spells it. */
const isSpelledSo = ({ theirs, base }: FieldState, { replaces }: PendingWrite): boolean =>
  base !== null && isSame(theirs, base.theirs) && isSame(replaces, base.ours);

/** Whether Tierline itself has put that there, whatever an automation of the CRM has made of it. */
const isLeftThere = ({ theirs, leftThere }: FieldState): boolean => leftThere.some((left) => isRewritten(left, theirs));

function planFirstSight(state: FieldState, policy: FieldPolicy): FieldPlan {
  const { ours, theirs } = state;
  if (ours.length === 0) return { kind: 'take', lost: false };
  if (policy.conflict === 'fill_blanks' && theirs.length > 0) return { kind: 'keep' };
  const master = policy.firstMaster ?? (policy.conflict === 'crm' ? 'crm' : 'tierline');
  if (theirs.length > 0 && master === 'crm') return { kind: 'take', lost: true };
  return policy.direction === 'read_only' ? { kind: 'keep' } : { kind: 'write', lost: theirs.length > 0 };
}

function fillBlanks({ ours, theirs }: FieldState, { direction }: FieldPolicy): FieldPlan {
  if (ours.length === 0) return { kind: 'take', lost: false };
  return theirs.length === 0 && direction === 'both' ? { kind: 'write', lost: false } : { kind: 'keep' };
}
