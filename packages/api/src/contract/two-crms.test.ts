import { saveMappings } from '@tierline/db/field-mapping';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preview } from '../testing/rules.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld({ patient: true });
});
afterEach(() => world.close());

const FIELD = 'Tierline_Associated_Distributors__c';
const idOf = async (name: string) => {
  const { rows } = await world.db.$client.execute({ sql: 'select id from organization where name = ?', args: [name] });
  return String(rows[0]?.id);
};
const inSalesforce = () =>
  String(world.org.admin.findRecord('Account', world.ids.brightline)?.[FIELD]).split(';').toSorted();
const inHubSpot = () =>
  String(world.account.admin.findRecord('companies', world.there.brightline)?.properties.tierline_distributors)
    .split(';')
    .toSorted();

/** As an admin who lets Salesforce's list of names stay as its people keep it. */
const keepSalesforceAsItIs = () =>
  saveMappings(
    { db: world.db, tenantId: world.tenantId },
    'salesforce',
    'organization',
    [{ ...toDefaultMapping('organization', 'contracts', FIELD), direction: 'read_only' }],
    0,
  );

describe('a reseller’s distributors in two CRMs (row 107)', () => {
  it('are changed in both by a change in one', async () => {
    world.clock.advance({ minutes: 5 });
    await world.hands.browser.update('companies', world.there.brightline, { tierline_distributors: 'Kestrel' });
    await world.settle();
    expect([inSalesforce(), inHubSpot()]).toEqual([['Kestrel'], ['Kestrel']]);
  });

  it('are those that were chosen in both, where the CRM that one works in lists them already', async () => {
    await keepSalesforceAsItIs();
    world.clock.advance({ minutes: 5 });
    await world.hands.browser.update('companies', world.there.brightline, { tierline_distributors: 'Kestrel' });
    await world.settle();
    expect([inSalesforce(), inHubSpot()]).toEqual([['Gone', 'Kestrel', 'Northwind'], ['Kestrel']]);

    world.clock.advance({ minutes: 5 });
    const input = {
      organization: await idOf('Brightline'),
      held: [await idOf('Kestrel')],
      secondPartners: [await idOf('Kestrel'), await idOf('Northwind')],
    };
    const { carry } = await preview(world.as('admin'), 'contract.tryOut', input);
    const rep = world.as('rep', world.ids.brightline);
    const set = await rep.call<{ write: string | null }>(
      'contract.set',
      { ...input, ...carry, key: 'set-both' },
      { fields: { [FIELD]: { read: true, edit: true } } },
    );
    expect([set.status, set.data]).toEqual([200, { write: expect.any(String) }]);
    await world.settle();
    expect(inHubSpot()).toEqual(['Kestrel', 'Northwind']);
  });
});
