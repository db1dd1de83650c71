import { listProblems } from '@tierline/db/sync-problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { mapField } from '../testing/map-field.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
  const values = ['EMEA', 'APAC'].map((value) => ({ ours: value, theirs: value }));
  await mapField(world, 'hubspot', 'organization', 'region', { values });
  await world.quiet();
});
afterEach(() => checkAndClose(world));

const region = () => world.everywhere('organization', world.ids.brightline, 'region');
const edit = (crm: 'salesforce' | 'hubspot', value: string) =>
  world.edit(crm, 'organization', world.ids.brightline, { region: value });
const told = async () => (await listProblems(world.scope, 10)).map(({ kind, values }) => [kind, values]);
const UNMAPPED = [['unmapped_value', ['Americas']]];

describe('fault 15: a value that the mapping does not know', () => {
  it('stays where it is though the field is changed in the other CRM, and is told', async () => {
    await edit('hubspot', 'Americas');
    await world.quiet();
    expect(await told()).toEqual(UNMAPPED);
    await edit('salesforce', 'APAC');
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'Americas']);
    expect(await told()).toEqual(UNMAPPED);
    expect(await world.unsettled()).toEqual([]);
  });

  it('is not written over by what was on its way there', async () => {
    await edit('salesforce', 'APAC');
    await world.read('salesforce');
    await edit('hubspot', 'Americas');
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'Americas']);
    expect(await told()).toEqual(UNMAPPED);
  });

  it('is not written over by what has arrived before it and was not seen yet', async () => {
    await edit('salesforce', 'APAC');
    await world.read('salesforce');
    await world.deliver();
    world.clock.advance({ seconds: 1 });
    await edit('hubspot', 'Americas');
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'Americas']);
  });

  it('stays though somebody decides for another one here, which the other CRM has', async () => {
    await world.decide('organization', world.ids.brightline, 'region', ['APAC']);
    await edit('hubspot', 'Americas');
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'Americas']);
  });

  it('gives way to what was changed elsewhere when it is put back', async () => {
    await edit('hubspot', 'Americas');
    await world.quiet();
    await edit('salesforce', 'APAC');
    await world.quiet();
    await edit('hubspot', 'EMEA');
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await told()).toEqual([]);
  });
});
