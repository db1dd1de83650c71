import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll, readPages } from './read-all.ts';

export function testListing(world: () => CrmWorld): void {
  it('lists nothing where there is nothing', async () => {
    expect(await readAll(world().crm, 'lead', null)).toEqual([]);
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
    expect(await readAll(crm, 'deal', await crm.now())).toEqual([]);
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
    const pages = await readPages(crm, 'lead', { since: since(watermark) });
    expect(pages.every(({ records }) => records.length <= pageSize)).toBe(true);
    expect(
      pages
        .flatMap(({ records }) => records)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it('goes on where it was when the CRM has forgotten how far a read had come', async () => {
    const { crm, seedLead, pageSize, dropCursors } = world();
    const ids = await seedMany(pageSize * 2 + 1, seedLead);
    const seen = new Set<string>();
    for await (const { records } of crm.list('lead', { since: null })) {
      for (const { id } of records) seen.add(id);
      dropCursors();
    }
    expect([...seen].toSorted()).toEqual(ids.toSorted());
  });

  it('lists everything from where another read stopped, however long ago', async () => {
    const { crm, seedLead, pageSize, dropCursors, endSessions } = world();
    const ids = await seedMany(pageSize * 2 + 1, seedLead);
    for await (const { records, after } of crm.list('lead', { since: null })) {
      dropCursors();
      endSessions();
      expect(after).not.toBeNull();
      const pages = await readPages(crm, 'lead', { since: null, after });
      expect(pages.at(-1)?.after).toBeNull();
      const rest = pages.flatMap((page) => page.records);
      expect([...records, ...rest].map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      break;
    }
  });

  it('says of a read of what changed no place from which it goes on: that is its watermark', async () => {
    const { crm, seedLead } = world();
    const since = await crm.now();
    const id = await seedLead({ lastName: 'Example', company: 'Bulk' });
    expect(await readPages(crm, 'lead', { since })).toMatchObject([{ records: [{ id }], after: null }]);
    expect((await readPages(crm, 'lead', { since: null })).at(-1)).toMatchObject({ after: null });
  });

  it('lists people, too: all of them, and those whose record was changed or deleted', async () => {
    const { crm, seedContact, rename, remove, restore, advance } = world();
    const seeded = [];
    for (const lastName of ['Untouched', 'Renamed', 'Deleted', 'Restored'])
      seeded.push(await seedContact({ lastName }));
    const [untouched = '', renamed = '', deleted = '', restored = ''] = seeded;
    expect((await readAll(crm, 'contact', null)).map(({ id }) => id).toSorted()).toEqual(seeded.toSorted());
    advance(60);
    await remove('contact', restored);
    advance(60);
    const since = await crm.now();
    await rename('contact', renamed, 'Renamed, indeed');
    advance(1);
    await remove('contact', deleted);
    advance(1);
    await restore('contact', restored);
    const changed = await readAll(crm, 'contact', since);
    expect(changed.map((record) => [record.id, record.deleted])).toEqual([
      [renamed, false],
      [deleted, true],
      [restored, false],
    ]);
    expect(changed[0]).toEqual(await crm.find('contact', renamed));
    const left = [untouched, renamed, restored];
    expect((await readAll(crm, 'contact', null)).map(({ id }) => id).toSorted()).toEqual(left.toSorted());
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
