import type { CrmWrite, CrmWriteResult, DealObject, RecordWrite } from '@tierline/domain/crm';
import { DEAL_KEYS } from '@tierline/domain/deal-values';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';

const OBJECTS: readonly DealObject[] = ['deal', 'lead'];
const codesOf = (results: readonly CrmWriteResult[]) =>
  results.map((result) => (result.ok ? 'written' : result.failure.code));
const MO = { firstName: 'Mo', lastName: 'Marketer', email: 'mo@vendor.example' };

export function testWritingDeals(world: () => CrmWorld): void {
  const updateOf = (id: string, write: RecordWrite): CrmWrite => ({ id, tierlineId: 'unused', write });
  const seed = ({ seedDeal, seedLead }: CrmWorld, object: DealObject, partnerId?: string) =>
    object === 'deal'
      ? seedDeal({
          name: 'Fleet renewal',
          amount: { minor: 100_000, currency: 'USD' },
          ...(partnerId && { partnerId }),
        })
      : seedLead({ lastName: 'Example', company: 'Springfield Ltd', ...(partnerId && { partnerId }) });
  /** One that the record is not in. */
  const otherStage = async (object: DealObject) => (await world().crm.listStages(object))[1] ?? '';

  it.each(OBJECTS)('names the stages of a %s, of which one is its own', async (object) => {
    const { crm } = world();
    const stages = await crm.listStages(object);
    expect(stages).toContain((await crm.find(object, await seed(world(), object)))?.stage);
    expect(new Set(stages).size).toBe(stages.length);
  });

  it.each(OBJECTS)('sets stage, owner and partner of a %s, and an amount, and touches nothing else', async (object) => {
    const { crm, seedOrganization, seedPerson, advance } = world();
    await seedPerson(MO);
    const [before, partnerId] = [
      await seedOrganization({ name: 'SHI' }),
      await seedOrganization({ name: 'Carahsoft' }),
    ];
    const id = await seed(world(), object, before);
    const untouched = await crm.find(object, id);
    advance(60);
    const stage = await otherStage(object);
    const amount = object === 'deal' ? { minor: 1_234_550, currency: 'USD' } : null;
    const write = { stage: stage.toUpperCase(), partnerId, ownerEmail: 'MO@vendor.example' };
    const writes = [updateOf(id, { ...write, ...(amount && { amount }) })];
    expect(codesOf(await crm.writeMany(object, writes))).toEqual(['written']);
    const after = await crm.find(object, id);
    expect(after).toEqual({
      ...untouched,
      ...{ stage, amount, partnerId, partnerName: 'Carahsoft', ownerName: 'Mo Marketer', ownerEmail: MO.email },
      modifiedAt: await crm.now(),
      modifiedBy: after?.modifiedBy,
    });
  });

  it('closes a deal, and opens it again', async () => {
    const { crm } = world();
    const id = await seed(world(), 'deal');
    await crm.writeMany('deal', [updateOf(id, { stage: 'closed won' })]);
    expect(await crm.find('deal', id)).toMatchObject({ stage: 'Closed Won', open: false });
    await crm.writeMany('deal', [updateOf(id, { stage: await otherStage('deal') })]);
    expect(await crm.find('deal', id)).toMatchObject({ open: true });
  });

  it('clears the amount and the partner of a deal', async () => {
    const { crm, seedOrganization } = world();
    const id = await seed(world(), 'deal', await seedOrganization({ name: 'Carahsoft' }));
    expect(codesOf(await crm.writeMany('deal', [updateOf(id, { amount: null, partnerId: null })]))).toEqual([
      'written',
    ]);
    expect(await crm.find('deal', id)).toMatchObject({ amount: null, partnerId: null });
  });

  it.each([
    ['a stage', 'stage', { stage: 'Somewhere' }],
    ['an owner', 'owner', { ownerEmail: 'nobody@vendor.example' }],
    ['a currency', 'amount', { amount: { minor: 1, currency: 'JPY' } }],
    ['a partner', 'partner', { partnerId: 'nonsense' }],
  ] as const)(
    'refuses %s that is not there by its field, without asking, and writes the others',
    async (_, key, wrong) => {
      const { crm, writes } = world();
      const [bad, good] = [await seed(world(), 'deal'), await seed(world(), 'deal')];
      const untouched = await crm.find('deal', bad);
      const before = writes();
      const [refused] = await crm.writeMany('deal', [updateOf(bad, { ...wrong })]);
      const fields = [crm.standardFields('deal')[key]];
      const failure = { name: 'CrmFailure', code: 'rejected', fields, message: expect.stringMatching(/./) };
      expect(refused).toMatchObject({ ok: false, failure });
      expect(writes()).toBe(before);
      const stage = await otherStage('deal');
      const both = [updateOf(bad, { stage: 'Closed Won', ...wrong }), updateOf(good, { stage })];
      expect(codesOf(await crm.writeMany('deal', both))).toEqual(['rejected', 'written']);
      expect(await crm.find('deal', bad)).toEqual(untouched);
      expect(await crm.find('deal', good)).toMatchObject({ stage });
    },
  );

  it('gives nothing to somebody who has left', async () => {
    const { crm, seedPerson, dismissPerson } = world();
    await dismissPerson(await seedPerson(MO));
    const id = await seed(world(), 'deal');
    const [refused] = await crm.writeMany('deal', [updateOf(id, { ownerEmail: MO.email })]);
    expect(refused).toMatchObject({ failure: { code: 'rejected', fields: [crm.standardFields('deal').owner] } });
  });

  it('refuses an amount of a lead, which has none', async () => {
    const { crm } = world();
    const id = await seed(world(), 'lead');
    const amount = { minor: 1, currency: 'USD' };
    expect(codesOf(await crm.writeMany('lead', [updateOf(id, { amount })]))).toEqual(['rejected']);
  });

  it.each(OBJECTS)('refuses a partner of a %s that is gone by its field', async (object) => {
    const { crm, seedOrganization, remove } = world();
    const [before, gone] = [await seedOrganization({ name: 'SHI' }), await seedOrganization({ name: 'Carahsoft' })];
    const id = await seed(world(), object, before);
    await remove('organization', gone);
    const [refused] = await crm.writeMany(object, [updateOf(id, { partnerId: gone })]);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'rejected' } });
    expect(await crm.find(object, id)).toMatchObject({ partnerId: before });
  });

  it.each(OBJECTS)('creates no %s', async (object) => {
    const { crm, writes } = world();
    const before = writes();
    const creation = { id: null, tierlineId: 'ours', write: { stage: await otherStage(object) } };
    expect(codesOf(await crm.writeMany(object, [creation]))).toEqual(['rejected']);
    expect(writes()).toBe(before);
  });

  it.each(OBJECTS)('says of a %s that is gone that it was not found, and writes the others', async (object) => {
    const { crm, remove, unknownId } = world();
    const [there, gone] = [await seed(world(), object), await seed(world(), object)];
    await remove(object, gone);
    const stage = await otherStage(object);
    const writes = [gone, 'nonsense', there, unknownId(object)].map((id) => updateOf(id, { stage }));
    expect(codesOf(await crm.writeMany(object, writes))).toEqual(['not_found', 'not_found', 'written', 'not_found']);
    expect(await crm.find(object, there)).toMatchObject({ stage });
  });

  it('knows every key by the name of its field', () => {
    const { crm } = world();
    expect(Object.keys(crm.standardFields('deal')).toSorted()).toEqual(DEAL_KEYS.toSorted());
    expect(Object.keys(crm.standardFields('lead')).toSorted()).toEqual(['owner', 'partner', 'stage']);
  });
}
