import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { RestRecord } from '../records/representation.ts';

export interface Cursor {
  userId: string;
  rows: readonly RestRecord[];
  pageSize: number;
}

export interface Cursors {
  open(cursor: Cursor): string;
  find(locator: string, userId: string): Cursor | null;
  /** As when Salesforce discards the results of queries that nobody has read on. */
  expireAll(): void;
}

/** A locator lives for two days, and a user has ten at a time: a further query discards the oldest. */
const lifetime = 48 * 3600 * 1000;
const perUser = 10;

export function createCursors(clock: Clock): Cursors {
  const open = new Map<string, Cursor & { until: number }>();
  return {
    open(cursor) {
      const own = [...open].filter(([, each]) => each.userId === cursor.userId);
      for (const [locator] of own.slice(0, Math.max(0, own.length - perUser + 1))) open.delete(locator);
      const locator = `01g${randomBytes(12).toString('hex').slice(0, 15).toUpperCase()}`;
      open.set(locator, { ...cursor, until: clock().getTime() + lifetime });
      return locator;
    },
    find(locator, userId) {
      const cursor = open.get(locator);
      if (!cursor || cursor.userId !== userId || cursor.until <= clock().getTime()) return null;
      return cursor;
    },
    expireAll: () => open.clear(),
  };
}
