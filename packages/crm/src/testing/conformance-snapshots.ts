import type { CrmRecords } from '@tierline/domain/crm';
import type { FieldValues } from '@tierline/domain/organization-field';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';

/** A page watches the fields that mean the same in every CRM; others are told by the next read. */
const watchedOf = ({ region = [], segment = [], product_lines = [] }: FieldValues): FieldValues => ({
  ...{ region, segment, product_lines },
});

/** What a page says of its record: no more than it is drawn from, and never that it is deleted. */
function toldOf(record: CrmRecords[keyof CrmRecords]) {
  const { deleted, tierlineId, mergedInto, mergedIds, fields, ...told } = record;
  if ('ownerEmail' in told) {
    const { ownerEmail, ...deal } = told;
    return deal;
  }
  if (!('values' in told)) return told;
  const { parentId, ...organization } = told;
  return { ...organization, values: watchedOf(told.values) };
}

export function testSnapshots(world: () => CrmWorld): void {
  async function seedEach({ seedOrganization, seedContact, seedDeal, seedLead }: CrmWorld) {
    const customerId = await seedOrganization({ name: 'City of Springfield' });
    const partnerId = await seedOrganization({ name: 'Carahsoft', contractNames: ['TD SYNNEX'], inSync: true });
    const amount = { minor: 100_000, currency: 'USD' };
    return {
      organization: partnerId,
      contact: await seedContact({ lastName: 'Example', email: 'eve@example.com', organizationId: partnerId }),
      deal: await seedDeal({ name: 'Fleet renewal', customerId, partnerId, amount }),
      lead: await seedLead({ lastName: 'Example', company: 'Springfield Ltd', partnerId }),
    };
  }

  it.each(['organization', 'contact', 'deal', 'lead'] as const)(
    'of a whole %s tell what find tells, or nothing',
    async (object) => {
      const { crm, takeSnapshot } = world();
      const ids = await seedEach(world());
      const record = await crm.find(object, ids[object]);
      if (record === null) throw new Error('it was seeded');
      const snapshot = await takeSnapshot(object, ids[object], crm.watchedFields(object));
      const { id, modifiedAt } = record;
      expect(crm.readSnapshot(snapshot)).toEqual({
        object,
        record: crm.snapshots === 'vouched' ? toldOf(record) : { id, modifiedAt },
      });
    },
  );

  it('tell the blank from the unknown', async () => {
    const { crm, takeSnapshot } = world();
    const { deal } = await seedEach(world());
    const field = crm.secondPartnerField('deal');
    const told = crm.readSnapshot(await takeSnapshot('deal', deal, [field])).record;
    if (crm.snapshots === 'vouched') expect(told).toMatchObject({ secondPartnerId: null });
    else expect(told).not.toHaveProperty('secondPartnerId');

    const { record } = crm.readSnapshot(await takeSnapshot('deal', deal, []));
    expect(record).toMatchObject({ id: deal });
    for (const unknown of ['secondPartnerId', 'partnerId', 'customerId', 'amount', 'open', 'stage', 'name']) {
      expect(record).not.toHaveProperty(unknown);
    }
  });

  it('carry the stamp in the same spelling as a record, so that the two compare', async () => {
    const { crm, takeSnapshot } = world();
    const { lead } = await seedEach(world());
    const { record } = crm.readSnapshot(await takeSnapshot('lead', lead, []));
    expect(record.modifiedAt).toBe((await crm.find('lead', lead))?.modifiedAt);
  });

  it('know their record by every spelling of its id', async () => {
    const { crm, takeSnapshot, spellingsOf } = world();
    const { deal } = await seedEach(world());
    const snapshot = await takeSnapshot('deal', deal, []);
    for (const id of spellingsOf(deal)) expect(crm.readSnapshot({ ...snapshot, id }).record.id).toBe(deal);
  });

  it('of what Tierline does not know are refused', async () => {
    const { crm, takeSnapshot } = world();
    const { deal } = await seedEach(world());
    const snapshot = await takeSnapshot('deal', deal, []);
    const refused = expect.objectContaining({ name: 'CrmFailure', code: 'rejected' });
    expect(() => crm.readSnapshot({ ...snapshot, object: 'Ticket' })).toThrow(refused);
    expect(() => crm.readSnapshot({ ...snapshot, id: 'nonsense' })).toThrow(refused);
  });
}
