import {
  dismissRecordWrites,
  listOpenWrites,
  type RecordWriteRow,
  saveReplaced,
  settleRecordWrites,
} from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { appendSyncLog, type NewSyncLogEntry } from '@tierline/db/sync-log';
import type { WrittenObject } from '@tierline/domain/crm';
import type { AskedWrite, UnmappedValue } from './taken.ts';
import { askFor, type Wish } from './wish.ts';

/** What a page of readings brings about beside the records themselves, written together at its end. */
export interface PageEffects {
  wishes: Wish[];
  log: NewSyncLogEntry[];
  /** Records of ours that are new: their log tells that they came, and not each of the values with which they did. */
  fresh: Set<string>;
  accepted: RecordWriteRow[];
  /** Refused before, and of no account since the record has accepted something newer. */
  dismissed: RecordWriteRow[];
  /** Ended by what somebody else put there; copies without a trace, decisions to be read. */
  overtaken: { write: RecordWriteRow; code: string; dismissed: boolean }[];
  /** Go on, and may replace what is there now. */
  kept: { write: RecordWriteRow; replaces: readonly string[] }[];
  /** Values of the record that its mapping leads nowhere, here or in another CRM. */
  unmapped: UnmappedValue[];
  taken: number;
  /** Whether an organization came into scope, or left it: its contacts come and go with it. */
  joined: boolean;
  /** Organizations that this CRM has taken into the programme, or out of it. */
  turned: string[];
  /** Partners of whose contracts one has found the second partner that it names. */
  resolved: string[];
  /** Whether one was read for the first time: what is to name it there has waited for that. */
  arrived: boolean;
  /** Whether a company that was known has another parent now. */
  reparented: boolean;
}

export const noEffects = (): PageEffects => ({
  ...{
    wishes: [],
    log: [],
    fresh: new Set(),
    accepted: [],
    dismissed: [],
    overtaken: [],
    kept: [],
    unmapped: [],
    taken: 0,
    joined: false,
    turned: [],
    resolved: [],
    arrived: false,
    reparented: false,
  },
});

/** Answers with the writes that were asked for. Call it in the transaction of the page. */
export async function saveEffects(
  scope: Scope,
  object: WrittenObject,
  effects: PageEffects,
  now: string,
): Promise<AskedWrite[]> {
  const idsOf = (writes: readonly RecordWriteRow[]) => writes.map(({ id }) => id);
  await settleRecordWrites(scope, idsOf(effects.accepted), { state: 'accepted', at: now });
  for (const code of new Set(effects.overtaken.map((each) => each.code))) {
    for (const dismissed of [true, false]) {
      const some = effects.overtaken.filter((each) => each.code === code && each.dismissed === dismissed);
      await settleRecordWrites(scope, idsOf(some.map(({ write }) => write)), {
        state: 'refused',
        at: now,
        code,
        dismissed,
      });
    }
  }
  for (const { write, replaces } of effects.kept) await saveReplaced(scope, write.id, replaces, now);
  await dismissRecordWrites(scope, idsOf(effects.dismissed), now);
  await appendSyncLog(scope, withoutFirstValues(effects));
  const ids = [...new Set(effects.wishes.map(({ recordId }) => recordId))];
  return ids.length === 0 ? [] : askFor(scope, effects.wishes, await listOpenWrites(scope, object, ids), now);
}

function withoutFirstValues({ log, fresh }: PageEffects): NewSyncLogEntry[] {
  const told = new Set<string>();
  return log.flatMap((entry) => {
    if (entry.action !== 'taken' || !fresh.has(entry.recordId)) return [entry];
    if (told.has(entry.recordId)) return [];
    told.add(entry.recordId);
    return [{ ...entry, key: null, action: 'linked' as const, before: [], after: [] }];
  });
}
