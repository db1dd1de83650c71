import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll, readPages } from './read-all.ts';

export function testListing(world: () => CrmWorld): void {
  it('lists nothing where there is nothing', async () => {
    expect((await readPages(world().crm, 'lead', null)).flat()).toEqual([]);
  });

  it('lists everything of a kind, as find shows it, and without the deleted', async () => {
    const { crm, seedDeal, remove, rename, advance } = world();
    const [one = '', two = '', three = '', four = ''] = await seedInTurn(seedDeal, advance);
    await remove('deal', two);
    advance(1);
    await rename('deal', one, 'one, again');
    const records = await readAll(crm, 'deal', null);
    expect(records.map((record) => record.id).toSorted()).toEqual([one, three, four].toSorted());
    expect(records.find((record) => record.id === one)).toEqual(await crm.find('deal', one));
  });

  it('lists what changed at an instant or after it, deleted and restored records too', async () => {
    const { crm, seedDeal, seedLead, rename, remove, restore, advance } = world();
    const [untouched, renamed, deleted, restored] = await Promise.all(
      ['untouched', 'renamed', 'deleted', 'restored'].map((name) => seedDeal({ name })),
    );
    advance(60);
    await remove('deal', restored ?? '');
    advance(60);
    const since = await crm.now();
    await rename('deal', renamed ?? '', 'renamed, indeed');
    advance(1);
    await remove('deal', deleted ?? '');
    advance(1);
    await restore('deal', restored ?? '');
    advance(1);
    const created = await seedDeal({ name: 'created' });
    await seedLead({ lastName: 'Example', company: 'no deal' });

    const records = await readAll(crm, 'deal', since);
    expect(records.map(({ id, deleted }) => [id, deleted])).toEqual([
      [renamed, false],
      [deleted, true],
      [restored, false],
      [created, false],
    ]);
    expect(records.map(({ id }) => id)).not.toContain(untouched);
  });

  it('lists nothing when nothing changed', async () => {
    const { crm, seedDeal, advance } = world();
    await seedDeal({ name: 'old' });
    advance(60);
    expect((await readPages(crm, 'deal', await crm.now())).flat()).toEqual([]);
  });

  it('misses no change made after the watermark was taken', async () => {
    const { crm, seedDeal } = world();
    const watermark = await crm.now();
    const id = await seedDeal({ name: 'in the same second' });
    expect(await readAll(crm, 'deal', watermark)).toMatchObject([{ id }]);
  });

  it.each([
    ['all', () => null],
    ['those since then', (now: string) => now],
  ] as const)('loses none of hundreds of records with one stamp, over pages: %s', async (_, since) => {
    const { crm, seedLead, pageSize } = world();
    const watermark = await crm.now();
    const ids = await seedMany(pageSize * 2 + 1, seedLead);
    const pages = await readPages(crm, 'lead', since(watermark));
    expect(pages.every((page) => page.length <= pageSize)).toBe(true);
    expect(
      pages
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it('goes on where it was when the CRM has forgotten how far a read had come', async () => {
    const { crm, seedLead, pageSize, dropCursors } = world();
    const ids = await seedMany(pageSize * 2 + 1, seedLead);
    const seen = new Set<string>();
    for await (const page of crm.list('lead', null)) {
      for (const { id } of page) seen.add(id);
      dropCursors();
    }
    expect([...seen].toSorted()).toEqual(ids.toSorted());
  });
}

async function seedInTurn(seedDeal: CrmWorld['seedDeal'], advance: CrmWorld['advance']): Promise<string[]> {
  const ids = [];
  for (const name of ['one', 'two', 'three', 'four']) {
    ids.push(await seedDeal({ name }));
    advance(1);
  }
  return ids;
}

async function seedMany(count: number, seedLead: CrmWorld['seedLead']): Promise<string[]> {
  const ids = [];
  for (let number = 1; number <= count; number += 1) {
    ids.push(await seedLead({ lastName: `Example ${number}`, company: 'Bulk' }));
  }
  return ids;
}
