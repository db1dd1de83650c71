import { listTenantConnections } from '@tierline/db/connection';
import { findDeal } from '@tierline/db/deal';
import { openDatabase } from '@tierline/db/open-database';
import { findLink } from '@tierline/db/record-link';
import { readChanges } from '@tierline/sync/read-changes';
import { deliverDue } from '@tierline/sync/worker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf, pick } from './testing/blocks.ts';
import { createWorld, type World } from './testing/world.ts';

let world: World;
let other: ReturnType<typeof openDatabase>;
beforeEach(async () => {
  world = await createWorld();
  other = openDatabase({ url: world.url });
});
afterEach(async () => {
  other.close();
  await world.close();
});

const rep = () => world.as('rep', world.ids.open);
const both = () => [world.worker, { ...world.worker, db: other.db }] as const;
const patches = () => world.org.requests.entries.filter(({ method }) => method === 'PATCH').length;

describe('two servers on one database', () => {
  it('deliver a choice that waits once', async () => {
    world.org.setDown(true);
    await rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, 'Kestrel'));
    world.org.setDown(false);
    const before = patches();
    world.clock.advance({ minutes: 1 });
    await Promise.all(both().map(deliverDue));
    expect(patches() - before).toBe(1);
    const lines = historyOf((await rep().open('deal')).data);
    expect(lines.filter((line) => line.startsWith('Kestrel'))).toEqual(['Kestrel became distributor by Robin rep']);
  });

  it('do not read one org at the same time', async () => {
    const read = await Promise.all(both().map((worker) => readChanges(worker, world.tenantId, 'salesforce')));
    expect(read.toSorted()).toEqual([false, true]);
  });

  it('a read that failed half-way is shown, and the next goes on from where it was', async () => {
    const [id = ''] = world.org.admin.seed('Lead', [
      { LastName: 'Late', Company: 'Late Company', Status: 'Open - Not Contacted', Partner__c: world.ids.brightline },
    ]);
    const fault = world.org.faults.add({
      when: 'before',
      effect: { kind: 'answer', status: 503, contentType: 'text/html', body: '<h1>Service Unavailable</h1>' },
      match: { object: 'Lead' },
    });
    const scope = { db: world.db, tenantId: world.tenantId };
    await readChanges(world.worker, world.tenantId, 'salesforce');
    expect(fault.struck).toBe(1);
    expect(await listTenantConnections(scope)).toMatchObject([{ failureCode: 'unavailable' }]);
    expect(await findLink(scope, 'salesforce', 'lead', id)).toBeNull();

    await readChanges({ ...world.worker, db: other.db }, world.tenantId, 'salesforce');
    expect(await listTenantConnections(scope)).toMatchObject([{ failureCode: null, failureText: null }]);
    const link = await findLink(scope, 'salesforce', 'lead', id);
    expect(await findDeal(scope, link?.id ?? '')).toMatchObject({ kind: 'lead', customerName: 'Late Company' });
  });
});
