import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll } from './read-all.ts';

export function testOrganizationWriting(world: () => CrmWorld): void {
  async function seedPartner({ seedOrganization }: CrmWorld) {
    const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
    const [ingram, synnex] = [
      await seedOrganization({ name: 'Ingram Micro', ...distributor }),
      await seedOrganization({ name: 'TD SYNNEX', ...distributor }),
    ];
    const id = await seedOrganization({
      ...{ name: 'Carahsoft', inSync: true, accountType: 'Partner', status: 'Active Partner' },
      ...{ contractNames: ['Ingram Micro'], preferredId: ingram, region: 'EMEA', productLines: ['Pool 1'] },
    });
    return { id, ingram, synnex };
  }
  const inAnyOrder = (names: readonly string[]) => names.toSorted();

  it('lets a partner have contracts with these and no others, whatever the field offered so far (rows 43, 53)', async () => {
    const { crm, advance } = world();
    const { id } = await seedPartner(world());
    const before = await crm.find('organization', id);
    advance(60);
    const written = await crm.writeOrganization(id, { contractNames: ['TD SYNNEX', 'Müller & Söhne'] });
    expect(written).toEqual({
      ...before,
      contractNames: expect.toSatisfy((names: string[]) => inAnyOrder(names).join() === 'Müller & Söhne,TD SYNNEX'),
      modifiedAt: await crm.now(),
      modifiedBy: written.modifiedBy,
    });
    expect(await crm.find('organization', id)).toEqual(written);
    // What was added to the field is offered from now on, and is not added again.
    const again = await crm.writeOrganization(id, { contractNames: ['TD SYNNEX', 'Ingram Micro', 'Müller & Söhne'] });
    expect(inAnyOrder(again.contractNames)).toEqual(['Ingram Micro', 'Müller & Söhne', 'TD SYNNEX']);
  });

  it('ends all contracts, and clears what was preferred (rows 46, 55)', async () => {
    const { crm } = world();
    const { id } = await seedPartner(world());
    const written = await crm.writeOrganization(id, { contractNames: [], preferredId: null });
    expect(written).toMatchObject({ contractNames: [], preferredId: null, values: { region: ['EMEA'] } });
    expect(await crm.find('organization', id)).toEqual(written);
  });

  it('prefers another (rows 60, 62)', async () => {
    const { crm, spellingsOf } = world();
    const { id, ingram, synnex } = await seedPartner(world());
    expect(await crm.writeOrganization(id, { preferredId: synnex })).toMatchObject({
      ...{ preferredId: synnex, contractNames: ['Ingram Micro'] },
    });
    const [, spelling = ''] = spellingsOf(ingram);
    expect(await crm.writeOrganization(id, { preferredId: spelling })).toMatchObject({ preferredId: ingram });
  });

  it('fills fields that rules look at, and empties them (row 88)', async () => {
    const { crm, advance } = world();
    const { id } = await seedPartner(world());
    const values = { region: [], segment: ['Enterprise'], product_lines: ['Pool 2', 'Pool 5A'] };
    advance(60);
    const since = await crm.now();
    expect(await crm.writeOrganization(id, { values })).toMatchObject({ values, contractNames: ['Ingram Micro'] });
    expect(await readAll(crm, 'organization', since)).toMatchObject([{ id, values }]);
  });

  it.each([
    ['a field that is not there', { values: { 'salesforce.Nowhere__c': ['a'], 'hubspot.nowhere': ['a'] } }],
    ['the name', { values: { name: ['Carahsoft Ltd'] } }],
    ['two values where one has room', { values: { region: ['EMEA', 'APAC'] } }],
    ['a name that would come apart', { contractNames: ['Ingram Micro; TD SYNNEX'] }],
    ['a preferred one that has no id', { preferredId: 'nonsense' }],
  ])('refuses %s, and writes nothing', async (_, write) => {
    const { crm, writes } = world();
    const { id } = await seedPartner(world());
    const before = [await crm.find('organization', id), writes()];
    const refused = { name: 'CrmFailure', code: 'rejected', message: expect.stringMatching(/./) };
    await expect(crm.writeOrganization(id, { ...write })).rejects.toMatchObject(refused);
    expect([await crm.find('organization', id), writes()]).toEqual(before);
  });

  it('refuses a preferred one that is gone', async () => {
    const { crm, remove } = world();
    const { id, ingram, synnex } = await seedPartner(world());
    await remove('organization', synnex);
    await expect(crm.writeOrganization(id, { preferredId: synnex })).rejects.toMatchObject({ code: 'rejected' });
    expect(await crm.find('organization', id)).toMatchObject({ preferredId: ingram });
  });

  it('to a record that is gone, or never was, fails as not found', async () => {
    const { crm, remove, unknownId } = world();
    const { id } = await seedPartner(world());
    await remove('organization', id);
    for (const gone of [id, unknownId('organization'), 'nonsense']) {
      await expect(crm.writeOrganization(gone, { contractNames: [] })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it.each(['locked', 'bad gateway'] as const)('that meets %s writes nothing, and is not repeated', async (answer) => {
    const { crm, breakNext, writes } = world();
    const { id } = await seedPartner(world());
    const before = [await crm.find('organization', id), writes()] as const;
    breakNext('write', { answer });
    await expect(crm.writeOrganization(id, { contractNames: [] })).rejects.toMatchObject({ name: 'CrmFailure' });
    expect(writes() - before[1]).toBe(1);
    expect(await crm.find('organization', id)).toEqual(before[0]);
  });

  it('whose answer is lost is in doubt, and reading shows that it was done', async () => {
    const { crm, breakNext } = world();
    const { id } = await seedPartner(world());
    await crm.find('organization', id);
    breakNext('write', { answer: 'connection lost', when: 'after' });
    await expect(crm.writeOrganization(id, { contractNames: [] })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await crm.find('organization', id)).toMatchObject({ contractNames: [] });
  });
}
