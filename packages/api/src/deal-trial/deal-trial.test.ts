import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { findDeal } from '@tierline/db/deal';
import { findLink } from '@tierline/db/record-link';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

const scope = () => ({ db: world.db, tenantId: world.tenantId });
const ourId = async (crmId: string) => (await findLink(scope(), 'salesforce', 'deal', crmId))?.id ?? '';
async function open(record: string, screen = 'deal-trial'): Promise<ScreenAnswer> {
  world.clock.advance({ seconds: 1 });
  const params = { object: 'deal', record };
  return (await world.as('admin').call<ScreenAnswer>('screen.open', { screen, params, host: HOST })).data;
}
/** `there, before, after, elsewhere, its hint` of a field. */
function hopOf(page: ScreenAnswer, key: string) {
  const cells = getOnly(page, 'table').rows.find(({ id }) => id === key)?.cells;
  const text = (column: string) => Object.values(cells?.[column]?.value ?? {})[1];
  return [text('there'), text('before'), text('after'), text('hubspot'), cells?.hubspot?.hint];
}

describe('a deal’s way from one CRM to the other, tried out (rows 103, 109)', () => {
  it('is shown hop by hop, and changes nothing', async () => {
    const record = await ourId(world.ids.open);
    const before = await findDeal(scope(), record);
    const writes = () => world.account.requests.entries.length + world.org.requests.entries.length;
    await editRecord(world, 'Opportunity', world.ids.open, { Distributor__c: world.ids.kestrel });
    const link = listOf(await open(record, 'record-sync'), 'actions').flatMap(({ gotos = [] }) => gotos);
    expect(link.map(({ screen }) => screen)).toContain('deal-trial');
    const page = await open(record);
    const labels = getOnly(page, 'table').rows.map(({ cells }) => Object.values(cells.field?.value ?? {})[1]);
    expect(labels).toEqual(['Reseller', 'Distributor', expect.any(String), expect.any(String), expect.any(String)]);
    expect(hopOf(page, 'second_partner')).toEqual([
      ...['Kestrel', 'Blank', 'Kestrel', 'Kestrel', `Would be written, id ${world.there.kestrel}`],
    ]);
    expect(hopOf(page, 'partner')).toEqual([
      ...['Brightline', 'Brightline', 'Brightline', 'Brightline', `As it is, id ${world.there.brightline}`],
    ]);
    expect(await findDeal(scope(), record)).toEqual(before);
    expect(world.heldInHubSpot(world.there.open).label).toBeNull();
    const asked = writes();
    await world.settle();
    expect(writes()).toBeGreaterThan(asked);
    expect(world.heldInHubSpot(world.there.open).label).toBe(world.there.kestrel);
  });

  it('says what the other CRM does not have', async () => {
    await editRecord(world, 'Opportunity', world.ids.open, { Distributor__c: world.ids.gone });
    expect(hopOf(await open(await ourId(world.ids.open)), 'second_partner')).toEqual([
      ...['Gone', 'Blank', 'Gone', 'Blank', 'Nothing there stands for it'],
    ]);
    const alone = await open(await ourId(world.ids.direct));
    expect(listOf(alone, 'text').map(({ id }) => id)).toContain('alone');
  });

  it('says so when the CRM does not answer', async () => {
    const record = await ourId(world.ids.open);
    world.org.setDown(true);
    expect(getOnly(await open(record), 'alert')).toMatchObject({ id: 'failure', title: 'Salesforce did not answer' });
  });

  it.each([
    [{ object: 'contact', record: 'x' }, 400, 'input_invalid'],
    [{ object: 'deal', record: 'nobody' }, 404, 'record_unknown'],
  ])('answers %j with a sentence', async (input, status, code) => {
    const { status: answered, problem } = await world.as('admin').call('dealTrial.run', input);
    expect([answered, problem?.code]).toEqual([status, code]);
  });
});
