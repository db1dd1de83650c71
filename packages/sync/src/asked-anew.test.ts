import { clearWatermark, findWatermark } from '@tierline/db/connection';
import { saveHint } from '@tierline/db/hint';
import { findLink } from '@tierline/db/record-link';
import { type Crm, CrmFailure, type CrmKind, type CrmObject } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORDER, readChanges } from './read-changes.ts';
import { type BothCrms, createBothCrms } from './testing/both-crms.ts';
import { checkAndClose } from './testing/invariants.ts';
import { mapField } from './testing/map-field.ts';
import { createTwoCrms, type TwoCrms } from './testing/two-crms.ts';
import { readHinted } from './worker.ts';

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const KINDS = ['everything', 'changes'] as const;

/** The same CRM, but once something happens when it has told of all records of that kind, and that is not kept yet. */
function meanwhile(crm: Crm, kind: CrmObject, happens: () => Promise<unknown>): Crm {
  let isNext = true;
  return {
    ...crm,
    async *list(object, query) {
      yield* crm.list(object, query);
      if (!isNext || object !== kind) return;
      isNext = false;
      await happens();
    },
  };
}

describe('records that are asked for anew while they are read', () => {
  let two: TwoCrms;
  beforeEach(async () => {
    two = await createTwoCrms();
  });
  afterEach(() => two.close());

  /** Reads once more a minute later; answers since when that kind of record was asked for. */
  async function read(object: CrmObject, crm: Crm = two.there.salesforce.crm): Promise<string | null | undefined> {
    two.clock.advance({ minutes: 1 });
    let since: string | null | undefined;
    const watched: Crm = {
      ...crm,
      list(of, query) {
        if (of === object) since = query.since;
        return crm.list(of, query);
      },
    };
    const worker = { ...two.worker, crms: { get: async () => watched } };
    expect(await readChanges(worker, two.scope.tenantId, 'salesforce')).toBe(true);
    return since;
  }
  const watermark = (object: CrmObject) => findWatermark(two.scope, 'salesforce', object);
  const cleared = (object: CrmObject) =>
    meanwhile(two.there.salesforce.crm, object, () => clearWatermark(two.scope, 'salesforce', object));

  it.each(KINDS.flatMap((kind) => ORDER.map((object) => [object, kind] as const)))(
    '(%s, a read of %s) are all read once more by the next read, and only by that one',
    async (object, kind) => {
      if (kind === 'changes') await read(object);
      await read(object, cleared(object));
      expect(await watermark(object)).toBeNull();
      for (const other of ORDER) if (other !== object) expect(await watermark(other)).not.toBeNull();
      expect(await read(object)).toBeNull();
      expect(await watermark(object)).not.toBeNull();
      expect(await read(object)).not.toBeNull();
    },
  );

  it('and once more while that is done are read a third time', async () => {
    await read('deal', cleared('deal'));
    expect(await read('deal', cleared('deal'))).toBeNull();
    expect(await read('deal')).toBeNull();
    expect(await read('deal')).not.toBeNull();
  });

  it('are so where the read that is under way breaks off', async () => {
    const broken = meanwhile(two.there.salesforce.crm, 'deal', async () => {
      await clearWatermark(two.scope, 'salesforce', 'deal');
      throw new CrmFailure('unavailable', 'down');
    });
    await read('deal');
    await read('deal', broken);
    expect(await read('deal')).toBeNull();
    expect(await read('deal')).not.toBeNull();
  });

  it('before their turn comes are read by that read, and not once more', async () => {
    const early = meanwhile(two.there.salesforce.crm, 'organization', () =>
      clearWatermark(two.scope, 'salesforce', 'deal'),
    );
    await read('deal');
    expect(await read('deal', early)).toBeNull();
    expect(await read('deal')).not.toBeNull();
  });
});

describe('while a CRM is read', () => {
  let world: BothCrms;
  beforeEach(async () => {
    world = await createBothCrms();
  });
  afterEach(() => checkAndClose(world));

  const marks = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
  const MARK = { salesforce: 'Sync_with_Tierline__c', hubspot: 'tierline_sync' } as const;
  async function readAt(crm: CrmKind, object: CrmObject, happens: () => Promise<unknown>): Promise<void> {
    const own = world.adapters[crm];
    if (!own) throw new Error(`${crm} is not connected`);
    world.adapters[crm] = meanwhile(own, object, happens);
    await readLater(crm);
    world.adapters[crm] = own;
  }
  /** Later than what was done before would be looked at again. */
  async function readLater(crm: CrmKind): Promise<void> {
    world.clock.advance({ minutes: 5 });
    expect(await world.read(crm)).toBe(true);
  }

  it.each(CRMS.flatMap((crm) => KINDS.map((kind) => [crm, kind] as const)))(
    '(%s, a read of %s), a mapping that an admin saves holds for all records by the next read',
    async (crm, kind) => {
      const crmId = await world.hands[crm].seedOrganization({ ...marks, name: 'Brightline', region: 'EMEA' });
      await mapField(world, crm, 'organization', 'region', { direction: 'excluded' });
      if (kind === 'changes') await readLater(crm);
      await readAt(crm, 'organization', async () => {
        await mapField(world, crm, 'organization', 'region', { direction: 'both' });
        await clearWatermark(world.scope, crm, 'organization');
      });
      const region = async () =>
        (await world.organization(await world.idOf(crm, 'organization', crmId)))?.values.region;
      expect(await region()).toBeUndefined();
      await readLater(crm);
      expect(await region()).toEqual(['EMEA']);
    },
  );

  it.each(CRMS)('(%s), the people of a company that joins meanwhile come with the next read', async (crm) => {
    const { inSync: _, ...unmarked } = marks;
    const company = await world.hands[crm].seedOrganization({ ...unmarked, inSync: false, name: 'Brightline' });
    const person = await world.hands[crm].seedContact({ lastName: 'Lee', organizationId: company });
    await readLater(crm);
    await readAt(crm, 'contact', async () => {
      await world.hands[crm].fill('organization', company, { [MARK[crm]]: ['true'] });
      await saveHint(world.scope, { crm, object: 'organization', crmId: company }, world.now());
      await readHinted(world.worker);
    });
    expect(await findLink(world.scope, crm, 'contact', person)).toBeNull();
    await readLater(crm);
    expect(await findLink(world.scope, crm, 'contact', person)).not.toBeNull();
  });
});
