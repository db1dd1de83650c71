import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock } from '@tierline/crm-fakes/clock';
import { saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { createLink, findLink } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import { createTenant } from '@tierline/db/tenant';
import type { CrmKind } from '@tierline/domain/crm';
import type { WorkerContext } from '../worker.ts';
import { createSmallCrm, DEAL, PARTNER } from './small-crm.ts';

export const DISTRIBUTORS = ['Northwind', 'Kestrel', 'Ostrava'] as const;
export type Distributor = (typeof DISTRIBUTORS)[number];
export type TwoCrms = Awaited<ReturnType<typeof createTwoCrms>>;

/** One vendor with one deal in both CRMs, its records linked before either was read. */
export async function createTwoCrms() {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const now = () => clock.now().toISOString();
  const folder = mkdtempSync(join(tmpdir(), 'tierline-two-'));
  const opened = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  const { db } = opened;
  await migrate(db);
  const scope: Scope = { db, tenantId: 'vendor-1' };
  await createTenant(db, { id: scope.tenantId, name: 'Acme Networks', createdAt: now() });
  const there = {
    salesforce: createSmallCrm('salesforce', DISTRIBUTORS, now),
    hubspot: createSmallCrm('hubspot', DISTRIBUTORS, now),
  };
  for (const crm of ['salesforce', 'hubspot'] as const) {
    await saveConnection(scope, { crm, orgId: crm, config: {}, publicKey: null, createdAt: now() });
  }
  const link = async (object: LinkedObject, id: string) => {
    const ours = randomUUID();
    for (const crm of ['salesforce', 'hubspot'] as const) await createLink(scope, crm, object, id, ours);
  };
  for (const id of [PARTNER, ...DISTRIBUTORS]) await link('organization', id);
  await link('deal', DEAL);
  const worker: WorkerContext = {
    ...{ db, now, crms: { get: async (_: string, kind: CrmKind) => there[kind].crm } },
    report: (fault) => {
      throw fault;
    },
  };
  const idOf = async (object: LinkedObject, crmId: string) =>
    (await findLink(scope, 'salesforce', object, crmId))?.id ?? '';
  return {
    ...{ clock, now, db, scope, worker, there, idOf },
    close() {
      opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
