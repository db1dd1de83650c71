import { findLink } from '@tierline/db/record-link';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pick } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import type { Forgery, OpenedRecord } from '../testing/hubspot-caller.ts';
import { createTwoCrmsWorld, type HubSpotViewer, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
let choice: { deal: string; secondPartner: string };
beforeAll(async () => {
  world = await createTwoCrmsWorld();
  choice = pick((await marketer().open('deal')).data, 'Kestrel');
});
afterAll(() => world.close());

const page = (id: string, object = 'deals'): OpenedRecord => ({ object, id });
const marketer = (record = page(world.there.open)) => world.in('marketer', record);
const untouched = () => expect(world.heldInHubSpot(world.there.open)).toEqual({ label: null, property: null });
const snapshotOf = (record: OpenedRecord) => ({
  record,
  fields: {},
  modifiedAt: '2026-11-23T10:00:00.000Z',
});
const act = (extra: object = {}, record = page(world.there.open)) => ({
  ...{ screen: 'deal', params: {}, host: HOST, snapshot: snapshotOf(record) },
  ...{ call: 'secondPartner.assign', input: choice, key: 'forged-call' },
  ...extra,
});
const identity = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ userId: String(world.userIds.marketer), portalId: String(world.account.portalId) },
    ...{ userEmail: 'mara@vendor.example', appId: '4401', ...changes },
  }).toString();

describe('a call that cannot be trusted is refused and changes nothing', () => {
  const forged: [string, () => Forgery, number, string][] = [
    ['signed with another secret', () => ({ clientSecret: 'another' }), 401, 'not_signed_in'],
    ['signed six minutes ago', () => ({ late: 360_000 }), 401, 'not_signed_in'],
    ['signed in six minutes', () => ({ late: -360_000 }), 401, 'not_signed_in'],
    ['whose body was changed', () => ({ body: JSON.stringify(act({ key: 'another-key' })) }), 401, 'not_signed_in'],
    [
      'whose address was changed',
      () => ({ url: `/trpc/screen.act?${identity({ userId: '1' })}` }),
      401,
      'not_signed_in',
    ],
    ['with two people', () => ({ query: `userId=${world.userIds.superAdmin}&${identity()}` }), 401, 'not_signed_in'],
    ['with two portals', () => ({ query: `portalId=1&${identity()}` }), 401, 'not_signed_in'],
    ['with two apps', () => ({ query: `appId=1&${identity()}` }), 401, 'not_signed_in'],
    ['with two addresses', () => ({ query: `userEmail=a@b.example&${identity()}` }), 401, 'not_signed_in'],
    ['for another app', () => ({ query: identity({ appId: '4402' }) }), 401, 'not_signed_in'],
    ['without a person', () => ({ query: identity({ userId: '' }) }), 401, 'not_signed_in'],
    ['from a portal that is not connected', () => ({ query: identity({ portalId: '999' }) }), 401, 'org_unknown'],
    [
      'of a person whom the portal does not have',
      () => ({ query: identity({ userId: '987654' }) }),
      403,
      'not_permitted',
    ],
  ];
  it.each(forged)('%s', async (_, forgery, status, code) => {
    const answer = await marketer().call('screen.act', act(), forgery());
    expect([answer.status, answer.problem?.code]).toEqual([status, code]);
    expect(answer.problem?.text).toMatch(/^[A-Z].*\.$/);
    untouched();
  });

  const people: [HubSpotViewer, number, string][] = [
    ['reader', 403, 'not_permitted'],
    ['nobody', 403, 'not_permitted'],
  ];
  it.each(people)('by a %s', async (who, status, code) => {
    const answer = await world.in(who, page(world.there.open)).call('screen.act', act());
    expect([answer.status, answer.problem?.code]).toEqual([status, code]);
    untouched();
  });
});

describe('a record that is not there for the caller', () => {
  const missing: [string, () => OpenedRecord][] = [
    ['a deal that the portal does not have', () => page('999999999999')],
    ['an id that is none', () => page("1' OR 1=1")],
    ['an object that Tierline does not know', () => page(world.there.open, 'tickets')],
    ['a Salesforce id', () => page(world.ids.open)],
  ];
  it.each(missing)('%s', async (_, record) => {
    for (const answer of [
      await marketer(record()).open('deal'),
      await marketer(record()).call('screen.act', act({}, record())),
    ]) {
      expect([answer.status, answer.problem?.code]).toEqual([404, 'record_unknown']);
    }
    untouched();
  });

  it('another deal than the one on the page', async () => {
    const answer = await marketer(page(world.there.set)).call('screen.act', act({}, page(world.there.set)));
    expect([answer.status, answer.problem?.code]).toEqual([404, 'record_unknown']);
    untouched();
  });

  it('a feature called without any page', async () => {
    const deal = (await findLink({ db: world.db, tenantId: world.tenantId }, 'hubspot', 'deal', world.there.open))?.id;
    const answer = await marketer().call('secondPartner.assign', { ...choice, deal, key: 'no-page-1' });
    expect([answer.status, answer.problem?.code]).toEqual([404, 'record_unknown']);
    untouched();
  });

  it('what a page says of its fields is not believed', async () => {
    const snapshot = {
      ...snapshotOf(page(world.there.open)),
      fields: { tierline_distributor: world.there.ostrava, dealname: 'Forged' },
      modifiedAt: '2027-01-01T00:00:00.000Z',
    };
    const { status } = await marketer().call('screen.open', { screen: 'deal', params: {}, host: HOST, snapshot });
    expect(status).toBe(200);
    await world.settle();
    untouched();
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)).toMatchObject({
      Distributor__c: null,
      Name: 'Core switches',
    });
  });
});

it('one key with two inputs is a conflict', async () => {
  const first = await marketer(page(world.there.only)).open('deal');
  const [kestrel, northwind] = ['Kestrel', 'Northwind'].map((name) => pick(first.data, name));
  const record = page(world.there.only);
  const done = await marketer(record).call('screen.act', act({ input: kestrel, key: 'the-same-key' }, record));
  const again = await marketer(record).call('screen.act', act({ input: northwind, key: 'the-same-key' }, record));
  expect([done.status, again.status, again.problem?.code]).toEqual([200, 409, 'key_conflict']);
});

it('logs no signature, address or body', async () => {
  await marketer().call('screen.act', act(), { clientSecret: 'another' });
  expect(world.log.join('')).not.toMatch(/tierline-client-secret|vendor\.example|"key"/);
  expect(world.log.some((line) => line.includes('not_signed_in'))).toBe(true);
});
