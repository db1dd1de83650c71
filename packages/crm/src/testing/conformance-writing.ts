import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll } from './read-all.ts';

const OBJECTS = ['deal', 'lead'] as const;

export function testWriting(world: () => CrmWorld): void {
  async function seedRecord({ seedOrganization, seedDeal, seedLead }: CrmWorld, object: 'deal' | 'lead') {
    const partnerId = await seedOrganization({ name: 'Carahsoft' });
    const [before, after] = [
      await seedOrganization({ name: 'Ingram Micro' }),
      await seedOrganization({ name: 'TD SYNNEX' }),
    ];
    const parties = { partnerId, secondPartnerId: before };
    const id =
      object === 'deal'
        ? await seedDeal({ name: 'Fleet renewal', amount: { minor: 100_000, currency: 'USD' }, ...parties })
        : await seedLead({ lastName: 'Example', company: 'Springfield Ltd', ...parties });
    return { id, before, after };
  }

  it.each(OBJECTS)(
    'sets the second partner of a %s, answers with the record and touches nothing else (row 103)',
    async (object) => {
      const { crm, advance } = world();
      const { id, after } = await seedRecord(world(), object);
      const untouched = await crm.find(object, id);
      advance(60);
      const written = await crm.writeSecondPartner(object, id, after);
      expect(written).toEqual({
        ...untouched,
        secondPartnerId: after,
        secondPartnerName: 'TD SYNNEX',
        modifiedAt: await crm.now(),
        modifiedBy: written.modifiedBy,
      });
      expect(await crm.find(object, id)).toEqual(written);
    },
  );

  it.each(OBJECTS)('clears the second partner of a %s', async (object) => {
    const { crm } = world();
    const { id } = await seedRecord(world(), object);
    const written = await crm.writeSecondPartner(object, id, null);
    expect(written).toMatchObject({ secondPartnerId: null, secondPartnerName: null });
    expect(await crm.find(object, id)).toEqual(written);
  });

  it('the value that is there already changes nothing, and is no failure', async () => {
    const { crm } = world();
    const { id, before } = await seedRecord(world(), 'deal');
    expect(await crm.writeSecondPartner('deal', id, before)).toMatchObject({ secondPartnerId: before });
  });

  it('reaches its record by every spelling of its id', async () => {
    const { crm, spellingsOf } = world();
    const { id, after } = await seedRecord(world(), 'deal');
    for (const spelling of spellingsOf(id)) {
      await crm.writeSecondPartner('deal', spelling, null);
      expect(await crm.writeSecondPartner('deal', spelling, after)).toMatchObject({ id, secondPartnerId: after });
    }
  });

  it('shows in what changed since (row 104)', async () => {
    const { crm, advance } = world();
    const { id, after } = await seedRecord(world(), 'lead');
    advance(60);
    const since = await crm.now();
    await crm.writeSecondPartner('lead', id, after);
    expect(await readAll(crm, 'lead', since)).toMatchObject([{ id, secondPartnerId: after }]);
  });

  it('to a record that is gone, or never was, fails as not found', async () => {
    const { crm, remove, unknownId } = world();
    const { id, after } = await seedRecord(world(), 'deal');
    await remove('deal', id);
    for (const gone of [id, unknownId('deal'), 'nonsense']) {
      await expect(crm.writeSecondPartner('deal', gone, after)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('an organization that is gone, or never was, is refused and leaves the record as it was', async () => {
    const { crm, remove, unknownId } = world();
    const { id, before, after } = await seedRecord(world(), 'deal');
    await remove('organization', after);
    for (const gone of [after, unknownId('organization')]) {
      const failure = { name: 'CrmFailure', code: 'rejected', message: expect.stringMatching(/./) };
      await expect(crm.writeSecondPartner('deal', id, gone)).rejects.toMatchObject(failure);
    }
    expect(await crm.find('deal', id)).toMatchObject({ secondPartnerId: before });
  });
}
