import { saveHint } from '@tierline/db/hint';
import { openDatabase } from '@tierline/db/open-database';
import { findPendingWrite } from '@tierline/db/record-write';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverRecordNow } from '../deliver-records.ts';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose, listTierlineIds } from '../testing/invariants.ts';
import { Killed, killAtWrite, meanwhile } from '../testing/killed.ts';
import { deliverDue, readHinted, type WorkerContext } from '../worker.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const CRMS = ['salesforce', 'hubspot'] as const;
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;

const seedHarbour = (crm: CrmKind) =>
  world.hands[crm].seedOrganization({
    name: 'Harbour',
    inSync: true,
    accountType: 'Partner',
    status: 'Active Partner',
  });

const listNamed = (crm: CrmKind, name: string): unknown[] =>
  crm === 'salesforce'
    ? world.org.admin.listRecords('Account').filter(({ Name }) => Name === name)
    : world.portal.account.admin.listRecords('companies').filter(({ properties }) => properties.name === name);

describe('fault 2: a record that Tierline has created is read before its id is kept', () => {
  it.each(CRMS)('in %s, by the worker that comes after the one that died: it is the same record', async (crm) => {
    const there = await seedHarbour(OTHER[crm]);
    await world.read(OTHER[crm]);
    killAtWrite(world, crm, 'after');
    await expect(world.deliver()).rejects.toThrow(Killed);
    await world.read(crm);
    const id = await world.idOf(OTHER[crm], 'organization', there);
    expect(await world.held(crm, 'organization', id, 'name')).toBe('Harbour');
    await world.quiet();
    expect(listNamed(crm, 'Harbour')).toHaveLength(1);
    expect(listTierlineIds(world, crm, 'organization').filter((each) => each === id)).toHaveLength(1);
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)('in %s, by another worker while the first one waits for the answer', async (crm) => {
    const there = await seedHarbour(OTHER[crm]);
    await world.read(OTHER[crm]);
    meanwhile(world, crm, 'after', () => world.read(crm));
    await world.deliver();
    await world.quiet();
    const id = await world.idOf(OTHER[crm], 'organization', there);
    expect(await world.everywhere('organization', id, 'name')).toEqual(['Harbour', 'Harbour', 'Harbour']);
    expect(listNamed(crm, 'Harbour')).toHaveLength(1);
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)('a person in %s whose creation was not kept is the same person', async (crm) => {
    const from = OTHER[crm];
    const organizationId = await world.crmIdOf(from, 'organization', world.ids.brightline);
    const bo = await world.hands[from].seedContact({ lastName: 'Bo', email: 'bo@example.com', organizationId });
    await world.read(from);
    killAtWrite(world, crm, 'after');
    await expect(world.deliver()).rejects.toThrow(Killed);
    await world.quiet();
    const id = await world.idOf(from, 'contact', bo);
    expect(await world.held(crm, 'contact', id, 'email')).toBe('bo@example.com');
    expect(listTierlineIds(world, crm, 'contact').filter((each) => each === id)).toHaveLength(1);
  });
});

describe('fault 2: two workers and one record', () => {
  let second: WorkerContext;
  let close: () => void;
  beforeEach(() => {
    const opened = openDatabase({ url: world.url });
    close = opened.close;
    second = { ...world.worker, db: opened.db };
  });
  afterEach(() => close());

  it.each(CRMS)('write to %s once, whichever of them comes first', async (crm) => {
    await world.edit(OTHER[crm], 'organization', world.ids.brightline, { region: 'APAC' });
    await world.edit(OTHER[crm], 'contact', world.ids.ann, { title: 'Buyer' });
    await world.read(OTHER[crm]);
    const before = world.writes(crm);
    await Promise.all([deliverDue(world.worker), deliverDue(second)]);
    expect(world.writes(crm) - before).toBe(2);
    await world.quiet();
    expect(world.writes(crm) - before).toBe(2);
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it.each(CRMS)('one of whom somebody waits for, write to %s once', async (crm) => {
    await world.edit(OTHER[crm], 'organization', world.ids.brightline, { region: 'APAC' });
    await world.read(OTHER[crm]);
    const of = { object: 'organization', recordId: world.ids.brightline, crm } as const;
    expect(await findPendingWrite(world.scope, { ...of, target: 'region' })).not.toBeNull();
    const before = world.writes(crm);
    await Promise.all([deliverDue(second), deliverRecordNow(world.worker, world.tenantId, of)]);
    await world.quiet();
    expect(world.writes(crm) - before).toBe(1);
  });

  it.each(CRMS)('hear of one new record of %s from two sides at once: it becomes one', async (crm) => {
    const crmId = await seedHarbour(crm);
    await saveHint(world.scope, { crm, object: 'organization', crmId }, world.now());
    await Promise.all([world.read(crm), readHinted(second)]);
    await world.quiet();
    const rows = (await Promise.all(CRMS.map(async (each) => listNamed(each, 'Harbour')))).map(({ length }) => length);
    expect(rows).toEqual([1, 1]);
  });

  it('a decision made while the older one is on its way arrives after it', async () => {
    const { brightline } = world.ids;
    await world.decide('organization', brightline, 'tier', ['Gold']);
    meanwhile(world, 'salesforce', 'before', async () => {
      await world.decide('organization', brightline, 'tier', ['Silver']);
      await deliverDue(second);
    });
    await world.deliver();
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'tier')).toEqual(['Silver', 'Silver', 'Silver']);
    expect(await world.unsettled()).toEqual([]);
  });
});
