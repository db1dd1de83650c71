import { findLink } from '@tierline/db/record-link';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOf, pick } from './testing/blocks.ts';
import { type Claims, HOST, read, sign } from './testing/caller.ts';
import { createWorld, strangerKeys, type World } from './testing/world.ts';

let world: World;
let choice: { deal: string; secondPartner: string };
beforeAll(async () => {
  world = await createWorld();
  choice = pick((await rep().open('deal')).data, 'Kestrel');
});
afterAll(() => world.close());

const rep = () => world.as('rep', world.ids.open);
const act = (extra: object = {}) => ({
  screen: 'deal',
  params: {},
  host: HOST,
  call: 'secondPartner.assign',
  input: choice,
  key: 'forged-call',
  ...extra,
});
const untouched = () =>
  expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c ?? null).toBeNull();

const findDealId = async (crmId: string) =>
  (await findLink({ db: world.db, tenantId: world.tenantId }, 'salesforce', 'deal', crmId))?.id ?? '';

/** Sends a body with a token that was made for another one, or with no token that could be. */
async function post(body: string, headers: Record<string, string>) {
  return read(
    await world.app.request('/trpc/screen.act', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    }),
  );
}

describe('a call that cannot be trusted is refused and changes nothing', () => {
  const record = { object: 'Opportunity', read: true };
  const forged: [string, () => Claims, number, string][] = [
    ['signed by another key', () => ({ privateKey: strangerKeys.privateKey }), 401, 'not_signed_in'],
    ['expired', () => ({ validity: -120 }), 401, 'not_signed_in'],
    ['valid for a day', () => ({ validity: 86_400 }), 401, 'not_signed_in'],
    ['meant for another service', () => ({ aud: 'somebody-else' }), 401, 'not_signed_in'],
    ['from an org that is not connected', () => ({ iss: '00D000000000001AAA' }), 401, 'org_unknown'],
    ['without a person', () => ({ sub: '' }), 401, 'not_signed_in'],
    ['whose body was changed', () => ({ digest: 'f'.repeat(64) }), 401, 'request_altered'],
    ['by somebody without the permission', () => ({ permissions: [] }), 403, 'not_permitted'],
    [
      'by somebody who may not edit the record',
      () => ({ record: { ...record, id: world.ids.open, edit: false } }),
      403,
      'record_not_editable',
    ],
    [
      'by somebody who may not edit the field',
      () => ({ fields: { Distributor__c: { read: true, edit: false } } }),
      403,
      'field_not_editable',
    ],
    [
      'for another record than the one on the page',
      () => ({ record: { ...record, id: world.ids.set, edit: true } }),
      404,
      'record_unknown',
    ],
    [
      'for a record that does not exist',
      () => ({ record: { ...record, id: '006000000000000AAA', edit: true } }),
      404,
      'record_unknown',
    ],
    [
      'for an object that Tierline does not know',
      () => ({ record: { ...record, object: 'Case', id: world.ids.open, edit: true } }),
      404,
      'record_unknown',
    ],
  ];
  it.each(forged)('%s', async (_, claims, status, code) => {
    const answer = await rep().call('screen.act', act(), claims());
    expect([answer.status, answer.problem?.code]).toEqual([status, code]);
    expect(answer.problem?.text).toMatch(/^[A-Z].*\.$/);
    untouched();
  });

  it.each(['', 'Bearer', 'Bearer nonsense', 'Basic abc', 'Bearer a.b.c'])(
    'authorization “%s”',
    async (authorization) => {
      const answer = await post(JSON.stringify(act()), authorization ? { authorization } : {});
      expect([answer.status, answer.problem?.code]).toEqual([401, 'not_signed_in']);
    },
  );

  it('a token without a signature', async () => {
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    const claims = Buffer.from(
      JSON.stringify({ iss: world.org.orgId, sub: '005gK0000000042QAA', aud: 'tierline', exp: 4e9 }),
    ).toString('base64url');
    const answer = await post(JSON.stringify(act()), { authorization: `Bearer ${header}.${claims}.` });
    expect([answer.status, answer.problem?.code]).toEqual([401, 'not_signed_in']);
  });

  it('takes a body that was sent again for what it is: the same call', async () => {
    const body = JSON.stringify(act({ key: 'sent-again-1' }));
    const token = await sign(
      {
        iss: world.org.orgId,
        sub: '005gK0000000042QAA',
        aud: 'tierline',
        name: 'Robin',
        permissions: ['Tierline_User'],
        record: { ...record, id: world.ids.direct, edit: true },
      },
      body,
      world.clock,
    );
    const answers = await Promise.all([1, 2].map(() => post(body, { authorization: `Bearer ${token}` })));
    expect(answers.map(({ problem }) => problem?.code)).toEqual(['record_unknown', 'record_unknown']);
  });
});

describe('a call that makes no sense is refused with what is wrong about it', () => {
  const senseless: [string, unknown, number, string, string | undefined][] = [
    ['no JSON', '{"screen":', 400, 'body_malformed', undefined],
    ['an array', [], 400, 'input_invalid', undefined],
    ['no screen', { params: {}, host: HOST }, 400, 'input_invalid', 'screen'],
    ['a screen that is none', { screen: 'nowhere', params: {}, host: HOST }, 404, 'screen_unknown', undefined],
    [
      'a screen that every object has',
      { screen: 'constructor', params: {}, host: HOST },
      404,
      'screen_unknown',
      undefined,
    ],
    [
      'a vocabulary of 0',
      { screen: 'deal', params: {}, host: { ...HOST, vocabulary: 0 } },
      400,
      'input_invalid',
      'vocabulary',
    ],
    [
      'a vocabulary of 1.5',
      { screen: 'deal', params: {}, host: { ...HOST, vocabulary: 1.5 } },
      400,
      'input_invalid',
      'vocabulary',
    ],
    [
      'a vocabulary in words',
      { screen: 'deal', params: {}, host: { ...HOST, vocabulary: 'one' } },
      400,
      'input_invalid',
      'vocabulary',
    ],
    [
      'a snapshot without a moment',
      {
        screen: 'deal',
        params: {},
        host: HOST,
        snapshot: { record: { object: 'Opportunity', id: '1' }, fields: {}, modifiedAt: 'now' },
      },
      400,
      'input_invalid',
      'modifiedAt',
    ],
  ];
  it.each(senseless)('%s', async (_, input, status, code, field) => {
    const answer = await rep().call('screen.open', input);
    expect([answer.status, answer.problem?.code, answer.problem?.field]).toEqual([status, code, field]);
    expect(answer.problem?.text).toMatch(/^.*\.$/s);
  });

  const acts: [string, object, number, string, string | undefined][] = [
    ['a call that is none', { call: 'secondPartner.destroy' }, 404, 'call_unknown', undefined],
    ['a query where a mutation belongs', { call: 'secondPartner.candidates' }, 404, 'call_unknown', undefined],
    ['the screens themselves', { call: 'screen.act' }, 404, 'call_unknown', undefined],
    ['a call that every object has', { call: 'constructor.name' }, 404, 'call_unknown', undefined],
    ['no key', { key: undefined }, 400, 'input_invalid', 'key'],
    ['a key that is too short', { key: 'short' }, 400, 'input_invalid', 'key'],
    ['no choice', { input: {} }, 400, 'input_invalid', 'deal'],
    ['a choice of nobody', { input: { deal: 'x', secondPartner: null } }, 400, 'input_invalid', 'secondPartner'],
  ];
  it.each(acts)('%s', async (_, extra, status, code, field) => {
    const answer = await rep().call('screen.act', act(extra));
    expect([answer.status, answer.problem?.code, answer.problem?.field]).toEqual([status, code, field]);
    untouched();
  });

  it('an organization that is no longer there', async () => {
    const answer = await rep().call(
      'screen.act',
      act({ input: { ...choice, secondPartner: 'nobody' }, key: 'nobody-there' }),
    );
    expect([answer.status, answer.problem?.code, answer.problem?.field]).toEqual([
      422,
      'second_partner_unknown',
      'secondPartner',
    ]);
  });

  it('a reseller that is to stand behind itself', async () => {
    const own = listOf((await world.as('rep', world.ids.brightline).open('organization')).data, 'table')[0]?.id.split(
      ':',
    )[1];
    const input = { ...choice, secondPartner: own };
    const answer = await rep().call('screen.act', act({ input, key: 'behind-itself' }));
    expect([answer.status, answer.problem?.code]).toEqual([422, 'second_partner_ineligible']);
    expect(answer.problem?.text).toContain('cannot stand behind itself');
    untouched();
  });

  it('a deal without a reseller', async () => {
    const rest = { record: { object: 'Opportunity', id: world.ids.direct, read: true, edit: true } };
    const deal = await findDealId(world.ids.direct);
    const input = { ...choice, deal };
    const answer = await rep().call('screen.act', act({ input, key: 'no-reseller' }), rest);
    expect([answer.status, answer.problem?.code]).toEqual([422, 'deal_without_partner']);
    expect(answer.problem?.text).toBe('Cabling has no partner yet. Fill in its partner field first.');
  });

  it('a body that is too large', async () => {
    const answer = await rep().call('screen.open', {
      screen: 'deal',
      params: { padding: 'x'.repeat(300_000) },
      host: HOST,
    });
    expect([answer.status, answer.problem?.code]).toEqual([413, 'body_too_large']);
  });

  it('an unknown procedure', async () => {
    const answer = await rep().call('secondPartner.destroy', {});
    expect([answer.status, answer.problem?.code]).toEqual([404, 'call_unknown']);
  });

  it('the snapshot of another record', async () => {
    const snapshot = {
      record: { object: 'Opportunity', id: world.ids.set },
      fields: { Distributor__c: null },
      modifiedAt: '2027-01-01T00:00:00Z',
    };
    const answer = await rep().open('deal', snapshot);
    expect([answer.status, answer.problem?.code]).toEqual([404, 'record_unknown']);
  });
});

it('logs no token and no body', async () => {
  await rep().call('screen.act', act(), { validity: -120 });
  expect(world.log.join('')).not.toMatch(/Bearer|eyJ/);
  expect(world.log.some((line) => line.includes('not_signed_in'))).toBe(true);
});
