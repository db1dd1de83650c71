import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll } from './read-all.ts';
import { writeOrganization } from './write-one.ts';

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
    const written = await writeOrganization(crm, id, { contractNames: ['TD SYNNEX', 'Müller & Söhne'] });
    expect(written).toEqual({
      ...before,
      contractNames: expect.toSatisfy((names: string[]) => inAnyOrder(names).join() === 'Müller & Söhne,TD SYNNEX'),
      modifiedAt: await crm.now(),
      modifiedBy: written.modifiedBy,
    });
    expect(await crm.find('organization', id)).toEqual(written);
    // What was added to the field is offered from now on, and is not added again.
    const again = await writeOrganization(crm, id, { contractNames: ['TD SYNNEX', 'Ingram Micro', 'Müller & Söhne'] });
    expect(inAnyOrder(again.contractNames)).toEqual(['Ingram Micro', 'Müller & Söhne', 'TD SYNNEX']);
  });

  it('ends all contracts, and clears what was preferred (rows 46, 55)', async () => {
    const { crm } = world();
    const { id } = await seedPartner(world());
    const written = await writeOrganization(crm, id, { contractNames: [], preferredId: null });
    expect(written).toMatchObject({ contractNames: [], preferredId: null, values: { region: ['EMEA'] } });
    expect(await crm.find('organization', id)).toEqual(written);
  });

  it('prefers another (rows 60, 62)', async () => {
    const { crm, spellingsOf } = world();
    const { id, ingram, synnex } = await seedPartner(world());
    expect(await writeOrganization(crm, id, { preferredId: synnex })).toMatchObject({
      ...{ preferredId: synnex, contractNames: ['Ingram Micro'] },
    });
    const [, spelling = ''] = spellingsOf(ingram);
    expect(await writeOrganization(crm, id, { preferredId: spelling })).toMatchObject({ preferredId: ingram });
  });

  it('fills fields that rules look at, and empties them (row 88)', async () => {
    const { crm, advance } = world();
    const { id } = await seedPartner(world());
    const values = { region: [], segment: ['Enterprise'], product_lines: ['Pool 2', 'Pool 5A'] };
    advance(60);
    const since = await crm.now();
    expect(await writeOrganization(crm, id, { values })).toMatchObject({ values, contractNames: ['Ingram Micro'] });
    expect(await readAll(crm, 'organization', since)).toMatchObject([{ id, values }]);
  });

  it('lets a company take its place in the programme, with the first status that the CRM offers (rows 16, 22)', async () => {
    const { crm, seedOrganization } = world();
    const id = await seedOrganization({ name: 'Ingram Micro', region: 'EMEA' });
    const outside = await crm.find('organization', id);
    expect(outside).toMatchObject({ inSync: false, accountType: null, status: null });
    const accountType = { value: 'distributor', join: true, statuses: ['Golden Distributor', 'Active Distributor'] };
    const written = await writeOrganization(crm, id, { accountType });
    expect(written).toEqual({
      ...outside,
      ...{ inSync: true, accountType: 'Distributor', status: 'Active Distributor' },
      ...{ modifiedAt: written.modifiedAt, modifiedBy: written.modifiedBy },
    });
    expect(await crm.find('organization', id)).toEqual(written);
  });

  it('makes a partner a distributor; its status goes along only where the CRM has such a status (row 22)', async () => {
    const { crm } = world();
    const { id, ingram } = await seedPartner(world());
    const become = (of: string, value: string, ...statuses: string[]) =>
      writeOrganization(crm, of, { accountType: { value, join: false, statuses } });
    const made = await become(id, 'Distributor', 'Active Distributor');
    expect(made).toMatchObject({ accountType: 'Distributor', status: 'Active Distributor', inSync: true });
    expect(made.contractNames).toEqual(['Ingram Micro']);
    expect(await become(ingram, 'Partner', 'Golden Partner')).toMatchObject({
      ...{ accountType: 'Partner', status: 'Active Distributor' },
    });
  });

  it.each([
    ['a field that is not there', { values: { 'salesforce.Nowhere__c': ['a'], 'hubspot.nowhere': ['a'] } }],
    ['the name', { values: { name: ['Carahsoft Ltd'] } }],
    ['two values where one has room', { values: { region: ['EMEA', 'APAC'] } }],
    ['a name that would come apart', { contractNames: ['Ingram Micro; TD SYNNEX'] }],
    ['a place without a status', { accountType: { value: 'Partner', join: true, statuses: ['Golden Partner'] } }],
    ['a preferred one that has no id', { preferredId: 'nonsense' }],
  ])('refuses %s, and writes nothing', async (_, write) => {
    const { crm, writes } = world();
    const { id } = await seedPartner(world());
    const before = [await crm.find('organization', id), writes()];
    const refused = { name: 'CrmFailure', code: 'rejected', message: expect.stringMatching(/./) };
    await expect(writeOrganization(crm, id, { ...write })).rejects.toMatchObject(refused);
    expect([await crm.find('organization', id), writes()]).toEqual(before);
  });

  it('leaves it to the CRM to refuse an account type that it does not offer', async () => {
    const { crm } = world();
    const { id } = await seedPartner(world());
    const before = await crm.find('organization', id);
    const write = writeOrganization(crm, id, { accountType: { value: 'Broker', join: false, statuses: [] } });
    await expect(write).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining('Broker') });
    expect(await crm.find('organization', id)).toEqual(before);
  });

  it('refuses a preferred one that is gone', async () => {
    const { crm, remove } = world();
    const { id, ingram, synnex } = await seedPartner(world());
    await remove('organization', synnex);
    await expect(writeOrganization(crm, id, { preferredId: synnex })).rejects.toMatchObject({ code: 'rejected' });
    expect(await crm.find('organization', id)).toMatchObject({ preferredId: ingram });
  });

  it('to a record that is gone, or never was, fails as not found', async () => {
    const { crm, remove, unknownId } = world();
    const { id } = await seedPartner(world());
    await remove('organization', id);
    for (const gone of [id, unknownId('organization'), 'nonsense']) {
      await expect(writeOrganization(crm, gone, { contractNames: [] })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it.each(['locked', 'bad gateway'] as const)('that meets %s writes nothing, and is not repeated', async (answer) => {
    const { crm, breakNext, writes } = world();
    const { id } = await seedPartner(world());
    const before = [await crm.find('organization', id), writes()] as const;
    breakNext('write', { answer });
    await expect(writeOrganization(crm, id, { contractNames: [] })).rejects.toMatchObject({ name: 'CrmFailure' });
    expect(writes() - before[1]).toBe(1);
    expect(await crm.find('organization', id)).toEqual(before[0]);
  });

  it('whose answer is lost is in doubt, and reading shows that it was done', async () => {
    const { crm, breakNext } = world();
    const { id } = await seedPartner(world());
    await crm.find('organization', id);
    breakNext('write', { answer: 'connection lost', when: 'after' });
    await expect(writeOrganization(crm, id, { contractNames: [] })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await crm.find('organization', id)).toMatchObject({ contractNames: [] });
  });
}
