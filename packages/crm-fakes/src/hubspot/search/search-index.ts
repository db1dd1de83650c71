import type { Clock } from '../../clock.ts';
import type { ObjectType, ObjectTypeName } from '../object-type.ts';
import type { StoredRecord } from '../records/record-store.ts';

/** What a search finds: the records as they were a while ago ("Search the CRM": new records take time to appear). */
export interface SearchIndex {
  noted(type: ObjectType, record: StoredRecord): void;
  list(type: ObjectType): StoredRecord[];
  /** Lets everything that waits appear at once. */
  catchUp(): void;
}

interface Waiting {
  visibleAt: number;
  type: ObjectTypeName;
  record: StoredRecord;
}

export function createSearchIndex(clock: Clock, lagSeconds: number): SearchIndex {
  const visible = new Map<ObjectTypeName, Map<string, StoredRecord>>();
  let waiting: Waiting[] = [];

  const rowsOf = (type: ObjectTypeName) => {
    const rows = visible.get(type) ?? new Map<string, StoredRecord>();
    visible.set(type, rows);
    return rows;
  };
  const reveal = (until: number) => {
    for (const { visibleAt, type, record } of waiting) if (visibleAt <= until) rowsOf(type).set(record.id, record);
    waiting = waiting.filter(({ visibleAt }) => visibleAt > until);
  };

  return {
    noted(type, record) {
      if (lagSeconds === 0) rowsOf(type.name).set(record.id, record);
      else waiting.push({ visibleAt: clock().getTime() + lagSeconds * 1000, type: type.name, record });
    },
    list(type) {
      reveal(clock().getTime());
      return [...rowsOf(type.name).values()];
    },
    catchUp: () => reveal(Number.POSITIVE_INFINITY),
  };
}
