import { afterEach, describe, expect, test } from 'vitest';
import { type Fetch, type Listening, listen } from '../listen.ts';
import type { AppSubscription } from './access/apps.ts';
import { signV3 } from './signature.ts';
import { create, createLabel, createTestAccount, hubspotDefined, testApp, userDefined } from './test-account.ts';
import type { WebhookEvent } from './webhooks.ts';

const targetUrl = 'https://app.example/hubspot/webhooks';

function subscribed(...subscriptions: AppSubscription[]) {
  return createTestAccount({}, { webhooks: { targetUrl, subscriptions } });
}

/** An app's server: keeps what arrives, and answers with the statuses given, the last of them from then on. */
function createReceiver(...statuses: number[]) {
  const batches: WebhookEvent[][] = [];
  const requests: Request[] = [];
  const fetch: Fetch = async (request) => {
    requests.push(request.clone());
    batches.push((await request.json()) as WebhookEvent[]);
    return new Response(null, { status: statuses[Math.min(batches.length, statuses.length) - 1] ?? 204 });
  };
  return { fetch, batches, requests };
}

describe('what is told', () => {
  test('records made, changed, deleted and restored, to those who subscribed', async () => {
    const { account, call, clock } = await subscribed(
      { subscriptionType: 'object.creation', objectType: 'company' },
      { subscriptionType: 'object.propertyChange', objectType: 'COMPANY', propertyName: 'city' },
      { subscriptionType: 'object.deletion', objectType: '0-2' },
      { subscriptionType: 'object.restore', objectType: 'companies' },
      { subscriptionType: 'object.deletion', objectType: 'company', active: false },
    );
    const id = await create(call, 'companies', { name: 'A' });
    await create(call, 'deals', { dealname: 'D' });
    clock.advance({ seconds: 1 });
    const patch = (properties: object) => call('PATCH', `/crm/v3/objects/companies/${id}`, { properties });
    await patch({ city: 'Oslo', name: 'B' });
    await patch({ city: 'Oslo' });
    await patch({ city: '' });
    await call('DELETE', `/crm/v3/objects/companies/${id}`);
    account.admin.restore('companies', id);
    const about = {
      objectId: Number(id),
      objectTypeId: '0-2',
      portalId: 4_401_001,
      appId: testApp.appId,
      attemptNumber: 0,
    };
    const byApp = { changeSource: 'INTEGRATION', sourceId: String(testApp.appId) };
    expect(account.webhooks.pending).toEqual([
      {
        ...about,
        ...byApp,
        eventId: expect.any(Number),
        subscriptionId: testApp.appId * 100,
        subscriptionType: 'object.creation',
        changeFlag: 'CREATED',
        occurredAt: Date.parse('2026-11-23T10:00:00.750Z'),
      },
      expect.objectContaining({
        ...about,
        ...byApp,
        subscriptionType: 'object.propertyChange',
        propertyName: 'city',
        propertyValue: 'Oslo',
        isSensitive: false,
        occurredAt: Date.parse('2026-11-23T10:00:01.750Z'),
      }),
      expect.objectContaining({ subscriptionType: 'object.propertyChange', propertyValue: '' }),
      expect.objectContaining({ subscriptionType: 'object.deletion', ...byApp }),
      expect.objectContaining({ subscriptionType: 'object.restore', changeSource: 'CRM' }),
    ]);
  });

  test('what a person did, as the person’s', async () => {
    const { account, callAsPerson, admin } = await subscribed({
      subscriptionType: 'object.creation',
      objectType: 'deal',
    });
    await create(callAsPerson, 'deals', { dealname: 'D' });
    expect(account.webhooks.pending).toMatchObject([{ changeSource: 'CRM_UI', sourceId: `userId:${admin.id}` }]);
  });

  test('an association to both sides, with each type that came or went', async () => {
    const { account, call } = await subscribed(
      { subscriptionType: 'object.associationChange', objectType: 'deal' },
      { subscriptionType: 'object.associationChange', objectType: 'company' },
    );
    const deal = await create(call, 'deals', { dealname: 'D' });
    const company = await create(call, 'companies', { name: 'A' });
    const other = await create(call, 'companies', { name: 'B' });
    await call('PUT', `/crm/v4/objects/deals/${deal}/associations/default/companies/${other}`);
    const [there, back] = await createLabel(call, 'deals', 'companies', 'partner');
    account.webhooks.drop();

    const path = `/crm/v4/objects/deals/${deal}/associations/companies/${company}`;
    await call('PUT', path, [userDefined(there)]);
    const fromDeal = {
      subscriptionType: 'object.associationChange',
      fromObjectId: Number(deal),
      toObjectId: Number(company),
      fromObjectTypeId: '0-3',
      toObjectTypeId: '0-2',
      associationType: 'DEAL_TO_COMPANY',
      associationRemoved: false,
      isPrimaryAssociation: false,
    };
    const fromCompany = {
      ...fromDeal,
      fromObjectId: Number(company),
      toObjectId: Number(deal),
      fromObjectTypeId: '0-2',
      toObjectTypeId: '0-3',
      associationType: 'COMPANY_TO_DEAL',
    };
    expect(account.webhooks.pending).toMatchObject([
      { ...fromDeal, associationTypeId: there, associationCategory: 'USER_DEFINED' },
      { ...fromCompany, associationTypeId: back, associationCategory: 'USER_DEFINED' },
      { ...fromDeal, associationTypeId: 341, associationCategory: 'HUBSPOT_DEFINED' },
      { ...fromCompany, associationTypeId: 342, associationCategory: 'HUBSPOT_DEFINED' },
    ]);
    expect(account.webhooks.pending[0]).not.toHaveProperty('objectId');

    account.webhooks.drop();
    await call('PUT', path, [hubspotDefined(5)]);
    expect(account.webhooks.pending).toMatchObject([
      { toObjectId: Number(other), isPrimaryAssociation: true, associationRemoved: true },
      { fromObjectId: Number(other), isPrimaryAssociation: true, associationRemoved: true },
      { ...fromDeal, associationTypeId: 5, isPrimaryAssociation: true },
      { ...fromCompany, associationTypeId: 6, isPrimaryAssociation: true },
    ]);

    account.webhooks.drop();
    await call('DELETE', path);
    expect(account.webhooks.pending).toHaveLength(6);
    expect(account.webhooks.pending.every(({ associationRemoved }) => associationRemoved)).toBe(true);
  });

  test('a merge, with the ids of all three records', async () => {
    const { account, call } = await subscribed({ subscriptionType: 'object.merge', objectType: 'company' });
    const primary = await create(call, 'companies', { name: 'A' });
    const other = await create(call, 'companies', { name: 'B', city: 'Oslo' });
    const request = { primaryObjectId: primary, objectIdToMerge: other };
    const { body } = await call('POST', '/crm/v3/objects/companies/merge', request);
    expect(account.webhooks.pending).toMatchObject([
      {
        primaryObjectId: Number(primary),
        mergedObjectIds: [Number(other)],
        newObjectId: Number((body as { id: string }).id),
        numberOfPropertiesMoved: 1,
      },
    ]);
  });

  test('nothing to an app that is not installed here', async () => {
    const { account, call, callAsPerson } = await subscribed({ subscriptionType: 'object.creation' });
    await create(call, 'deals', { dealname: 'D' });
    expect(account.webhooks.pending).toHaveLength(1);
    account.webhooks.drop(1);
    account.admin.uninstall(testApp.clientId);
    await create(callAsPerson, 'deals', { dealname: 'E' });
    expect(account.webhooks.pending).toEqual([]);
  });

  test('ids of events come round again', async () => {
    const { account, call } = await subscribed({ subscriptionType: 'object.creation', objectType: 'company' });
    for (let n = 0; n < 11; n += 1) {
      account.admin.setTenSecondLimit(1000);
      const inputs = Array.from({ length: 100 }, () => ({ properties: { name: 'A' } }));
      await call('POST', '/crm/v3/objects/companies/batch/create', { inputs });
    }
    const ids = account.webhooks.pending.map(({ eventId }) => eventId);
    expect(ids).toHaveLength(1100);
    expect(new Set(ids).size).toBe(1000);
  });
});

describe('delivery', () => {
  async function createPending(count: number) {
    const made = await subscribed({ subscriptionType: 'object.creation', objectType: 'company' });
    for (let n = 0; n < count; n += 1) await create(made.callAsPerson, 'companies', { name: `C${n}` });
    return made;
  }

  test('comes signed, in batches of a hundred', async () => {
    const { account, app } = await createPending(101);
    const { fetch, batches, requests } = createReceiver(200);
    expect(await account.webhooks.deliver({ fetch })).toEqual({ sent: 101, failed: 0 });
    expect(batches.map((batch) => batch.length)).toEqual([100, 1]);
    expect(account.webhooks.pending).toEqual([]);
    const [request] = requests;
    const timestamp = Number(request?.headers.get('X-HubSpot-Request-Timestamp'));
    expect(timestamp).toBe(Date.parse('2026-11-23T10:00:00.750Z'));
    const body = (await request?.text()) ?? '';
    expect(request?.headers.get('X-HubSpot-Signature-v3')).toBe(
      signV3({ clientSecret: app.clientSecret, method: 'POST', url: targetUrl, body, timestamp }),
    );
  });

  test('is tried again until it is accepted, and counts', async () => {
    const { account } = await createPending(1);
    const { fetch, batches } = createReceiver(500, 404, 204);
    expect(await account.webhooks.deliver({ fetch })).toEqual({ sent: 0, failed: 1 });
    expect(await account.webhooks.deliver({ fetch })).toEqual({ sent: 0, failed: 1 });
    expect(await account.webhooks.deliver({ fetch })).toEqual({ sent: 1, failed: 0 });
    expect(batches.map(([event]) => event?.attemptNumber)).toEqual([0, 1, 2]);
    expect(await account.webhooks.deliver({ fetch })).toEqual({ sent: 0, failed: 0 });
  });

  test('is given up after ten more attempts', async () => {
    const { account } = await createPending(1);
    const { fetch, batches } = createReceiver(500);
    for (let n = 0; n < 12; n += 1) await account.webhooks.deliver({ fetch });
    expect(batches).toHaveLength(11);
    expect(account.webhooks.pending).toEqual([]);
  });

  test('fails where nobody is there', async () => {
    const { account } = await createPending(1);
    const fetch: Fetch = async () => {
      throw new TypeError('fetch failed');
    };
    expect(await account.webhooks.deliver({ fetch })).toEqual({ sent: 0, failed: 1 });
  });

  test('can be repeated, turned round and lost', async () => {
    const { account } = await createPending(3);
    const { fetch, batches } = createReceiver(204);
    account.webhooks.drop(1);
    const ids = account.webhooks.pending.map(({ objectId }) => objectId);
    await account.webhooks.deliver({ fetch, repeat: true, reverse: true });
    expect(batches.map((batch) => batch.map(({ objectId }) => objectId))).toEqual([ids.toReversed(), ids.toReversed()]);
    expect(account.webhooks.pending).toEqual([]);
  });
});

describe('delivery by itself', () => {
  let listening: Listening | undefined;
  afterEach(() => listening?.close());

  test('follows each change, to where the server really listens, signed for the public address', async () => {
    const { account, call, app } = await subscribed({ subscriptionType: 'object.creation', objectType: 'deal' });
    const { fetch, batches, requests } = createReceiver(503, 204);
    listening = await listen(fetch);
    const { url } = listening;
    const stop = account.webhooks.deliverContinuously({
      rewriteUrl: (address) => address.replace('https://app.example', url),
      everyMs: 5,
    });
    const id = await create(call, 'deals', { dealname: 'D' });
    await expect.poll(() => batches.map(([event]) => event?.attemptNumber)).toEqual([0, 1]);
    await stop();
    expect(batches[1]).toMatchObject([{ objectId: Number(id) }]);
    const body = (await requests[0]?.text()) ?? '';
    const timestamp = Number(requests[0]?.headers.get('X-HubSpot-Request-Timestamp'));
    expect(requests[0]?.headers.get('X-HubSpot-Signature-v3')).toBe(
      signV3({ clientSecret: app.clientSecret, method: 'POST', url: targetUrl, body, timestamp }),
    );
    await create(call, 'deals', { dealname: 'E' });
    expect(account.webhooks.pending).toHaveLength(1);
    expect(batches).toHaveLength(2);
  });
});
