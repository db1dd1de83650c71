import { listUnsettledRecordWrites } from '@tierline/db/record-write';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { expect } from 'vitest';
import type { BothCrms } from './both-crms.ts';
import { listDifferences } from './differences.ts';
import { goRound, readState } from './quiet.ts';
import { listWrites } from './tierline-writes.ts';

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OBJECTS: readonly SyncedObject[] = ['organization', 'contact'];

/**
 * What holds after whatever may have happened, once it has settled down. That no acknowledged change is lost is what each test
 * says of its own: which value is to stand.
 */
export async function expectInvariants(world: BothCrms): Promise<void> {
  await world.quiet();
  await expectTwoIdleRuns(world);
  expectNoIdTwice(world);
  expect(await listDifferences(world)).toEqual([]);
  await expectReasons(world);
}

/** For the end of each test. */
export async function checkAndClose(world: BothCrms): Promise<void> {
  try {
    await expectInvariants(world);
  } finally {
    await world.close();
  }
}

/** Two more runs over everything: they read all there is, and write and change nothing. */
async function expectTwoIdleRuns(world: BothCrms): Promise<void> {
  const state = readState(world);
  for (const _ of [1, 2]) {
    world.clock.advance({ hours: 25 });
    const before = CRMS.map((crm) => world.writes(crm));
    await goRound(world);
    const since = CRMS.flatMap((crm, at) => listWrites(world, crm).slice(before[at]));
    expect(since.map(({ method, path, body }) => ({ method, path, body }))).toEqual([]);
    expect(readState(world)).toBe(state);
  }
}

/** Nothing was created twice. */
function expectNoIdTwice(world: BothCrms): void {
  for (const crm of CRMS) {
    for (const object of OBJECTS) {
      const ids = listTierlineIds(world, crm, object);
      expect(
        ids.filter((id, at) => ids.indexOf(id) !== at),
        `${object} of ${crm}`,
      ).toEqual([]);
    }
  }
}

/** Of records that are not deleted. */
export function listTierlineIds({ org, portal }: BothCrms, crm: CrmKind, object: SyncedObject): string[] {
  const ids =
    crm === 'salesforce'
      ? org.admin
          .listRecords(object === 'organization' ? 'Account' : 'Contact')
          .map(({ IsDeleted, Tierline_Id__c }) => (IsDeleted ? null : Tierline_Id__c))
      : portal.account.admin
          .listRecords(object === 'organization' ? 'companies' : 'contacts')
          .map(({ archived, properties }) => (archived ? null : properties.tierline_id));
  return ids.filter((id) => typeof id === 'string').map((id) => id.toLowerCase());
}

/** Whatever was refused says why, and to which record and field it was to go: it can be asked for again. */
async function expectReasons({ scope }: BothCrms): Promise<void> {
  for (const { write, recordName } of await listUnsettledRecordWrites(scope, 10_000)) {
    if (write.state !== 'refused') continue;
    expect(write, recordName).toMatchObject({ failureCode: expect.stringMatching(/./), dismissedAt: null });
    expect(recordName).not.toBe('');
  }
}
