import { saveHint } from '@tierline/db/hint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: Alike;
afterEach(() => checkAndClose(world));

describe('fault 4: a search that shows changes some seconds late', () => {
  beforeEach(async () => {
    world = await createAlike({ searchLagSeconds: 15 });
  });

  it('hides no edit for good', async () => {
    await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'APAC' });
    await world.edit('hubspot', 'contact', world.ids.ann, { title: 'Buyer' });
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('contact', world.ids.ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
  });

  it('does not let what stood before a write of ours undo it', async () => {
    await world.edit('salesforce', 'organization', world.ids.brightline, { region: 'APAC' });
    for (const _ of [1, 2, 3]) {
      await world.read('salesforce');
      await world.read('hubspot');
      await world.deliver();
      world.clock.advance({ seconds: 4 });
    }
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.unsettled()).toEqual([]);
  });

  it('does not make a record twice that Tierline has created and cannot find yet', async () => {
    const seed = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
    await world.hands.salesforce.seedOrganization({ name: 'Harbour', ...seed });
    await world.quiet();
    const all = world.portal.account.admin.listRecords('companies').map(({ properties }) => properties.name);
    expect(all.filter((name) => name === 'Harbour')).toHaveLength(1);
  });

  it('loses no edit of another field of a record that Tierline writes to meanwhile', async () => {
    await world.edit('hubspot', 'organization', world.ids.brightline, { tier: 'Gold' });
    await world.edit('salesforce', 'organization', world.ids.brightline, { region: 'APAC' });
    await world.read('salesforce');
    await world.read('hubspot');
    await world.deliver();
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
  });

  it('does not let an older edit replace a newer one that it does not show yet', async () => {
    await world.edit('salesforce', 'organization', world.ids.brightline, { region: 'APAC' });
    world.clock.advance({ seconds: 1 });
    await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'Americas' });
    await world.read('salesforce');
    await world.read('hubspot');
    await world.deliver();
    await world.quiet();
    const region = 'Americas';
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual([region, region, region]);
  });

  it('is passed by where a webhook tells of the record', async () => {
    await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'APAC' });
    const crmId = await world.crmIdOf('hubspot', 'organization', world.ids.brightline);
    await saveHint(world.scope, { crm: 'hubspot', object: 'organization', crmId }, world.now());
    await world.settle();
    expect((await world.organization(world.ids.brightline))?.values.region).toEqual(['APAC']);
  });
});

it('fault 4: a search that is minutes late, and no webhook: the comparison of the day finds the edit', async () => {
  world = await createAlike({ searchLagSeconds: 180 });
  await world.quiet();
  await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'APAC' });
  world.clock.advance({ minutes: 1 });
  await world.quiet();
  world.clock.advance({ hours: 25 });
  await world.quiet();
  expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
});
