import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { addRecordWrites, listWritesOf, type RecordWriteRow } from './record-write.ts';
import type { Scope } from './scope.ts';
import { appendSyncLog, listSyncLog } from './sync-log.ts';
import { createTenant } from './tenant.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';

const AT = '2026-11-01T08:00:00.000Z';

describe.each(databaseModes)('rows that are added together in $mode', ({ open }) => {
  let opened: TestDatabase;
  let scope: Scope;
  beforeEach(async () => {
    opened = await open();
    await migrate(opened.db);
    await createTenant(opened.db, { id: 'one', name: 'one', createdAt: AT });
    scope = { db: opened.db, tenantId: 'one' };
  });
  afterEach(() => opened.close());

  const write = (id: string, more: Partial<RecordWriteRow> = {}): Omit<RecordWriteRow, 'tenantId'> => ({
    ...{ id, crm: 'hubspot', object: 'organization', recordId: 'ours', target: id, desired: [], replaces: [] },
    ...{ purpose: 'sync', batchId: 'sync', state: 'pending', attempts: 0, runAfter: AT, leaseToken: null },
    ...{ leaseUntil: null, failureCode: null, failureText: null, requestedBy: '', requestedAt: AT, decidedAt: AT },
    ...{ deliveredAt: null, deliveredStamp: null, settledAt: null, dismissedAt: null },
    ...more,
  });

  it('are as they were given: numbers, blanks, lists, quotes and other scripts', async () => {
    const rows = [
      write('name', { desired: ['“Café” d’Été; \\ "quoted"', '東京'], replaces: ['null'], attempts: 3 }),
      write('status', { failureText: 'null', failureCode: '' }),
    ];
    await addRecordWrites(scope, rows);
    const kept = await listWritesOf(scope, 'organization', 'ours');
    expect(kept).toEqual(rows.map((row) => ({ tenantId: 'one', ...row })));
  });

  it('may be more than one statement takes, in their order', async () => {
    const entry = { at: AT, crm: 'hubspot', object: 'organization', recordId: 'ours', crmId: null } as const;
    const entries = Array.from({ length: 5003 }, (_, n) => ({
      ...{ ...entry, key: `key ${n}`, action: 'taken' as const, before: [], after: [String(n)], byName: null },
    }));
    await appendSyncLog(scope, entries);
    await appendSyncLog(scope, []);
    const newest = await listSyncLog(scope, { before: null, limit: 2 });
    expect(newest.map(({ seq, key, after }) => [seq, key, after])).toEqual([
      [5003, 'key 5002', ['5002']],
      [5002, 'key 5001', ['5001']],
    ]);
  });
});
