import { toRecordId } from '../record-id.ts';
import type { FieldValue } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';

/** Keyed by API name; a missing field is null. Records are replaced, never changed. */
export type StoredRecord = Readonly<Record<string, FieldValue>> & { readonly Id: string };

/** What a deletion took along and cleared, so that an undeletion can bring it back. */
export interface Deletion {
  object: string;
  id: string;
  at: string;
  cascaded: { object: string; id: string }[];
  cleared: { object: string; id: string; field: string }[];
}

export interface StoredState {
  records: Record<string, StoredRecord[]>;
  lastIds: Record<string, number>;
  recycleBin: Deletion[];
}

export interface RecordStore {
  /** Deleted ones included. */
  list(object: SObject): Iterable<StoredRecord>;
  find(object: SObject, id: string): StoredRecord | undefined;
  put(object: SObject, record: StoredRecord): void;
  remove(object: SObject, id: string): void;
  nextId(object: SObject): string;
  /** What lies in the recycle bin because somebody deleted it, by id; what went along is in its `cascaded`. */
  deletions: ReadonlyMap<string, Deletion>;
  setDeletion(id: string, deletion: Deletion | null): void;
  /** Undoes every change that `work` made when it throws. Nests. */
  transaction<T>(work: () => T): T;
  /** The same for work that waits; nobody else may write meanwhile. */
  transactionAcross<T>(work: () => Promise<T>): Promise<T>;
  dump(): StoredState;
  load(state: StoredState): void;
}

export function createRecordStore(changed: () => void): RecordStore {
  const tables = new Map<string, Map<string, StoredRecord>>();
  const lastIds = new Map<string, number>();
  const recycleBin = new Map<string, Deletion>();
  const undo: (() => void)[] = [];
  let depth = 0;

  const table = (object: SObject) => {
    const existing = tables.get(object.name);
    if (existing) return existing;
    const created = new Map<string, StoredRecord>();
    tables.set(object.name, created);
    return created;
  };
  const replace = (object: SObject, id: string, record: StoredRecord | undefined) => {
    const rows = table(object);
    const previous = rows.get(id);
    undo.push(() => (previous ? rows.set(id, previous) : rows.delete(id)));
    if (record) rows.set(id, record);
    else rows.delete(id);
    if (depth === 0) settle();
  };
  const settle = () => {
    if (undo.splice(0).length > 0) changed();
  };

  const begin = () => {
    depth += 1;
    return undo.length;
  };
  const rollBack = (mark: number) => {
    for (const step of undo.splice(mark).reverse()) step();
  };
  const end = () => {
    depth -= 1;
    if (depth === 0) settle();
  };

  return {
    list: (object) => table(object).values(),
    find: (object, id) => table(object).get(id),
    put: (object, record) => replace(object, record.Id, record),
    remove: (object, id) => replace(object, id, undefined),
    nextId(object) {
      let n = (lastIds.get(object.name) ?? 0) + 1;
      while (table(object).has(toRecordId(object.keyPrefix, n))) n += 1;
      lastIds.set(object.name, n);
      return toRecordId(object.keyPrefix, n);
    },
    deletions: recycleBin,
    setDeletion(id, deletion) {
      const previous = recycleBin.get(id);
      undo.push(() => (previous ? recycleBin.set(id, previous) : recycleBin.delete(id)));
      if (deletion) recycleBin.set(id, deletion);
      else recycleBin.delete(id);
      if (depth === 0) settle();
    },
    transaction(work) {
      const mark = begin();
      try {
        return work();
      } catch (error) {
        rollBack(mark);
        throw error;
      } finally {
        end();
      }
    },
    async transactionAcross(work) {
      const mark = begin();
      try {
        return await work();
      } catch (error) {
        rollBack(mark);
        throw error;
      } finally {
        end();
      }
    },
    dump: () => ({
      records: Object.fromEntries([...tables].map(([name, rows]) => [name, [...rows.values()].map(withoutNulls)])),
      lastIds: Object.fromEntries(lastIds),
      recycleBin: [...recycleBin.values()],
    }),
    load(state) {
      tables.clear();
      lastIds.clear();
      recycleBin.clear();
      for (const [name, rows] of Object.entries(state.records)) {
        tables.set(name, new Map(rows.map((row) => [row.Id, row])));
      }
      for (const [name, n] of Object.entries(state.lastIds)) lastIds.set(name, n);
      for (const deletion of state.recycleBin) recycleBin.set(deletion.id, deletion);
    },
  };
}

/** Most fields of most records are blank. */
function withoutNulls(record: StoredRecord): StoredRecord {
  const compact: Record<string, FieldValue> & { Id: string } = { Id: record.Id };
  for (const name in record) {
    const value = record[name] ?? null;
    if (value !== null) compact[name] = value;
  }
  return compact;
}
