import type { RecordWriteRow } from '@tierline/db/record-write';
import type { NewSyncLogEntry } from '@tierline/db/sync-log';
import type { Reading } from './reading.ts';

/** What a page of readings has brought about. */
export interface Taken {
  /** Records that have changed here. */
  taken: number;
  log: NewSyncLogEntry[];
  asked: AskedWrite[];
  unmapped: UnmappedValue[];
}

export type AskedWrite = Omit<RecordWriteRow, 'tenantId'>;

export interface UnmappedValue {
  recordId: string;
  key: string;
  values: string[];
}

export const noneTaken = (): Taken => ({ taken: 0, log: [], asked: [], unmapped: [] });

/** A list may show a record twice; what its first reading has changed is known before the second one. */
export function withoutRepeats<R extends { id: string }>(readings: readonly Reading<R>[]): Reading<R>[][] {
  const pages: Reading<R>[][] = [];
  let seen = new Set<string>();
  let page: Reading<R>[] = [];
  for (const reading of readings) {
    if (seen.has(reading.record.id)) {
      pages.push(page);
      page = [];
      seen = new Set();
    }
    seen.add(reading.record.id);
    page.push(reading);
  }
  return page.length > 0 ? [...pages, page] : pages;
}
