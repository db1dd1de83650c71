import type { Api } from './api.ts';
import { type Columns, column } from './columns.ts';
import { toInstant } from './instant.ts';
import { queryPages } from './query-pages.ts';
import { toRecord } from './reading.ts';
import { mergedQuery, type Position } from './soql.ts';
import { toReference } from './values.ts';

interface Merged extends Position {
  mergedInto: string | null;
}

const MERGED: Columns<Merged> = {
  id: column('Id', (value) => toReference(value) ?? ''),
  modifiedAt: column('SystemModstamp', (value) => toInstant(value) ?? ''),
  mergedInto: column('MasterRecordId', toReference),
};

/**
 * Whom records have swallowed. One that is left after a merge does not tell; the one that is gone names it, for the fifteen
 * days that it is in the recycle bin. A read of the living alone would meet the one that is left as a stranger.
 */
export function createMergers(api: Api, object: string, pageSize: number) {
  const losers = new Map<string, string[]>();
  let position: Position | null = null;
  return {
    /** Asks for the merges since it last did. */
    async renew(): Promise<void> {
      const query = () => mergedQuery(object, position);
      for await (const { rows } of queryPages(api, { resource: 'queryAll', pageSize, query })) {
        for (const row of rows) {
          const merged = toRecord(MERGED, row);
          position = merged;
          if (merged.mergedInto === null) continue;
          losers.set(merged.mergedInto, [...(losers.get(merged.mergedInto) ?? []), merged.id]);
        }
      }
    },
    withMerged<R extends { id: string }>(record: R): R {
      const mergedIds = swallowedBy(record.id, losers);
      return mergedIds.length > 0 ? { ...record, mergedIds } : record;
    },
  };
}

/** Those, too, whom the ones that it swallowed had swallowed before. */
export function swallowedBy(id: string, losers: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set([id]);
  // What is added to a set on the way is come upon as well.
  for (const each of found) for (const loser of losers.get(each) ?? []) found.add(loser);
  found.delete(id);
  return [...found];
}
