import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';

/** A record of a CRM in memory; values by Tierline's keys, as the CRM keeps them. */
export interface Stored {
  readonly id: string;
  readonly object: SyncedObject;
  /** By what the test calls it, in whichever CRM. */
  readonly handle: string;
  readonly tierlineId: string | null;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
  readonly deleted: boolean;
  readonly inSync: boolean;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface Habits {
  /** By how many seconds its clock is ahead of ours. */
  skew: number;
  /** Seconds until the index of changes shows one; drawn for each. */
  lag(): number;
  /** What its automation makes of a value, whoever put it there. */
  rewrite(key: string, values: readonly string[]): readonly string[];
}

export interface MemoryRecords {
  readonly crm: CrmKind;
  now(): string;
  all(object: SyncedObject): Stored[];
  find(id: string): Stored | null;
  add(record: Pick<Stored, 'object' | 'handle' | 'tierlineId' | 'inSync' | 'values' | 'modifiedBy'>): Stored;
  /** `late`: seconds since it was done, for a change that others see only now. */
  change(id: string, change: Partial<Stored>, late?: number): Stored;
  /** Records as the index of changes has them, which is behind. */
  indexed(object: SyncedObject): Stored[];
  readonly habits: Habits;
}

export function createMemoryRecords(crm: CrmKind, clock: () => string, habits: Habits): MemoryRecords {
  const records = new Map<string, Stored>();
  const versions = new Map<string, { shownFrom: string; record: Stored }[]>();
  let count = 0;
  const now = () => addSeconds(clock(), habits.skew);
  const toStamp = (instant: string) => (crm === 'salesforce' ? `${instant.slice(0, 19)}.000Z` : instant);
  const put = (record: Stored): Stored => {
    const values = Object.entries(record.values).map(([key, value]) => [key, habits.rewrite(key, value)]);
    const stored = { ...record, values: Object.fromEntries(values) };
    records.set(record.id, stored);
    const shownFrom = addSeconds(now(), habits.lag());
    versions.set(record.id, [...(versions.get(record.id) ?? []), { shownFrom, record: stored }]);
    return stored;
  };
  const get = (id: string): Stored => {
    const record = records.get(id);
    if (!record) throw new Error(`${crm} has no record ${id}`);
    return record;
  };
  return {
    ...{ crm, now, habits },
    all: (object) => [...records.values()].filter((record) => record.object === object),
    find: (id) => records.get(id) ?? null,
    add(record) {
      count += 1;
      // In no order that others could rely on.
      const id = `${crm.slice(0, 1)}${((count * 7) % 97) + 100}-${record.handle}`;
      return put({ ...record, id, deleted: false, modifiedAt: toStamp(now()) });
    },
    change(id, change, late = 0) {
      const before = get(id);
      const stamps = [before.modifiedAt, toStamp(addSeconds(now(), -late))];
      // Who changes a record locks it: the stamps of one never go back.
      return put({ ...before, ...change, modifiedAt: stamps.toSorted()[1] ?? '' });
    },
    indexed(object) {
      const at = now();
      return [...versions.values()].flatMap((list) => {
        const shown = list.filter(({ shownFrom }) => shownFrom <= at).at(-1)?.record;
        return shown?.object === object ? [shown] : [];
      });
    },
  };
}
