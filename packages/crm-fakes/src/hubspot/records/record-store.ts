import { type ObjectType, type ObjectTypeName, objectTypes } from '../object-type.ts';
import { createValueIndex } from './value-index.ts';

/** Blank properties are not stored. Records are replaced, never changed. */
export interface StoredRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** When it went into the recycling bin; null for one that is not there. */
  readonly archivedAt: string | null;
}

export interface StoredRecords {
  records: Record<string, StoredRecord[]>;
  lastIds: Record<string, number>;
}

export interface RecordStore {
  /** In the order of ids, archived ones included. */
  list(type: ObjectType): StoredRecord[];
  find(type: ObjectType, id: string): StoredRecord | undefined;
  /** Those that have this value of a property, in whatever case; archived ones among them. */
  listByValue(type: ObjectType, name: string, value: string): StoredRecord[];
  put(type: ObjectType, record: StoredRecord): void;
  nextId(type: ObjectType): string;
  dump(): StoredRecords;
  load(stored: StoredRecords): void;
}

/** Every type counts for itself, as in HubSpot: a company and a deal may well have the same id. */
const firstId = 18_000_000_001;

export function createRecordStore(noted: (type: ObjectType, record: StoredRecord) => void): RecordStore {
  const tables = new Map<ObjectTypeName, Map<string, StoredRecord>>(objectTypes.map(({ name }) => [name, new Map()]));
  const lastIds = new Map<ObjectTypeName, number>();
  /** Sorted once, until a record comes whose place among them is not known yet. */
  const orders = new Map<ObjectTypeName, string[]>();
  const table = ({ name }: ObjectType) => tables.get(name) ?? new Map<string, StoredRecord>();
  const values = new Map(objectTypes.map((type) => [type.name, createValueIndex(() => table(type).values())]));
  const orderOf = (type: ObjectType) => {
    const order = orders.get(type.name) ?? [...table(type).keys()].sort(compareIds);
    orders.set(type.name, order);
    return order;
  };
  const put = (type: ObjectType, record: StoredRecord) => {
    const before = table(type).get(record.id);
    if (!before) orders.delete(type.name);
    table(type).set(record.id, record);
    values.get(type.name)?.replaced(before, record);
    noted(type, record);
  };
  return {
    list: (type) => orderOf(type).flatMap((id) => table(type).get(id) ?? []),
    find: (type, id) => table(type).get(id),
    listByValue: (type, name, value) =>
      [...(values.get(type.name)?.find(name, value) ?? [])].flatMap((id) => table(type).get(id) ?? []),
    put,
    nextId(type) {
      let id = (lastIds.get(type.name) ?? firstId - 1) + 1;
      while (table(type).has(String(id))) id += 1;
      lastIds.set(type.name, id);
      return String(id);
    },
    dump: () => ({
      records: Object.fromEntries([...tables].map(([name, rows]) => [name, [...rows.values()]])),
      lastIds: Object.fromEntries(lastIds),
    }),
    load(stored) {
      for (const type of objectTypes) {
        for (const record of stored.records[type.name] ?? []) put(type, record);
        const lastId = stored.lastIds[type.name];
        if (lastId !== undefined) lastIds.set(type.name, lastId);
      }
    },
  };
}

/** Ids are whole numbers too long for some languages' integers, so they are compared as digits. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a !== b);
}
