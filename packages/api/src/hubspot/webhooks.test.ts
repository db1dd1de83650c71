import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { signV3 } from '@tierline/crm-fakes/hubspot/signature';
import { listDueHints } from '@tierline/db/hint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTwoCrmsWorld, type TwoCrmsWorld, WEBHOOKS } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
  world.account.webhooks.drop();
});
afterEach(() => world.close());

const hints = async () =>
  (await listDueHints(world.db, world.now(), 100)).map(({ object, crmId }) => `${object} ${crmId}`).sort();

const event = (changes: object = {}) => ({
  ...{ eventId: 1, subscriptionId: 2, portalId: world.account.portalId, appId: TIERLINE_APP.appId },
  ...{ occurredAt: 1, subscriptionType: 'object.propertyChange', attemptNumber: 0, objectTypeId: '0-3' },
  ...{ objectId: Number(world.there.open), propertyName: 'dealname', propertyValue: 'Forged', changeSource: 'CRM_UI' },
  ...changes,
});

async function post(body: string, forged: { clientSecret?: string; late?: number; signed?: string } = {}) {
  const timestamp = world.clock.now().getTime() - (forged.late ?? 0);
  const { clientSecret = TIERLINE_APP.clientSecret, signed = body } = forged;
  const signature = signV3({ clientSecret, method: 'POST', url: WEBHOOKS, body: signed, timestamp });
  const response = await world.app.request('/hubspot/webhooks', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hubspot-signature-v3': signature,
      'x-hubspot-request-timestamp': String(timestamp),
    },
    body,
  });
  return { status: response.status, body: await response.text() };
}

describe('a webhook', () => {
  it.each([
    ['forged', { clientSecret: 'another' }],
    ['stale', { late: 301_000 }],
    ['changed after signing', { signed: '[]' }],
  ])('that is %s is refused', async (_, forged) => {
    expect((await post(JSON.stringify([event()]), forged)).status).toBe(401);
    expect(await hints()).toEqual([]);
  });

  it.each([
    '{',
    '{}',
    '[{"portalId":"x"}]',
    JSON.stringify(Array.from({ length: 101 }, () => ({ portalId: 1, appId: 1 }))),
  ])('that makes no sense is refused: %.30s', async (body) => {
    expect((await post(body)).status).toBe(400);
    expect(await hints()).toEqual([]);
  });

  it('is a hint to read the record, and believed in nothing', async () => {
    expect((await post(JSON.stringify([event()]))).status).toBe(200);
    expect(await hints()).toEqual([`deal ${world.there.open}`]);
    await world.settle();
    expect(await hints()).toEqual([]);
    const { data } = await world.in('marketer', { object: 'deals', id: world.there.open }).open('deal');
    expect(JSON.stringify(data)).not.toContain('Forged');
  });

  it('that is repeated is one hint', async () => {
    for (const _ of [1, 2, 3]) await post(JSON.stringify([event(), event()]));
    expect(await hints()).toEqual([`deal ${world.there.open}`]);
  });

  it('from a portal that nobody connected, for another app, or about other things, is taken and passed over', async () => {
    const others = [
      event({ portalId: 1 }),
      event({ appId: 2 }),
      event({ objectTypeId: '0-5' }),
      event({ objectId: undefined }),
    ];
    expect((await post(JSON.stringify(others))).status).toBe(200);
    expect(await hints()).toEqual([]);
  });

  it('about an association, a merge or a person names the records that it changed', async () => {
    const { objectId: _, objectTypeId: __, ...rest } = event();
    const association = { ...rest, fromObjectId: 7, fromObjectTypeId: '0-3', toObjectId: 8, toObjectTypeId: '0-2' };
    const merge = event({ objectTypeId: '0-2', objectId: 5, newObjectId: 6 });
    const person = event({ objectTypeId: '0-1', objectId: 9, propertyName: 'tierline_role' });
    await post(JSON.stringify([association, merge, person]));
    expect(await hints()).toEqual(['contact 9', 'deal 7', 'organization 5', 'organization 6']);
  });

  it('tells of a deletion, and the deal lives on in Salesforce', async () => {
    const { hands, there } = world;
    await hands.remove('deal', there.only);
    await hands.remove('deal', there.open);
    await world.deliverWebhooks();
    await world.settle();
    const gone = await world.in('marketer', { object: 'deals', id: there.only }).open('deal');
    expect(gone.data.blocks[0]).toMatchObject({ id: 'deleted', title: 'Campaign kit was deleted' });
    const { data } = await world.as('rep', world.ids.open).open('deal');
    expect(data.blocks.some(({ id }) => id === 'deleted')).toBe(false);
  });

  it('that arrives while HubSpot does not answer is followed later', async () => {
    const { hands, there, account } = world;
    await hands.rename('deal', there.only, 'Campaign kit, again');
    await world.deliverWebhooks();
    account.setDown(true);
    await world.settle();
    account.setDown(false);
    world.clock.advance({ minutes: 2 });
    await world.settle();
    expect(await hints()).toEqual([]);
    const { data } = await world.in('superAdmin').open('admin');
    expect(JSON.stringify(data)).not.toContain('Not working');
  });
});
