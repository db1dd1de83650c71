import type { SyncedObject } from '@tierline/domain/crm';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll } from './read-all.ts';

const OBJECTS: readonly SyncedObject[] = ['organization', 'contact'];

export function testFindingMany(world: () => CrmWorld): void {
  const seed = ({ seedOrganization, seedContact }: CrmWorld, object: SyncedObject, name: string) =>
    object === 'organization' ? seedOrganization({ name }) : seedContact({ lastName: name });

  it.each(OBJECTS)(
    'shows those of some %s records that are there, once each and as find shows them',
    async (object) => {
      const { crm, remove, unknownId, spellingsOf } = world();
      const [one, two, gone] = [
        await seed(world(), object, 'One'),
        await seed(world(), object, 'Two'),
        await seed(world(), object, 'Gone'),
      ];
      await remove(object, gone);
      const asked = [two, gone, unknownId(object), 'nonsense', one, ...spellingsOf(two)];
      const found = await crm.findMany(object, asked);
      expect(found.map(({ id }) => id).toSorted()).toEqual([one, two].toSorted());
      expect(found.find(({ id }) => id === one)).toEqual(await crm.find(object, one));
    },
  );

  it('asks nobody where nothing is asked for', async () => {
    const { crm, requests } = world();
    const before = requests();
    expect(await crm.findMany('organization', [])).toEqual([]);
    expect(await crm.findMany('contact', ['nonsense'])).toEqual([]);
    expect(requests()).toBe(before);
  });

  it('needs few calls for many', async () => {
    const { crm, requests } = world();
    const [lastName = ''] = [crm.standardFields('contact').last_name];
    const writes = Array.from({ length: 250 }, (_, nth) => ({
      ...{ id: null, tierlineId: `person-${nth}` },
      write: { fields: { [lastName]: [`Example ${nth}`] } },
    }));
    const ids = (await crm.writeMany('contact', writes)).map((result) => (result.ok ? result.id : ''));
    const before = requests();
    expect((await crm.findMany('contact', ids)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(requests() - before).toBeLessThanOrEqual(3);
  });

  it.each(OBJECTS)('tells which %s record took the place of one that was merged into it', async (object) => {
    const { crm, merge, advance } = world();
    const [into, from] = [await seed(world(), object, 'Example'), await seed(world(), object, 'Exmaple')];
    advance(60);
    const since = await crm.now();
    const merged = await merge(object, into, from);
    const changed = await readAll(crm, object, since);
    const isTold = (gone: string) =>
      changed.some(({ id, deleted, mergedInto }) => id === gone && deleted && mergedInto === merged) ||
      changed.some(({ id, mergedIds }) => id === merged && mergedIds?.includes(gone));
    for (const gone of [into, from].filter((id) => id !== merged)) expect(isTold(gone)).toBe(true);
    expect(await crm.find(object, merged)).toMatchObject({ id: merged, deleted: false });
    expect((await crm.findMany(object, [into, from])).every(({ id }) => id === merged)).toBe(true);
  });
}
