import { listAttribution } from '@tierline/db/attribution';
import { type DealRow, findDeal } from '@tierline/db/deal';
import { findCrmId } from '@tierline/db/record-link';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const there = (crm: CrmKind, id: string) => world.crmIdOf(crm, 'organization', id);
const getDeal = async (crm: CrmKind, crmId: string, object: 'deal' | 'lead' = 'deal'): Promise<DealRow | null> =>
  findDeal(world.scope, await world.idOf(crm, object, crmId));
const ledger = async (id: string) =>
  (await listAttribution(world.scope, id))
    .filter(({ role }) => role === 'second_partner')
    .map(({ organizationName }) => organizationName);
/** A deal of Brightline's, in both CRMs, that names a distributor in one of them. */
async function seedInBoth(
  crm: CrmKind,
  secondPartnerId: string,
): Promise<{ id: string; crmId: string; otherId: string }> {
  const seed = async (each: CrmKind, more: object) =>
    world.hands[each].seedDeal({ name: 'Core switches', partnerId: await there(each, world.ids.brightline), ...more });
  const [crmId, otherId] = [await seed(crm, { secondPartnerId }), await seed(OTHER[crm], {})];
  const [one, other] = crm === 'salesforce' ? [crmId, otherId] : [otherId, crmId];
  const id = await world.link('deal', one, other);
  await world.quiet();
  return { id, crmId, otherId };
}
const shownIn = async (crm: CrmKind, crmId: string) =>
  (await world.adapters[crm]?.find('deal', crmId))?.secondPartnerId;

describe('fault 17: a deal whose second partner', () => {
  it.each(CRMS)(
    'is a company of %s that is not kept in line counts with it, and the other CRM waits for that company',
    async (crm) => {
      const stranger = await world.hands[crm].seedOrganization({ name: 'Stranger' });
      const { id, otherId } = await seedInBoth(crm, stranger);
      const organization = await world.idOf(crm, 'organization', stranger);
      expect(await findDeal(world.scope, id)).toMatchObject({ secondPartnerId: organization });
      expect(await world.organization(organization)).toMatchObject({ name: 'Stranger', standing: 'outside' });
      expect(await findCrmId(world.scope, OTHER[crm], 'organization', organization)).toBeNull();
      expect(await ledger(id)).toEqual(['Stranger']);
      expect(await shownIn(OTHER[crm], otherId)).toBeNull();
      // It joins: the other CRM gets the company, and then the deal's distributor.
      await world.hands[crm].fill('organization', stranger, {
        ...(crm === 'salesforce'
          ? {
              Sync_with_Tierline__c: ['true'],
              Tierline_Account_Type__c: ['Distributor'],
              Tierline_Status__c: ['Active Distributor'],
            }
          : {
              tierline_sync: ['true'],
              tierline_account_type: ['Distributor'],
              tierline_status: ['Active Distributor'],
            }),
      });
      await world.quiet();
      world.clock.advance({ minutes: 2 });
      await world.quiet();
      expect(await shownIn(OTHER[crm], otherId)).toBe(await there(OTHER[crm], organization));
      expect(await ledger(id)).toEqual(['Stranger']);
    },
  );

  it.each(CRMS)('is a distributor that the scope leaves out is taken over all the same (%s)', async (crm) => {
    const inactive = await world.hands[crm].seedOrganization({
      name: 'Sleeper',
      inSync: true,
      accountType: 'Distributor',
    });
    const status = crm === 'salesforce' ? 'Tierline_Status__c' : 'tierline_status';
    await world.hands[crm].fill('organization', inactive, { [status]: ['Inactive Distributor'] });
    await world.quiet();
    const deal = await world.hands[crm].seedDeal({ name: 'Core switches', secondPartnerId: inactive });
    await world.quiet();
    const id = await world.idOf(crm, 'organization', inactive);
    expect(await getDeal(crm, deal)).toMatchObject({ secondPartnerId: id });
    expect(await world.organization(id)).toMatchObject({ name: 'Sleeper', standing: 'inactive' });
    expect(await findCrmId(world.scope, OTHER[crm], 'organization', id)).toBeNull();
  });

  it.each(CRMS)(
    'is deleted in %s leaves the deal there and here as the CRM shows it, and stays in the ledger',
    async (crm) => {
      const { id, crmId } = await seedInBoth(crm, await there(crm, world.ids.northwind));
      expect(await findDeal(world.scope, id)).toMatchObject({ secondPartnerId: world.ids.northwind });
      await world.hands[crm].remove('organization', await there(crm, world.ids.northwind));
      await world.quiet();
      const shown = await shownIn(crm, crmId);
      if (shown === null) expect((await ledger(id)).slice(0, 1)).toEqual(['Northwind']);
      expect((await ledger(id))[0]).toBe('Northwind');
      expect(await world.organization(world.ids.northwind)).toMatchObject({ standing: 'active' });
    },
  );
});

describe('fault 17: a lead that is converted', () => {
  it.each(CRMS)('in %s hands its partner and second partner on to the deal, once', async (crm) => {
    const chain = {
      partnerId: await there(crm, world.ids.brightline),
      secondPartnerId: await there(crm, world.ids.kestrel),
    };
    const lead = await world.hands[crm].seedLead({ lastName: 'Lee', company: 'Harbour Trust', ...chain });
    await world.quiet();
    expect(await getDeal(crm, lead, 'lead')).toMatchObject({ secondPartnerId: world.ids.kestrel, open: true });
    world.clock.advance({ minutes: 5 });
    const converted = await world.hands[crm].convertLead(lead);
    await world.quiet();
    const deal = await getDeal(crm, converted);
    expect(deal).toMatchObject({ partnerId: world.ids.brightline, secondPartnerId: world.ids.kestrel });
    expect(await getDeal(crm, lead, 'lead')).toMatchObject({ open: false, convertedToId: deal?.id });
    expect(await ledger(deal?.id ?? '')).toEqual(['Kestrel']);
  });
});
