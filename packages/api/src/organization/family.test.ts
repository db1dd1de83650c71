import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { getSyncScope, saveSyncScope } from '@tierline/db/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { editRecord } from '../testing/edit-record.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const open = async (id: string) => (await world.as('rep', id).open('organization')).data;
const familyIn = (screen: ScreenAnswer) => listOf(screen, 'table').find(({ id }) => id.startsWith('family-table:'));
async function setParent(id: string, parentId: string | null) {
  world.clock.advance({ minutes: 1 });
  await editRecord(world, 'Account', id, { ParentId: parentId });
  await world.settle();
}
const told = (screen: ScreenAnswer) =>
  familyIn(screen)?.rows.map(({ cells }) =>
    Object.values(cells).map(({ value }) => (value.type === 'text' ? value.text : value)),
  );

describe('parents and children on a company’s card (row 172)', () => {
  it('are shown from the topmost down, whether or not they are in the programme', async () => {
    expect(familyIn(await open(world.ids.brightline))).toBeUndefined();
    await setParent(world.ids.brightline, world.ids.fernhill);
    await setParent(world.ids.fernhill, world.ids.city);
    const screen = await open(world.ids.brightline);
    expect(told(screen)).toEqual([
      ['City of Leipzig', 'Parent', '', 'Not in the programme'],
      ['Fernhill', 'Parent', 'Reseller', 'Active Partner'],
      ['Brightline', 'This one', 'Reseller', 'Active Partner'],
    ]);
    expect(familyIn(screen)?.rows[1]?.cells.name?.record).toEqual({ object: 'Account', id: world.ids.fernhill });
    expect(told(await open(world.ids.fernhill))?.map(([name, relation]) => [name, relation])).toEqual([
      ['City of Leipzig', 'Parent'],
      ['Fernhill', 'This one'],
      ['Brightline', 'Child'],
    ]);
  });

  it('say for whom its deals count, where they count for the parent', async () => {
    await setParent(world.ids.brightline, world.ids.fernhill);
    const text = async () => listOf(await open(world.ids.brightline), 'text').find(({ id }) => id === 'counted')?.text;
    expect(await text()).toBeUndefined();
    const scope = { db: world.db, tenantId: world.tenantId };
    const { settings, revision } = await getSyncScope(scope);
    await saveSyncScope(scope, { ...settings, parents: 'roll_up' }, revision);
    expect(await text()).toBe('What Brightline sells counts for Fernhill.');
  });

  it('are shown once, though somebody has entered a ring', async () => {
    await setParent(world.ids.brightline, world.ids.fernhill);
    await setParent(world.ids.fernhill, world.ids.brightline);
    expect(told(await open(world.ids.brightline))?.map(([name]) => name)).toEqual(['Fernhill', 'Brightline']);
  });
});
