import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from './testing/alike.ts';
import { checkAndClose } from './testing/invariants.ts';
import { mapField } from './testing/map-field.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const region = () => world.everywhere('organization', world.ids.brightline, 'region');
const edit = (crm: 'salesforce' | 'hubspot', value: string) =>
  world.edit(crm, 'organization', world.ids.brightline, { region: value });

describe('a field that goes one way (row 165)', () => {
  it('is read from the CRM, and nothing is written to it there', async () => {
    await mapField(world, 'salesforce', 'organization', 'region', { direction: 'read_only' });
    await edit('salesforce', 'APAC');
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
    await edit('hubspot', 'Americas');
    await world.quiet();
    expect(await region()).toEqual(['Americas', 'APAC', 'Americas']);
  });

  it('or none at all is left alone on both sides', async () => {
    await mapField(world, 'salesforce', 'organization', 'region', { direction: 'excluded' });
    await edit('salesforce', 'APAC');
    await edit('hubspot', 'Americas');
    await world.quiet();
    expect(await region()).toEqual(['Americas', 'APAC', 'Americas']);
  });

  it('is not written by what was asked for before it did, which says why', async () => {
    await world.decide('organization', world.ids.brightline, 'contracts', [world.ids.northwind]);
    await mapField(world, 'salesforce', 'organization', 'contracts', { direction: 'read_only' });
    await world.quiet();
    expect(await world.held('salesforce', 'organization', world.ids.brightline, 'contracts')).toBe('Kestrel');
    expect(await world.unsettled()).toMatchObject([
      {
        crm: 'salesforce',
        target: 'contracts',
        state: 'refused',
        failureText: 'by its mapping Tierline only reads the field',
      },
    ]);
  });
});
