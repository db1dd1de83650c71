import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import {
  addRecordWrites,
  leaseDueWrites,
  listPendingContracts,
  type RecordWriteRow,
  replaceRecordWrites,
} from './record-write.ts';
import type { Scope } from './scope.ts';
import { createTenant } from './tenant.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';
import { explainPlans } from './testing/explain-plans.ts';

const AT = '2026-11-01T08:00:00.000Z';

describe.each(databaseModes)('writes to company records in $mode', ({ open }) => {
  let opened: TestDatabase;
  let scope: Scope;
  let ids = 0;
  beforeEach(async () => {
    opened = await open();
    await migrate(opened.db);
    await createTenant(opened.db, { id: 'one', name: 'one', createdAt: AT });
    scope = { db: opened.db, tenantId: 'one' };
  });
  afterEach(() => opened.close());

  const write = (recordId: string, desired: string[], more: Partial<RecordWriteRow> = {}) => {
    ids += 1;
    return addRecordWrites(scope, [
      {
        ...{
          id: `w${ids}`,
          recordId,
          object: 'organization',
          purpose: 'decision',
          crm: 'salesforce',
          target: 'contracts',
          desired,
          replaces: [],
          batchId: 'b',
        },
        ...{ state: 'pending', attempts: 0, runAfter: AT, requestedAt: AT, decidedAt: AT, requestedBy: 'Ann' },
        ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null },
        ...{ deliveredAt: null, deliveredStamp: null },
        ...{ settledAt: null, dismissedAt: null },
        ...more,
      },
    ]);
  };

  it('say which contracts are on their way, the newest list of a partner, and nothing else', async () => {
    await write('p1', ['new'], { requestedAt: '2026-11-02T08:00:00.000Z' });
    await write('p1', ['old'], { crm: 'hubspot' });
    await write('p2', []);
    await write('p3', ['d'], { state: 'refused' });
    await write('p3', ['d'], { target: 'preferred' });
    await write('p4', ['d']);
    const many = Array.from({ length: 1200 }, (_, at) => `other-${at}`);
    const pending = await listPendingContracts(scope, ['p1', ...many, 'p2', 'p3']);
    expect([...pending].toSorted()).toEqual([
      ['p1', ['new']],
      ['p2', []],
    ]);
    expect(await listPendingContracts(scope, [])).toEqual(new Map());
  });

  it('are taken up record by record, those first that have waited longest, with all that is due to each', async () => {
    const later = (minute: number) => `2026-11-01T08:${String(minute).padStart(2, '0')}:00.000Z`;
    for (let n = 0; n < 11; n += 1) await write('many', [], { target: `field ${n}`, runAfter: later(n) });
    await write('one', [], { runAfter: later(20) });
    await write('not yet', [], { runAfter: later(59) });
    await write('waits', [], { runAfter: later(0), crm: 'hubspot' });
    await write('under way', [], { target: 'a', runAfter: later(0), leaseUntil: later(45) });
    await write('under way', [], { target: 'b', runAfter: later(1) });
    await write('last', [], { runAfter: later(30) });
    const lease = async (token: string, records: number) => {
      const times = { now: later(40), until: later(43) };
      const taken = await leaseDueWrites(scope, 'salesforce', 'organization', { token, ...times }, records);
      return taken.map(({ recordId }) => recordId).toSorted();
    };
    expect(await lease('first', 2)).toEqual([...Array.from({ length: 11 }, () => 'many'), 'one']);
    expect(await lease('second', 2)).toEqual(['last']);
    expect(await lease('third', 2)).toEqual([]);
  });

  it('that are on their way are found by their records, however many others there are', async () => {
    const ids = ['p1', 'p2'];
    const [pending, replaced] = await explainPlans(opened.db, async (db) => {
      await listPendingContracts({ ...scope, db }, ids);
      await replaceRecordWrites({ ...scope, db }, ids, AT);
    });
    expect(pending).toContain('record_write_pending (tenant_id=? AND object=? AND record_id=? AND crm=? AND target=?)');
    expect(replaced).toContain('(tenant_id=? AND id=?)');
  });
});
