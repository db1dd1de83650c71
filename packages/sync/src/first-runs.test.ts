import { findConnection } from '@tierline/db/connection';
import { findCrmId } from '@tierline/db/record-link';
import { CrmFailure, type CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BothCrms, createBothCrms } from './testing/both-crms.ts';
import { checkAndClose } from './testing/invariants.ts';

let world: BothCrms;
beforeEach(async () => {
  world = await createBothCrms();
});
afterEach(() => checkAndClose(world));

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const marks = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;

it.each(CRMS)(
  'what the first read of %s has passed when that of the other CRM ends reaches that one once both are done',
  async (crm) => {
    const company = await world.hands[crm].seedOrganization({ ...marks, name: 'Brightline' });
    const person = await world.hands[crm].seedContact({ lastName: 'Lee', organizationId: company });
    // Longer ago than reads of changes look back.
    world.clock.advance({ hours: 1 });
    const own = world.adapters[crm];
    if (!own) throw new Error(`${crm} is not connected`);
    world.adapters[crm] = {
      ...own,
      async *list(object, query) {
        if (object === 'deal') throw new CrmFailure('unavailable', 'down');
        yield* own.list(object, query);
      },
    };
    await world.read(crm);
    await world.read(OTHER[crm]);
    expect((await findConnection(world.scope, OTHER[crm]))?.comparedAt).not.toBeNull();
    world.adapters[crm] = own;
    world.clock.advance({ minutes: 5 });
    await world.quiet();
    for (const [object, crmId] of [
      ['organization', company],
      ['contact', person],
    ] as const) {
      const id = await world.idOf(crm, object, crmId);
      expect(await findCrmId(world.scope, OTHER[crm], object, id)).not.toBeNull();
    }
  },
);
