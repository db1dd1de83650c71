import type { FieldPlan, FieldPolicy, PendingWrite } from '@tierline/domain/field-mapping/plan-field';
import { planField } from '@tierline/domain/field-mapping/plan-field';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import type { Told } from './told-values.ts';

/** One record as a CRM shows it, beside what is known of it; values in Tierline's words, by their keys. */
export interface RecordState {
  told: ReadonlyMap<string, Told>;
  ours(key: string): readonly string[];
  /** What the CRM was last seen to hold; null when it was never told. */
  seen(key: string): readonly string[] | null;
  /** What Tierline held when it agreed with that, where the two differ. */
  agreed: Readonly<Record<string, readonly string[]>>;
  pending(key: string): OpenWrite | null;
  leftThere(key: string): readonly (readonly string[])[];
  /** Null: the field is left alone. */
  policy(key: string): FieldPolicy | null;
  modifiedAt: string;
}

export interface OpenWrite extends PendingWrite {
  id: string;
  /** Whether the record was read before the CRM took the write: it then tells nothing about this field. */
  isAhead: boolean;
}

export interface FieldOutcome {
  key: string;
  plan: FieldPlan;
  ours: readonly string[];
  theirs: readonly string[];
  /** What was on its way there. */
  write: OpenWrite | null;
}

export interface RecordPlan {
  /** Of each field about which something is to be done. */
  outcomes: FieldOutcome[];
  /** What the CRM is seen to hold from now on, of the fields that it tells. */
  seen: Record<string, string[]>;
  agreed: Record<string, string[]>;
  unmapped: { key: string; values: string[] }[];
}

/** What a reading of a record means for each of its fields. */
export function planRecord(state: RecordState): RecordPlan {
  const plan: RecordPlan = { outcomes: [], seen: {}, agreed: {}, unmapped: [] };
  for (const [key, told] of state.told) {
    const policy = state.policy(key);
    if (!policy) continue;
    const write = state.pending(key);
    if (told.unmapped) {
      plan.unmapped.push({ key, values: told.unmapped });
      keepAgreed(plan, state, key);
      // Nobody here can say what it is that the write would replace.
      if (write && !write.isAhead)
        plan.outcomes.push({ key, plan: { kind: 'drop' }, ours: state.ours(key), theirs: told.unmapped, write });
      continue;
    }
    if (write?.isAhead) {
      keepAgreed(plan, state, key);
      continue;
    }
    const theirs = told.values;
    const ours = state.ours(key);
    const seen = state.seen(key);
    const base = seen && { ours: state.agreed[key] ?? seen, theirs: seen };
    const { modifiedAt } = state;
    const field = planField(
      { ours, theirs, base, pending: write, leftThere: state.leftThere(key), modifiedAt },
      policy,
    );
    plan.seen[key] = theirs;
    if (!isSame(ours, theirs)) {
      if (field.kind === 'accepted' && field.rewritten) plan.agreed[key] = [...(write?.desired ?? ours)];
      else if (seen && isSame(seen, theirs)) keepAgreed(plan, state, key);
    }
    if (field.kind !== 'agree' && field.kind !== 'keep') plan.outcomes.push({ key, plan: field, ours, theirs, write });
  }
  return plan;
}

function keepAgreed(plan: RecordPlan, { agreed }: RecordState, key: string): void {
  const known = agreed[key];
  if (known) plan.agreed[key] = [...known];
}
