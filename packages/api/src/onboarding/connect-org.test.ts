import { listAudit } from '@tierline/db/audit';
import { disconnect, findConnectionByOrg, listConnections } from '@tierline/db/connection';
import { getProgramme } from '@tierline/db/tenant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import type { Claims } from '../testing/caller.ts';
import { createOnboardingWorld, type OnboardingWorld } from '../testing/onboarding-world.ts';
import { orgKeys, strangerKeys } from '../testing/world.ts';

let world: OnboardingWorld;
beforeEach(async () => {
  world = await createOnboardingWorld();
});
afterEach(() => world.close());

const admin = () => world.production.as('admin');
const nothingSaved = async () => expect(await listConnections(world.db)).toEqual([]);
const connect = (login: object = {}, forged: Claims = {}, key = 'connect-1') =>
  admin().call('connection.connect', { ...world.production.login, ...login, key }, forged);

describe('whose org is not known', () => {
  it('is led to connect it, as an administrator', async () => {
    const { status, data } = await admin().open('admin');
    expect([status, data.title]).toEqual([200, 'Connect Tierline']);
    expect(getOnly(data, 'steps').steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'certificate current',
      'app todo',
      'user todo',
      'permissions todo',
      'register todo',
    ]);
    expect(getOnly(data, 'form').fields.map(({ name, value }) => [name, value])).toEqual([
      ['clientId', null],
      ['username', null],
      ['sandbox', false],
    ]);
  });

  it('is told that it takes an administrator, as anybody else', async () => {
    const { data } = await world.production.as('rep').open('admin');
    expect(getOnly(data, 'empty').title).toBe('Only an administrator can connect Tierline');
  });

  it.each(['deal', 'organization', 'anything'])('sees a quiet word on the page %s', async (screen) => {
    const { data } = await world.production.as('rep').open(screen);
    expect(data.blocks.map(({ kind }) => kind)).toEqual(['empty']);
    expect(getOnly(data, 'empty').title).toBe('Tierline is not connected yet');
  });

  it.each([
    ['screen.ask', { call: 'secondPartner.candidates', input: {}, host: { vocabulary: 2, locale: 'en' } }],
    ['connection.list', undefined],
    ['write.list', undefined],
    ['secondPartner.assign', { deal: 'x', secondPartner: 'y', key: 'applicant-1' }],
  ])('may not call %s', async (procedure, input) => {
    const { status, problem } = await admin().call(procedure, input);
    expect([status, problem?.code]).toEqual([401, 'org_unknown']);
  });

  it('may carry out nothing else by a screen', async () => {
    const { status, problem } = await admin().act('admin', 'write.retry', { row: 'x' });
    expect([status, problem?.code]).toEqual([401, 'org_unknown']);
  });

  it.each([
    ['expired', { validity: -600 }],
    ['of a clock that is ten minutes fast', { validity: 660 }],
    ['meant for somebody else', { aud: 'elsewhere' }],
  ])('is not even listened to with a token %s', async (_, forged) => {
    world.production.paste(orgKeys.publicKey);
    const { status, problem } = await connect({}, forged);
    expect([status, problem?.code]).toEqual([401, 'not_signed_in']);
    await nothingSaved();
  });
});

describe('connecting', () => {
  it('makes the org a vendor of its own name once all is proven, and shows its connection', async () => {
    world.production.paste(orgKeys.publicKey);
    const { status, data } = await admin().act('admin', 'connection.connect', world.production.login);
    expect([status, data.effects[0]]).toMatchObject([200, { do: 'toast', tone: 'good' }]);
    expect(data.screen.title).toBe('Distribution settings');
    const row = await findConnectionByOrg(world.db, 'salesforce', world.production.org.orgId);
    const scope = { db: world.db, tenantId: row?.tenantId ?? '' };
    expect((await getProgramme(scope)).vendorName).toBe('Acme Networks');
    expect(await listAudit(scope, 9)).toMatchObject([
      {
        action: 'connection.connect',
        actorName: 'Robin admin',
        detail: { orgId: world.production.org.orgId, username: 'tierline@production.example', keys: 1 },
      },
    ]);
  });

  it('does nothing the second time that the same call comes', async () => {
    world.production.paste(orgKeys.publicKey);
    for (const _ of [1, 2, 3]) expect((await connect()).status).toBe(200);
    const [row, ...more] = await listConnections(world.db);
    expect(more).toEqual([]);
    expect(await listAudit({ db: world.db, tenantId: row?.tenantId ?? '' }, 9)).toHaveLength(1);
    expect(world.connected).toEqual([row?.tenantId]);
    const other = await connect({ username: 'somebody@else.example' });
    expect([other.status, other.problem?.code]).toEqual([409, 'key_conflict']);
  });

  it('makes one vendor of two calls at the same time', async () => {
    world.production.paste(orgKeys.publicKey);
    const answers = await Promise.all([connect({}, {}, 'connect-a'), connect({}, {}, 'connect-b')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await listConnections(world.db)).toHaveLength(1);
  });

  it('accepts any of several keys, whatever else was pasted with them', async () => {
    world.production.paste('no key at all');
    world.production.paste(`the next one:\r\n${strangerKeys.publicKey.replaceAll('\n', '\r\n')}`);
    world.production.paste(orgKeys.publicKey);
    expect((await connect()).status).toBe(200);
  });

  it('brings an org back to its vendor after it was disconnected', async () => {
    world.production.paste(orgKeys.publicKey);
    await connect();
    const before = await findConnectionByOrg(world.db, 'salesforce', world.production.org.orgId);
    expect((await admin().call('connection.disconnect', { crm: 'salesforce', key: 'disconnect-1' })).status).toBe(200);
    expect((await admin().open('admin')).data.title).toBe('Connect Tierline');
    expect((await connect({}, {}, 'connect-again')).status).toBe(200);
    const after = await findConnectionByOrg(world.db, 'salesforce', world.production.org.orgId);
    expect([after?.tenantId, after?.disconnectedAt]).toEqual([before?.tenantId, null]);
  });
});

describe('what is not proven is refused with its own sentence, and nothing is saved', () => {
  const refused = async (answer: ReturnType<typeof connect>, code: string, field?: string) => {
    const { problem } = await answer;
    expect([problem?.code, problem?.field]).toEqual([code, field]);
    expect(problem?.text).toMatch(/^[“A-Z].*\.$/);
    await nothingSaved();
    return problem?.text;
  };
  const withKey = () => world.production.paste(orgKeys.publicKey);

  it('a consumer key that Salesforce does not know, in its own words', async () => {
    withKey();
    const text = await refused(connect({ clientId: 'nobody' }), 'org_app_unknown', 'clientId');
    expect(text).toContain('invalid_client_id: client identifier invalid');
  });

  it('a user who is not let in', async () => {
    withKey();
    await refused(connect({ username: 'nobody@production.example' }), 'org_user_refused', 'username');
  });

  it('an app with another certificate than the server’s', async () => {
    withKey();
    world.production.org.admin.registerClient({ clientId: 'app-production', publicKey: strangerKeys.publicKey });
    await refused(connect(), 'org_login_refused');
  });

  it('a Salesforce that does not answer', async () => {
    withKey();
    world.production.org.setDown(true);
    await refused(connect(), 'org_unreachable');
  });

  it('an integration user who may not read the keys', async () => {
    withKey();
    const { org, login } = world.production;
    const user = org.admin.listRecords('User').find(({ Username }) => Username === login.username);
    org.admin.setPermissionSets(user?.Id ?? '', []);
    await refused(connect(), 'org_keys_unreadable');
  });

  it('no certificate, or only a retired one', async () => {
    await refused(connect(), 'key_missing');
    world.production.retire(withKey());
    await refused(connect(), 'key_missing');
  });

  it('a call that none of the org’s certificates signed', async () => {
    withKey();
    await refused(connect({}, { privateKey: strangerKeys.privateKey }), 'key_unproven');
  });

  it('a claim to be another org, with a login into one’s own', async () => {
    world.sandbox.paste(strangerKeys.publicKey);
    const forged = { privateKey: strangerKeys.privateKey };
    await refused(connect(world.sandbox.login, forged), 'org_other', 'clientId');
  });

  it('a claim to be another org, with a login into that one but one’s own certificate', async () => {
    withKey();
    world.sandbox.paste(strangerKeys.publicKey);
    const { orgId } = world.production.org;
    const forged = { iss: orgId, privateKey: strangerKeys.privateKey };
    const answer = world.sandbox
      .as('admin')
      .call('connection.connect', { ...world.production.login, key: 'connect-1' }, forged);
    await refused(answer, 'key_unproven');
  });

  it('somebody without the permission, who claims it or not', async () => {
    withKey();
    await refused(connect({}, { permissions: ['Tierline_User'] }), 'not_permitted');
  });

  it('a body that was changed after it was signed', async () => {
    withKey();
    await refused(connect({}, { digest: 'f'.repeat(64) }), 'request_altered');
  });

  it.each([
    [{ clientId: null }, 'clientId'],
    [{ username: '  ' }, 'username'],
    [{ sandbox: 'yes' }, 'sandbox'],
  ])('a form with %j', async (login, field) => {
    await refused(connect(login), 'input_invalid', field);
  });
});

describe('an org that is connected', () => {
  beforeEach(async () => {
    world.production.paste(orgKeys.publicKey);
    await connect();
  });

  it('changes how Tierline signs in for its own administrator alone', async () => {
    const { org, login } = world.production;
    const { username } = org.admin.createUser({
      username: 'second@production.example',
      lastName: 'Second',
      profile: 'Minimum Access - API Only Integrations',
      permissionSets: ['Tierline_Integration'],
    });
    const change = { ...login, username, key: 'change-1' };
    expect((await world.production.as('rep').call('connection.connect', change)).problem?.code).toBe('not_permitted');
    const forged = await admin().call('connection.connect', change, { privateKey: strangerKeys.privateKey });
    expect(forged.problem?.code).toBe('not_signed_in');
    const { status, data } = await admin().act('admin', 'connection.connect', { ...login, username });
    expect(status).toBe(200);
    const form = listOf(data.screen, 'form').find(({ id }) => id === 'connect');
    expect(form?.fields.map(({ value }) => value)).toEqual(['app-production', username, false]);
  });

  it('stays disconnected when it was disconnected while its new login was being proven', async () => {
    const row = (await listConnections(world.db))[0];
    const scope = { db: world.db, tenantId: row?.tenantId ?? '' };
    const { org, login } = world.production;
    org.setLatency(async ({ path }) => {
      if (path.includes('/oauth2/token')) await disconnect(scope, 'salesforce', new Date().toISOString());
    });
    const { problem } = await admin().call('connection.connect', { ...login, key: 'change-late' });
    org.setLatency(null);
    expect(problem?.code).toBe('org_unknown');
    expect(await listConnections(world.db)).toEqual([]);
  });

  it('keeps its login when the new one does not work, or leads elsewhere', async () => {
    const wrong = await admin().call('connection.connect', {
      ...world.production.login,
      clientId: 'nobody',
      key: 'wrong-login-1',
    });
    expect(wrong.problem?.code).toBe('org_app_unknown');
    world.sandbox.paste(orgKeys.publicKey);
    const elsewhere = await admin().call('connection.connect', { ...world.sandbox.login, key: 'wrong-login-2' });
    expect(elsewhere.problem?.code).toBe('org_other');
    const row = await findConnectionByOrg(world.db, 'salesforce', world.production.org.orgId);
    expect(row?.config).toMatchObject(world.production.login);
  });

  it('is not taken over by another org that claims to be it', async () => {
    world.sandbox.paste(strangerKeys.publicKey);
    const forged = { iss: world.production.org.orgId, privateKey: strangerKeys.privateKey };
    const { problem } = await world.sandbox
      .as('admin')
      .call('connection.connect', { ...world.sandbox.login, key: 'claim-1' }, forged);
    expect(problem?.code).toBe('not_signed_in');
    expect(await listConnections(world.db)).toHaveLength(1);
  });

  it('is one vendor, and the next org another', async () => {
    world.sandbox.paste(strangerKeys.publicKey);
    const { status } = await world.sandbox
      .as('admin')
      .call(
        'connection.connect',
        { ...world.sandbox.login, key: 'sandbox-1' },
        { privateKey: strangerKeys.privateKey },
      );
    expect(status).toBe(200);
    const rows = await listConnections(world.db);
    expect(new Set(rows.map(({ tenantId }) => tenantId)).size).toBe(2);
  });
});
