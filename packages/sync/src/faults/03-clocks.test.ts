import { afterEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: Alike;
afterEach(() => checkAndClose(world));

// Seconds that each CRM's clock is ahead of Tierline's: more than what a read looks back over.
const CLOCKS = [
  { salesforce: 110, hubspot: -110 },
  { salesforce: -110, hubspot: 110 },
];

describe.each(CLOCKS)(
  'fault 3: clocks that differ by $salesforce s in Salesforce and $hubspot s in HubSpot',
  (ahead) => {
    it('hide no edit, from either side', async () => {
      world = await createAlike({ aheadSeconds: ahead });
      const { brightline, ann } = world.ids;
      await world.edit('salesforce', 'organization', brightline, { region: 'APAC' });
      await world.edit('hubspot', 'organization', brightline, { tier: 'Gold' });
      await world.edit('hubspot', 'contact', ann, { title: 'Buyer' });
      await world.decide('contact', ann, 'phone', ['030 1234']);
      await world.quiet();
      expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
      expect(await world.everywhere('organization', brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
      expect(await world.everywhere('contact', ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
      expect(await world.everywhere('contact', ann, 'phone')).toEqual(['030 1234', '030 1234', '030 1234']);
    });

    it.each(['salesforce', 'hubspot'] as const)(
      'do not let an older edit undo one made in %s minutes later',
      async (crm) => {
        world = await createAlike({ aheadSeconds: ahead });
        const { brightline } = world.ids;
        await world.edit(crm === 'salesforce' ? 'hubspot' : 'salesforce', 'organization', brightline, {
          region: 'APAC',
        });
        await world.quiet();
        await world.edit(crm, 'organization', brightline, { region: 'Americas' });
        await world.quiet();
        expect(await world.everywhere('organization', brightline, 'region')).toEqual([
          'Americas',
          'Americas',
          'Americas',
        ]);
        await world.edit(crm, 'organization', brightline, { region: 'APAC' });
        await world.quiet();
        expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
      },
    );

    it('come to one value where both sides are edited at once', async () => {
      world = await createAlike({ aheadSeconds: ahead });
      const { brightline } = world.ids;
      await world.edit('salesforce', 'organization', brightline, { region: 'APAC' });
      await world.edit('hubspot', 'organization', brightline, { region: 'Americas' });
      await world.quiet();
      const [here, ...there] = await world.everywhere('organization', brightline, 'region');
      expect(['APAC', 'Americas']).toContain(here);
      expect(there).toEqual([here, here]);
    });
  },
);
