import type { CrmWrite, CrmWriteResult, RecordWrite, SyncedObject } from '@tierline/domain/crm';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';

const OBJECTS: readonly SyncedObject[] = ['organization', 'contact'];
const codesOf = (results: readonly CrmWriteResult[]) =>
  results.map((result) => (result.ok ? 'written' : result.failure.code));

export function testWritingMany(world: () => CrmWorld): void {
  /** The CRM's name of a field that Tierline maps of itself. */
  const nameOf = (object: SyncedObject, key: string) => world().crm.standardFields(object)[key] ?? key;
  const titled = (text: string): RecordWrite => ({ fields: { [nameOf('contact', 'title')]: [text] } });
  const updateOf = (id: string, write: RecordWrite): CrmWrite => ({ id, tierlineId: 'unused', write });
  const readTitles = async (ids: readonly string[]) => {
    const title = nameOf('contact', 'title');
    const found = await world().crm.findMany('contact', ids, [title]);
    return ids.map((id) => found.find((each) => each.id === id)?.fields?.[title]);
  };
  async function seedPeople(count: number): Promise<string[]> {
    const ids = [];
    for (let nth = 1; nth <= count; nth += 1) ids.push(await world().seedContact({ lastName: `Example ${nth}` }));
    return ids;
  }

  it('answers in the order of the writes, with the stamp that the record has then or with none', async () => {
    const { crm, advance } = world();
    const [one = '', two = '', three = ''] = await seedPeople(3);
    advance(60);
    const results = await crm.writeMany(
      'contact',
      [three, one].map((id) => updateOf(id, titled('Buyer'))),
    );
    expect(results).toMatchObject([
      { ok: true, id: three },
      { ok: true, id: one },
    ]);
    expect(await readTitles([one, two, three])).toEqual([['Buyer'], [], ['Buyer']]);
    for (const result of results) {
      if (!result.ok || result.modifiedAt === null) continue;
      expect(result.modifiedAt).toBe((await crm.find('contact', result.id))?.modifiedAt);
    }
  });

  it('asks nobody where nothing is to be written', async () => {
    const { crm, requests } = world();
    const before = requests();
    expect(await crm.writeMany('organization', [])).toEqual([]);
    expect(requests()).toBe(before);
  });

  it('writes fields of every type, and empties them', async () => {
    const { crm, seedContact, seedOrganization } = world();
    const contact = await seedContact({ lastName: 'Example', email: 'eve@example.com' });
    const organization = await seedOrganization({ name: 'Carahsoft', region: 'EMEA', productLines: ['Pool 1'] });
    const ofContact = (key: string) => nameOf('contact', key);
    const of = (key: string) => nameOf('organization', key);
    const filled = {
      ...{ [ofContact('last_name')]: ['Beispiel'], [ofContact('role')]: ['Sales'], [ofContact('phone')]: ['+49 30 1'] },
      ...{ [ofContact('last_login')]: ['2026-11-20T08:30:00.000Z'], [ofContact('email')]: [] },
    };
    const chosen = { [of('product_lines')]: ['Pool 2', 'Pool 5A'], [of('region')]: [], [of('tier')]: ['Silver'] };
    expect(codesOf(await crm.writeMany('contact', [updateOf(contact, { fields: filled })]))).toEqual(['written']);
    const flagged = { fields: chosen, inSync: true };
    expect(codesOf(await crm.writeMany('organization', [updateOf(organization, flagged)]))).toEqual(['written']);
    expect(await crm.find('contact', contact, Object.keys(filled))).toMatchObject({ name: 'Beispiel', fields: filled });
    expect((await crm.find('contact', contact, Object.keys(filled)))?.fields).toEqual(filled);
    expect(await crm.find('organization', organization, Object.keys(chosen))).toMatchObject({
      inSync: true,
      fields: chosen,
    });
    const unflagged = { fields: { [crm.organizationField('in_sync')]: ['false'] } };
    await crm.writeMany('organization', [updateOf(organization, unflagged)]);
    expect(await crm.find('organization', organization)).toMatchObject({ inSync: false });
  });

  it('moves a person to another company, and out of it', async () => {
    const { crm, seedContact, seedOrganization, spellingsOf } = world();
    const [first, second] = [await seedOrganization({ name: 'Carahsoft' }), await seedOrganization({ name: 'SHI' })];
    const id = await seedContact({ lastName: 'Example', organizationId: first });
    const moves = [second, spellingsOf(first)[1] ?? first, null];
    for (const [nth, organizationId] of moves.entries()) {
      expect(codesOf(await crm.writeMany('contact', [updateOf(id, { organizationId })]))).toEqual(['written']);
      expect(await crm.find('contact', id)).toMatchObject({ organizationId: [second, first, null][nth] });
    }
  });

  it.each([
    ['is not there', { nowhere__c: ['x'] }, 'nowhere__c'],
    ['has no such value', { status: ['Golden Partner'] }, 'status'],
    ['has room for one value', { region: ['EMEA', 'APAC'] }, 'region'],
  ])('refuses a field that %s by its name, without asking, and writes the others', async (_, wrong, key) => {
    const { crm, seedOrganization, writes } = world();
    const [bad, good] = [await seedOrganization({ name: 'Bad' }), await seedOrganization({ name: 'Good' })];
    const fields = Object.fromEntries(
      Object.entries(wrong).map(([each, values]) => [nameOf('organization', each), values]),
    );
    const name = nameOf('organization', 'name');
    const before = writes();
    const [refused] = await crm.writeMany('organization', [
      updateOf(bad, { fields: { ...fields, [name]: ['Worse'] } }),
    ]);
    expect(refused).toMatchObject({
      ok: false,
      failure: {
        name: 'CrmFailure',
        code: 'rejected',
        fields: [nameOf('organization', key)],
        message: expect.stringMatching(/./),
      },
    });
    expect(writes()).toBe(before);
    const both = [updateOf(bad, { fields }), updateOf(good, { fields: { [name]: ['Better'] } })];
    expect(codesOf(await crm.writeMany('organization', both))).toEqual(['rejected', 'written']);
    expect(await crm.find('organization', bad)).toMatchObject({ name: 'Bad' });
    expect(await crm.find('organization', good)).toMatchObject({ name: 'Better' });
  });

  it('refuses a field that only the CRM writes', async () => {
    const { crm, seedOrganization, writes } = world();
    const id = await seedOrganization({ name: 'Carahsoft' });
    const [closed] = (await crm.describeFields('organization')).filter(({ writable }) => !writable);
    const before = writes();
    const [refused] = await crm.writeMany('organization', [updateOf(id, { fields: { [closed?.name ?? '']: ['1'] } })]);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'rejected', fields: [closed?.name] } });
    expect(writes()).toBe(before);
  });

  it('costs the others nothing that the CRM refuses one, which is then written not at all', async () => {
    const { crm } = world();
    const ids = await seedPeople(5);
    const email = nameOf('contact', 'email');
    const writes = ids.map((id, nth) => {
      const { fields } = titled(`Buyer ${nth}`);
      return updateOf(id, { fields: { ...fields, [email]: [nth === 2 ? 'no address' : `buyer-${nth}@example.com`] } });
    });
    const results = await crm.writeMany('contact', writes);
    expect(codesOf(results)).toEqual(['written', 'written', 'rejected', 'written', 'written']);
    expect(results[2]).toMatchObject({ failure: { fields: [email], message: expect.stringMatching(/./) } });
    expect(await readTitles(ids)).toEqual([['Buyer 0'], ['Buyer 1'], [], ['Buyer 3'], ['Buyer 4']]);
  });

  it.each(OBJECTS)('says of a %s that is gone that it was not found, and writes the others', async (object) => {
    const { crm, seedOrganization, seedContact, remove, unknownId } = world();
    const seed = (name: string) =>
      object === 'organization' ? seedOrganization({ name }) : seedContact({ lastName: name });
    const [there, gone] = [await seed('There'), await seed('Gone')];
    await remove(object, gone);
    const key = object === 'organization' ? 'name' : 'last_name';
    const write = { fields: { [nameOf(object, key)]: ['Here'] } };
    const writes = [gone, 'nonsense', there, unknownId(object)].map((id) => updateOf(id, write));
    expect(codesOf(await crm.writeMany(object, writes))).toEqual(['not_found', 'not_found', 'written', 'not_found']);
    expect(await crm.find(object, there)).toMatchObject({ name: 'Here' });
  });

  it('refuses a company that is gone as that of a person who is not', async () => {
    const { crm, seedOrganization, seedContact, remove } = world();
    const organizationId = await seedOrganization({ name: 'Carahsoft' });
    const id = await seedContact({ lastName: 'Example' });
    await remove('organization', organizationId);
    expect(codesOf(await crm.writeMany('contact', [updateOf(id, { organizationId })]))).toEqual(['rejected']);
    expect(await crm.find('contact', id)).toMatchObject({ organizationId: null });
  });

  it('takes several writes of one record, in their order', async () => {
    const { crm } = world();
    const [one = '', two = ''] = await seedPeople(2);
    const writes = [updateOf(one, titled('First')), updateOf(two, titled('Other')), updateOf(one, titled('Second'))];
    expect(codesOf(await crm.writeMany('contact', writes))).toEqual(['written', 'written', 'written']);
    expect(await readTitles([one, two])).toEqual([['Second'], ['Other']]);
  });

  it.each(['locked', 'rate limited', 'bad gateway'] as const)(
    'rejects when the call as a whole meets %s, writes nothing and repeats nothing',
    async (answer) => {
      const { crm, breakNext, writes } = world();
      const ids = await seedPeople(2);
      await crm.writeMany(
        'contact',
        ids.map((id) => updateOf(id, titled('Buyer'))),
      );
      const before = writes();
      breakNext('write', { answer });
      const writing = crm.writeMany(
        'contact',
        ids.map((id) => updateOf(id, titled('Seller'))),
      );
      await expect(writing).rejects.toMatchObject({ name: 'CrmFailure' });
      expect(writes() - before).toBe(1);
      expect(await readTitles(ids)).toEqual([['Buyer'], ['Buyer']]);
    },
  );

  it('whose answer is lost is in doubt, and the same again does no harm', async () => {
    const { crm, breakNext } = world();
    const ids = await seedPeople(2);
    await crm.writeMany(
      'contact',
      ids.map((id) => updateOf(id, titled('Buyer'))),
    );
    const again = ids.map((id) => updateOf(id, titled('Seller')));
    breakNext('write', { answer: 'connection lost', when: 'after' });
    await expect(crm.writeMany('contact', again)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readTitles(ids)).toEqual([['Seller'], ['Seller']]);
    expect(codesOf(await crm.writeMany('contact', again))).toEqual(['written', 'written']);
  });
}
