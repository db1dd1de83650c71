import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf, pick } from '../testing/blocks.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const admin = () => world.as('admin');
const rep = () => world.as('rep', world.ids.open);
const choose = async (name: string) =>
  rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, name));
const rows = async () => getOnly((await admin().open('admin')).data, 'table').rows;

describe('the administrator’s page', () => {
  it('says that the connection works, and since when', async () => {
    const { data } = await admin().open('admin');
    expect(listOf(data, 'properties')[0]?.items.map(({ cell }) => cell.value)).toEqual([
      { type: 'text', text: 'Connected' },
      { type: 'instant', at: '2026-11-23T10:00:00.000Z' },
      { type: 'text', text: world.org.orgId },
    ]);
    expect(getOnly(data, 'table')).toMatchObject({
      rows: [],
      empty: 'Every choice for a deal or lead has been saved.',
    });
  });

  it('says why the CRM cannot be read, and that it works again', async () => {
    world.org.setDown(true);
    await world.settle();
    const failing = (await admin().open('admin')).data;
    expect(getOnly(failing, 'alert')).toMatchObject({ tone: 'bad', title: 'Salesforce cannot be read' });
    world.org.setDown(false);
    await world.settle();
    expect(listOf((await admin().open('admin')).data, 'alert')).toEqual([]);
  });

  it('lists a refused write with its reason, and tries it again', async () => {
    const lift = world.org.admin.addValidationRule('Opportunity', () => 'The quarter is closed.');
    await choose('Kestrel');
    const [row] = await rows();
    expect(row?.cells.change?.value).toEqual({ type: 'text', text: 'Distributor: Kestrel' });
    expect(row?.cells.problem?.value).toMatchObject({ text: 'The change was refused: The quarter is closed.' });
    expect(row?.cells.record).toMatchObject({ record: { object: 'Opportunity', id: world.ids.open } });
    lift();
    const { data } = await admin().act('admin', 'write.retry', { row: row?.id ?? '' });
    expect(getOnly(data.screen, 'table').rows).toEqual([]);
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c).toBe(world.ids.kestrel);
  });

  it('hurries a write that waits, which cannot be put aside', async () => {
    world.org.setDown(true);
    await choose('Kestrel');
    const [row] = await rows();
    expect(row?.without).toEqual(['dismiss']);
    const { status, problem } = await admin().act('admin', 'write.dismiss', { row: row?.id ?? '' });
    expect([status, problem?.code]).toEqual([409, 'write_settled']);
    world.org.setDown(false);
    await admin().act('admin', 'write.retry', { row: row?.id ?? '' });
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c).toBe(world.ids.kestrel);
  });

  it('puts a refused write aside for good', async () => {
    world.org.admin.addValidationRule('Opportunity', () => 'The quarter is closed.');
    await choose('Kestrel');
    const [row] = await rows();
    const { data } = await admin().act('admin', 'write.dismiss', { row: row?.id ?? '' });
    expect(getOnly(data.screen, 'table').rows).toEqual([]);
    const again = await admin().act('admin', 'write.retry', { row: row?.id ?? '' });
    expect([again.status, again.problem?.code]).toEqual([409, 'write_settled']);
  });

  it('is closed to a rep', async () => {
    const { data } = await world.as('rep').open('admin');
    expect(data.blocks.map(({ kind }) => kind)).toEqual(['empty']);
  });
});
