import { clearWatermark } from '@tierline/db/connection';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from './testing/alike.ts';
import { checkAndClose } from './testing/invariants.ts';
import { mapField } from './testing/map-field.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

/** An admin lets another field of HubSpot be the region, and everything is read once more. */
async function useCity(): Promise<void> {
  await mapField(world, 'hubspot', 'organization', 'region', { field: 'city' });
  await clearWatermark(world.scope, 'hubspot', 'organization');
  await world.quiet();
}
const fill = async (city: string) => {
  const id = await world.crmIdOf('hubspot', 'organization', world.ids.brightline);
  await world.hands.hubspot.fill('organization', id, { city: city === '' ? [] : [city] });
};
/** What Tierline, Salesforce and HubSpot's city hold. */
async function region(): Promise<string[]> {
  const [here, inSalesforce] = await world.everywhere('organization', world.ids.brightline, 'region');
  const id = await world.crmIdOf('hubspot', 'organization', world.ids.brightline);
  const company = world.portal.account.admin.findRecord('companies', id);
  return [here, inSalesforce, company?.properties.city ?? ''];
}

describe('a field that another field of the CRM stands for from now on', () => {
  it('is not emptied by one that nobody has filled in yet, which is filled', async () => {
    await useCity();
    expect(await region()).toEqual(['EMEA', 'EMEA', 'EMEA']);
  });

  it('is what that one says where it is filled in already', async () => {
    await fill('APAC');
    await world.quiet();
    await useCity();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('is emptied with it, once both were alike', async () => {
    await useCity();
    await fill('');
    await world.quiet();
    expect(await region()).toEqual(['', '', '']);
  });
});
