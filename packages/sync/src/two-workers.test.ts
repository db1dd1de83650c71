import { openDatabase } from '@tierline/db/open-database';
import { listUnsettledRecordWrites } from '@tierline/db/record-write';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BothCrms, createBothCrms } from './testing/both-crms.ts';
import { checkAndClose } from './testing/invariants.ts';
import { seedOrganizations } from './testing/seed-many.ts';
import { listWrites } from './testing/tierline-writes.ts';
import { deliverDue, readAllChanges, readHinted, type WorkerContext } from './worker.ts';

const COUNT = 60;
const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const FIELDS = { salesforce: 'Tierline_Segment__c', hubspot: 'tierline_segment' } as const;
const VALUES = ['Enterprise', 'Mid-Market', 'Small Business', 'Public Sector'] as const;

let world: BothCrms;
let workers: WorkerContext[];
let close: () => void;
let crmIds: string[];
beforeEach(async () => {
  world = await createBothCrms();
  const opened = openDatabase({ url: world.url });
  close = opened.close;
  workers = [world.worker, { ...world.worker, db: opened.db }];
});
afterEach(async () => {
  await checkAndClose(world);
  close();
});

/** Two servers go round at the same time, each on its own handle of the database. */
const goRound = () =>
  Promise.all(
    workers.map(async (worker) => {
      await readHinted(worker);
      await readAllChanges(worker);
      await deliverDue(worker);
      await deliverDue(worker);
    }),
  );
const settle = async () => {
  for (let round = 0; round < 6; round += 1) {
    await goRound();
    world.clock.advance({ seconds: 10 });
  }
};

/** The values that each record of a CRM was sent for the field, in the order of the requests. */
function sent(crm: CrmKind, from: number): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { body } of listWrites(world, crm).slice(from)) {
    const { records, inputs } = JSON.parse(body) as {
      records?: Record<string, string>[];
      inputs?: { id: string; properties: Record<string, string> }[];
    };
    const parts =
      records?.map((record) => ({ id: record.id ?? '', value: record[FIELDS.salesforce] })) ??
      inputs?.map(({ id, properties }) => ({ id, value: properties[FIELDS.hubspot] })) ??
      [];
    for (const { id, value } of parts) if (value !== undefined) values.set(id, [...(values.get(id) ?? []), value]);
  }
  return values;
}

describe('two workers on one database', () => {
  it.each(CRMS)('create each record of %s once in the other CRM, and link it once', async (crm) => {
    await settle();
    const before = listWrites(world, OTHER[crm]).length;
    crmIds = seedOrganizations(
      world,
      crm,
      Array.from({ length: COUNT }, (_, nth) => `Reseller ${nth}`),
      world.now(),
    );
    await settle();
    const names =
      OTHER[crm] === 'salesforce'
        ? world.org.admin.listRecords('Account').map(({ Name }) => Name)
        : world.portal.account.admin.listRecords('companies').map(({ properties }) => properties.name);
    expect(names).toHaveLength(COUNT);
    expect(new Set(names).size).toBe(COUNT);
    // One call for all of them: nobody took half, and nobody sent them twice.
    expect(listWrites(world, OTHER[crm]).length - before).toBe(1);
  });

  it.each(CRMS)('carry every change of %s over once, and the changes of one record in their order', async (crm) => {
    await settle();
    crmIds = seedOrganizations(
      world,
      crm,
      Array.from({ length: COUNT }, (_, nth) => `Reseller ${nth}`),
      world.now(),
    );
    await settle();
    const before = listWrites(world, OTHER[crm]).length;
    for (const value of VALUES) {
      for (const crmId of crmIds) await world.hands[crm].fill('organization', crmId, { [FIELDS[crm]]: [value] });
      await goRound();
      world.clock.advance({ seconds: 10 });
    }
    await settle();
    const carried = sent(OTHER[crm], before);
    expect(carried.size).toBe(COUNT);
    for (const values of carried.values()) {
      const places = values.map((value) => VALUES.indexOf(value as (typeof VALUES)[number]));
      // Each value once at most, none before an older one, and the last at the end.
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
      expect(values.at(-1)).toBe(VALUES.at(-1));
    }
    expect((await listUnsettledRecordWrites(world.scope, 10)).map(({ write }) => write)).toEqual([]);
  });
});
