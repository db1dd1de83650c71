import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import type { Scope } from './scope.ts';
import {
  addPlannedChanges,
  addRun,
  claimDryRun,
  findRun,
  listOpenDryRuns,
  listPlannedChanges,
  saveRun,
} from './sync-run.ts';
import { createTenant } from './tenant.ts';

const AT = '2026-11-23T10:00:00.000Z';
const SOON = '2026-11-23T10:05:00.000Z';
const LATER = '2026-11-23T10:06:00.000Z';

let scope: Scope;
let close: () => void;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-runs-'));
  const opened = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  close = () => {
    opened.close();
    rmSync(folder, { recursive: true, force: true });
  };
  await migrate(opened.db);
  scope = { db: opened.db, tenantId: 'one' };
  await createTenant(opened.db, { id: 'one', name: 'one', createdAt: AT });
  await addRun(scope, {
    ...{ id: 'dry', crm: 'hubspot', kind: 'dry_run', state: 'waiting', startedAt: AT, endedAt: null, startedBy: 'Ann' },
    ...{ crmStartedAt: null, object: null, position: null, draft: null, failureCode: null, failureText: null },
    counts: { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 },
  });
});
afterEach(() => close());

it('a dry run is one server’s, until that has not been heard of for a while', async () => {
  expect(await claimDryRun(scope, 'dry', AT, SOON)).toBe(true);
  expect(await listOpenDryRuns(scope.db, AT)).toEqual([]);
  expect(await claimDryRun(scope, 'dry', AT, SOON)).toBe(false);
  expect((await listOpenDryRuns(scope.db, LATER)).map(({ id }) => id)).toEqual(['dry']);
});

it('a dry run that a server left behind begins anew', async () => {
  await claimDryRun(scope, 'dry', AT, SOON);
  const found = { ...{ runId: 'dry', seq: 1, object: 'organization', recordId: null, crmId: '1' }, name: 'Brightline' };
  await addPlannedChanges(scope, [
    { ...found, object: 'organization', key: 'name', action: 'take', before: [], after: [] },
  ]);
  expect(await claimDryRun(scope, 'dry', LATER, '2026-11-23T10:11:00.000Z')).toBe(true);
  expect(await listPlannedChanges(scope, 'dry', { after: 0, limit: 10 })).toEqual([]);
});

it('a dry run that was cancelled is nobody’s', async () => {
  await saveRun(scope, 'dry', { state: 'cancelled', endedAt: AT });
  expect(await claimDryRun(scope, 'dry', AT, SOON)).toBe(false);
  expect((await findRun(scope, 'dry'))?.state).toBe('cancelled');
});
