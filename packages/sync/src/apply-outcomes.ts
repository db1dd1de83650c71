import type { RecordWriteRow } from '@tierline/db/record-write';
import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import type { PageEffects } from './page-effects.ts';
import type { RecordPlan } from './plan/plan-record.ts';

export interface OutcomeOf {
  crm: CrmKind;
  object: WrittenObject;
  recordId: string;
  crmId: string;
  /** Who changed the record last, as the CRM says. */
  byName: string | null;
  modifiedAt: string;
  open: readonly RecordWriteRow[];
}

/** A value that Tierline holds from now on, and whose other CRMs are to have it too. */
export interface TakenValue {
  key: string;
  values: readonly string[];
  decidedAt: string;
  /** The decision that it was, if it was one. */
  decision: RecordWriteRow | null;
}

/** What a plan means for writes, for the log, and for the record itself; the last is the answer. */
export function applyOutcomes(of: OutcomeOf, plan: RecordPlan, effects: PageEffects, now: string): TakenValue[] {
  const { crm, object, recordId, crmId, byName, modifiedAt } = of;
  const taken: TakenValue[] = [];
  const log = (
    key: string,
    action: 'taken' | 'taken_over' | 'written' | 'written_over',
    before: readonly string[],
    after: readonly string[],
    by = byName,
  ) =>
    effects.log.push({
      ...{ at: now, crm, object, recordId, crmId, key, action, byName: by },
      ...{ before: [...before], after: [...after] },
    });
  for (const { key, plan: field, ours, theirs, write } of plan.outcomes) {
    const row = write && of.open.find(({ id }) => id === write.id);
    if (field.kind === 'take') {
      if (row) {
        const code = field.lost && write.delivered && row.purpose === 'decision' ? 'changed_back' : 'overtaken';
        effects.overtaken.push({ write: row, code, dismissed: row.purpose === 'sync' });
      }
      log(key, field.lost ? 'taken_over' : 'taken', ours, theirs);
      taken.push({ key, values: theirs, decidedAt: modifiedAt, decision: null });
    } else if (field.kind === 'write') {
      if (field.lost) log(key, 'written_over', theirs, ours, null);
      effects.wishes.push({ crm, object, recordId, key, desired: ours, replaces: theirs, decidedAt: now });
    } else if (field.kind === 'accepted' && row) {
      effects.accepted.push(row);
      effects.dismissed.push(...of.open.filter((other) => isOlderRefusal(other, row)));
      log(key, 'written', row.replaces, theirs, row.requestedBy || null);
      if (row.purpose === 'decision') {
        const values = field.rewritten ? theirs : row.desired;
        taken.push({ key, values, decidedAt: row.requestedAt, decision: row });
      }
    } else if (field.kind === 'wait' && field.lost && row) {
      effects.kept.push({ write: row, replaces: theirs });
      log(key, 'written_over', theirs, row.desired, null);
    } else if (field.kind === 'changed_back' && row) {
      effects.overtaken.push({ write: row, code: 'changed_back', dismissed: false });
    } else if (field.kind === 'drop' && row) {
      effects.overtaken.push({ write: row, code: 'overtaken', dismissed: row.purpose === 'sync' });
    }
  }
  return taken;
}

const isOlderRefusal = (other: RecordWriteRow, accepted: RecordWriteRow): boolean =>
  other.state === 'refused' &&
  other.dismissedAt === null &&
  other.crm === accepted.crm &&
  other.target === accepted.target &&
  other.requestedAt <= accepted.requestedAt;
