import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, type ManualClock } from '@tierline/crm-fakes/clock';
import { saveConnection } from '@tierline/db/connection';
import { saveMappings } from '@tierline/db/field-mapping';
import { migrate } from '@tierline/db/migrate';
import { type Database, openDatabase } from '@tierline/db/open-database';
import { createLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { saveSyncScope } from '@tierline/db/sync-scope';
import { createTenant } from '@tierline/db/tenant';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { DEFAULT_SYNC_SCOPE } from '@tierline/domain/sync-scope';
import { toMapping } from './crm-fields.ts';
import { Edits } from './edits.ts';
import { type Circumstances, toHabits } from './habits.ts';
import { MemoryFaults } from './memory-faults.ts';
import { createMemoryRecords, type MemoryRecords } from './memory-records.ts';
import type { Written } from './memory-writing.ts';
import { createTurns, type Turns } from './turns.ts';
import { keysOf, toWords } from './words.ts';

export const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];

export interface Side {
  records: MemoryRecords;
  faults: MemoryFaults;
  /** Every write of Tierline's. */
  writes: Written[];
}

/** A vendor with two CRMs, people at work in all three, and what they did. */
export interface World {
  clock: ManualClock;
  now(): string;
  /** Of the world itself: it outlives the workers. */
  db: Database;
  scope: Scope;
  sides: Readonly<Record<CrmKind, Side>>;
  edits: Edits;
  turns: Turns;
  /** Counts what is done and what is read. */
  tick(): number;
  /** What must never be, and was. */
  violations: string[];
  /** Puts a record into a CRM by a person's hand. */
  add(crm: CrmKind, object: SyncedObject, handle: string, values: Readonly<Record<string, readonly string[]>>): string;
  close(): void;
}

export async function createWorld(circumstances: Circumstances, template: string): Promise<World> {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const now = () => clock.now().toISOString();
  const folder = mkdtempSync(join(tmpdir(), 'tierline-random-'));
  copyFileSync(template, join(folder, 'test.db'));
  const opened = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  const scope: Scope = { db: opened.db, tenantId: 'vendor-1' };
  await createTenant(opened.db, { id: scope.tenantId, name: 'Acme Networks', createdAt: now() });
  const toSide = (crm: CrmKind): Side => ({
    records: createMemoryRecords(crm, now, toHabits(crm, circumstances)),
    faults: new MemoryFaults(),
    writes: [],
  });
  const sides = { salesforce: toSide('salesforce'), hubspot: toSide('hubspot') };
  for (const crm of CRMS) {
    await saveConnection(scope, { crm, orgId: crm, config: {}, publicKey: null, createdAt: now() });
    await saveMappings(scope, crm, 'organization', [toMapping(crm, circumstances.conflict)], 0);
  }
  const { creates } = circumstances;
  await saveSyncScope(scope, { ...DEFAULT_SYNC_SCOPE, creates: { salesforce: creates, hubspot: creates } }, 0);
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    return ticks;
  };
  const edits = new Edits();
  return {
    ...{ clock, now, db: opened.db, scope, sides, edits, tick, violations: [], turns: createTurns() },
    add(crm, object, handle, values) {
      const { records } = sides[crm];
      const own = { object, handle, tierlineId: null, inSync: true, values, modifiedBy: 'Ann' };
      const record = records.add(own);
      for (const key of keysOf(object)) {
        edits.make(crm, `${handle} ${key}`, toWords(records, record, key), { by: 'person', seq: tick() });
      }
      return record.id;
    },
    close() {
      opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file with the schema, from which each history's database is copied. */
export async function createTemplate(folder: string): Promise<string> {
  const path = join(folder, 'template.db');
  const { db, close } = openDatabase({ url: `file:${path}` });
  await migrate(db);
  close();
  return path;
}

/** Says that records of both CRMs are one. */
export async function linkBoth(
  { scope }: World,
  object: SyncedObject,
  ids: Readonly<Record<CrmKind, string>>,
): Promise<void> {
  const id = randomUUID();
  for (const crm of CRMS) await createLink(scope, crm, object, ids[crm], id);
}
