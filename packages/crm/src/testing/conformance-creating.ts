import type { CrmWrite, CrmWriteResult, RecordWrite, SyncedObject } from '@tierline/domain/crm';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll } from './read-all.ts';

const OBJECTS: readonly SyncedObject[] = ['organization', 'contact'];
const idsOf = (results: readonly CrmWriteResult[]) => results.map((result) => (result.ok ? result.id : result.failure));

export function testCreating(world: () => CrmWorld): void {
  const named = (object: SyncedObject, name: string): RecordWrite => {
    const { name: organization, last_name: contact } = world().crm.standardFields(object);
    return { fields: { [organization ?? contact ?? '']: [name] } };
  };
  const creation = (tierlineId: string, write: RecordWrite): CrmWrite => ({ id: null, tierlineId, write });

  it.each(OBJECTS)('makes a %s that knows Tierline’s own id, once however often it is asked', async (object) => {
    const { crm } = world();
    const [id] = idsOf(await crm.writeMany(object, [creation('ours-1', named(object, 'Example'))]));
    expect(await crm.find(object, String(id))).toMatchObject({ id, name: 'Example', tierlineId: 'ours-1' });
    const again = [creation('ours-1', named(object, 'Example Ltd')), creation('ours-2', named(object, 'Other'))];
    const [same, other] = idsOf(await crm.writeMany(object, again));
    expect(same).toBe(id);
    const all = await readAll(crm, object, null);
    expect(all.map((record) => [record.name, record.id]).toSorted()).toEqual([
      ['Example Ltd', id],
      ['Other', other],
    ]);
  });

  it('makes an organization with its place in the programme, its contracts and its fields', async () => {
    const { crm, seedOrganization } = world();
    const preferredId = await seedOrganization({ name: 'Ingram Micro' });
    const { name = '', tier = '', region = '' } = crm.standardFields('organization');
    const write: RecordWrite = {
      fields: { [name]: ['Carahsoft'], [tier]: ['Gold'], [region]: ['EMEA'] },
      ...{ contractNames: ['Ingram Micro'], preferredId, inSync: true },
      accountType: { value: 'partner', join: true, statuses: ['Prospective Partner'] },
    };
    const [id] = idsOf(await crm.writeMany('organization', [creation('ours-1', write)]));
    expect(await crm.find('organization', String(id), [tier])).toMatchObject({
      ...{ name: 'Carahsoft', inSync: true, accountType: 'Partner', status: 'Prospective Partner' },
      ...{ contractNames: ['Ingram Micro'], preferredId, values: { region: ['EMEA'] }, fields: { [tier]: ['Gold'] } },
    });
  });

  it('makes a person of a company', async () => {
    const { crm, seedOrganization } = world();
    const organizationId = await seedOrganization({ name: 'Carahsoft' });
    const { first_name = '', last_name = '', status = '', role = '', email = '' } = crm.standardFields('contact');
    const fields = {
      ...{ [first_name]: ['Eve'], [last_name]: ['Example'], [email]: ['eve@example.com'] },
      ...{ [status]: ['Contact'], [role]: ['Executive'] },
    };
    const [id] = idsOf(await crm.writeMany('contact', [creation('ours-1', { fields, organizationId })]));
    expect(await crm.find('contact', String(id), Object.keys(fields))).toMatchObject({
      ...{ name: 'Eve Example', email: 'eve@example.com', organizationId, tierlineId: 'ours-1', fields },
    });
  });

  it('makes hundreds in few calls', async () => {
    const { crm, writes } = world();
    const creations = Array.from({ length: 250 }, (_, nth) =>
      creation(`ours-${nth}`, named('contact', `Example ${nth}`)),
    );
    const before = writes();
    const ids = idsOf(await crm.writeMany('contact', creations));
    expect(new Set(ids).size).toBe(250);
    expect(writes() - before).toBeLessThanOrEqual(3);
    const found = await crm.findMany('contact', ids.map(String));
    for (const [nth, id] of ids.entries()) expect(found.find((each) => each.id === id)?.tierlineId).toBe(`ours-${nth}`);
  });

  it('makes one record of a creation whose answer was lost and that is asked for again', async () => {
    const { crm, breakNext } = world();
    const creations = [creation('ours-1', named('contact', 'Example'))];
    await crm.writeMany('contact', [creation('ours-0', named('contact', 'Zero'))]);
    breakNext('write', { answer: 'connection lost', when: 'after' });
    await expect(crm.writeMany('contact', creations)).rejects.toMatchObject({ code: 'unavailable' });
    const [id] = idsOf(await crm.writeMany('contact', creations));
    const all = await readAll(crm, 'contact', null);
    expect(all.filter(({ tierlineId }) => tierlineId === 'ours-1')).toMatchObject([{ id, name: 'Example' }]);
  });

  it('makes none of which the CRM refuses a field, and makes the others', async () => {
    const { crm } = world();
    const { email = '' } = crm.standardFields('contact');
    const bad = { fields: { ...named('contact', 'Bad').fields, [email]: ['no address'] } };
    const results = await crm.writeMany('contact', [creation('bad', bad), creation('good', named('contact', 'Good'))]);
    expect(results).toMatchObject([{ ok: false, failure: { code: 'rejected', fields: [email] } }, { ok: true }]);
    expect((await readAll(crm, 'contact', null)).map(({ name }) => name)).toEqual(['Good']);
  });

  it('and changes go together in one batch', async () => {
    const { crm, seedContact } = world();
    const there = await seedContact({ lastName: 'There' });
    const writes = [
      creation('ours-1', named('contact', 'New')),
      { id: there, tierlineId: 'unused', write: named('contact', 'Changed') },
    ];
    const [created, changed] = idsOf(await crm.writeMany('contact', writes));
    expect(changed).toBe(there);
    expect(await crm.find('contact', String(created))).toMatchObject({ name: 'New' });
    expect(await crm.find('contact', there)).toMatchObject({ name: 'Changed', tierlineId: null });
  });
}
