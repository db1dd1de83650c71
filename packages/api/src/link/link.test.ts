import { findConnection, findConnectionByOrg } from '@tierline/db/connection';
import { findOwnLinkCode, saveLinkCode } from '@tierline/db/link-code';
import { createTenant } from '@tierline/db/tenant';
import { countTenantRows } from '@tierline/db/tenant-data';
import { addSeconds } from '@tierline/domain/instant';
import { type ConnectedPortal, connectPortal } from '@tierline/sync/testing/connected-portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf, pick } from '../testing/blocks.ts';
import { createHubSpotApp } from '../testing/hubspot-app.ts';
import { createHubSpotCaller } from '../testing/hubspot-caller.ts';
import { createWorld, type World } from '../testing/world.ts';

/** An org and a portal that two vendors, as far as anybody knows, have connected. */
let world: World;
let portal: ConnectedPortal;
let superAdmin: number;
let there: { deal: string };
const OTHER = 'vendor-2';
beforeEach(async () => {
  world = await createWorld();
  await createTenant(world.db, { id: OTHER, name: 'Acme in HubSpot', createdAt: world.now() });
  portal = await connectPortal({ ...world, tenantId: OTHER });
  const type = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
  const kestrel = await portal.hands.seedOrganization({ name: 'Kestrel', ...type });
  const partner = await portal.hands.seedOrganization({
    ...{ name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner' },
    contractNames: ['Kestrel'],
    preferredId: kestrel,
  });
  there = { deal: await portal.hands.seedDeal({ name: 'Campaign kit', partnerId: partner }) };
  superAdmin = portal.account.admin.createUser({
    ...{ email: 'sara@v.example', firstName: 'Sara', lastName: 'Hub', superAdmin: true },
  }).id;
  await world.settle();
});
afterEach(async () => {
  await portal.close();
  await world.close();
});

const app = () => createHubSpotApp(world, portal);
const inHubSpot = (record: { object: string; id: string } | null = null) =>
  createHubSpotCaller(app(), portal.account.portalId, world.clock)(superAdmin, record);
const inSalesforce = () => world.as('admin');

async function makeCode(): Promise<string> {
  const { data } = await inSalesforce().act('admin', 'link.make', {});
  const alert = listOf(data.screen, 'alert').find(({ id }) => id === 'link-code');
  return /Your code: (\S+)/.exec(alert?.title ?? '')?.[1] ?? '';
}
const redeem = (code: string, more: object = {}, key?: string) =>
  inHubSpot().act('admin', 'link.redeem', { code, replace: false, ...more }, key);

async function decideInHubSpot() {
  const page = { object: 'deals', id: there.deal };
  const input = pick((await inHubSpot(page).open('deal')).data, 'Kestrel');
  await inHubSpot(page).act('deal', 'secondPartner.assign', input);
}

describe('a code from one CRM, entered in the other', () => {
  it('puts both under one vendor, and what the other one was is gone', async () => {
    const { data } = await redeem((await makeCode()).toLowerCase());
    expect(data.effects).toMatchObject([{ do: 'toast', title: 'Both CRMs are linked' }]);
    expect(listOf(data.screen, 'section').map(({ title }) => title)).toContain('Salesforce');
    expect(listOf(data.screen, 'text').map(({ text }) => text)).toContain(
      'Both CRMs of your company are connected and belong together.',
    );
    const registered = await findConnectionByOrg(world.db, 'hubspot', String(portal.account.portalId));
    expect([registered?.tenantId, registered?.lastReadAt]).toEqual([world.tenantId, null]);
    expect(await countTenantRows({ db: world.db, tenantId: OTHER })).toEqual({});
    await world.settle();
    expect((await inHubSpot({ object: 'deals', id: there.deal }).open('deal')).data.blocks[0]?.kind).toBe('chain');
  });

  it('is good once', async () => {
    const code = await makeCode();
    await redeem(code);
    const again = await redeem(code);
    expect([again.status, again.problem?.code, again.problem?.field]).toEqual([422, 'link_code_unknown', 'code']);
  });

  it('that is sent again under its key, as HubSpot does by itself, is carried out once', async () => {
    const code = await makeCode();
    const answers = [await redeem(code, {}, 'one-press-1'), await redeem(code, {}, 'one-press-1')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('is good for a quarter of an hour', async () => {
    const code = await makeCode();
    world.clock.advance({ minutes: 15 });
    expect((await redeem(code)).problem?.code).toBe('link_code_unknown');
  });

  it('is no longer good once another was made', async () => {
    const code = await makeCode();
    await makeCode();
    expect((await redeem(code)).problem?.code).toBe('link_code_unknown');
  });

  it.each(['', 'nonsense', '00000-00000'])('%j is refused at its field, and changes nothing', async (code) => {
    const { status, problem } = await redeem(code);
    expect([status, problem?.code, problem?.field]).toEqual([422, 'link_code_unknown', 'code']);
    expect((await findConnection({ db: world.db, tenantId: OTHER }, 'hubspot'))?.tenantId).toBe(OTHER);
  });

  it('entered where it was made links nothing', async () => {
    const code = await makeCode();
    const { problem } = await inSalesforce().act('admin', 'link.redeem', { code, replace: false });
    expect(problem?.code).toBe('link_same_vendor');
  });

  it('is shown to nobody but an administrator of the CRM that made it', async () => {
    const code = await makeCode();
    const page = await inHubSpot().open('admin');
    expect(JSON.stringify(page.data)).not.toContain(code);
    const rep = await world.as('rep').open('admin');
    expect(JSON.stringify(rep.data)).not.toContain(code);
  });
});

describe('two vendors that were both used', () => {
  it('are not merged by themselves: the person is told what would be given up', async () => {
    await decideInHubSpot();
    const code = await makeCode();
    const { status, problem } = await redeem(code);
    expect([status, problem?.code, problem?.field]).toEqual([409, 'link_conflict', 'replace']);
    expect(problem?.text).toContain('one choice was made here');
    expect(await findConnection({ db: world.db, tenantId: OTHER }, 'hubspot')).not.toBeNull();

    const { data } = await redeem(code, { replace: true });
    expect(data.effects).toMatchObject([{ title: 'Both CRMs are linked' }]);
    expect(await countTenantRows({ db: world.db, tenantId: OTHER })).toEqual({});
  });

  it('leave the history of the side that made the code as it was', async () => {
    const rep = world.as('rep', world.ids.open);
    await rep.act('deal', 'secondPartner.assign', pick((await rep.open('deal')).data, 'Kestrel'));
    const before = (await rep.open('deal')).data;
    await redeem(await makeCode());
    expect((await rep.open('deal')).data).toEqual(before);
  });

  it('a third CRM of a kind that is there already is refused', async () => {
    await redeem(await makeCode());
    await createTenant(world.db, { id: 'vendor-3', name: 'Third', createdAt: world.now() });
    const third = await connectPortal({ ...world, tenantId: 'vendor-3' }, 'professional', 4_401_002);
    const admin = third.account.admin.createUser({
      email: 't@v.example',
      firstName: 'T',
      lastName: 'T',
      superAdmin: true,
    });
    const caller = createHubSpotCaller(createHubSpotApp(world, third), third.account.portalId, world.clock)(admin.id);
    const { problem } = await caller.act('admin', 'link.redeem', { code: await makeCodeAgain(), replace: false });
    expect(problem?.code).toBe('link_crm_taken');
    await third.close();
  });

  const makeCodeAgain = async () => {
    await inSalesforce().call('link.make', { key: 'make-again-1' });
    return (await findOwnLinkCode({ db: world.db, tenantId: world.tenantId }, 'salesforce', world.now()))?.code ?? '';
  };
});

describe('a vendor that has both CRMs already', () => {
  it.each(['connected', 'disconnected'])(
    'is not parted by a code of another vendor, with the other CRM %s',
    async (state) => {
      await redeem(await makeCode());
      if (state === 'disconnected') await inHubSpot().act('admin', 'connection.disconnect', { crm: 'salesforce' });
      await createTenant(world.db, { id: 'vendor-3', name: 'Third', createdAt: world.now() });
      const expiresAt = addSeconds(world.now(), 60);
      const row = { code: 'AAAAABBBBB', crm: 'salesforce', madeBy: 'Tom', expiresAt } as const;
      await saveLinkCode({ db: world.db, tenantId: 'vendor-3' }, row, world.now());
      const before = await countTenantRows({ db: world.db, tenantId: world.tenantId });
      const { status, problem } = await redeem('AAAAABBBBB', { replace: true }, 'part-the-two');
      expect([status, problem?.code, problem?.field]).toEqual([409, 'link_parts_vendor', 'code']);
      expect(problem?.text).toContain('Your company has Salesforce in Tierline too');
      expect(await countTenantRows({ db: world.db, tenantId: world.tenantId })).toEqual(before);
      const { data } = await inHubSpot().open('admin');
      expect(listOf(data, 'form').some(({ id }) => id === 'link')).toBe(false);
    },
  );
});

describe('a CRM that is disconnected', () => {
  it('is neither read nor written nor served, and goes on where it was when it is connected again', async () => {
    await redeem(await makeCode());
    await world.settle();
    const rows = await countTenantRows({ db: world.db, tenantId: world.tenantId });
    const { data } = await inSalesforce().act('admin', 'connection.disconnect', { crm: 'hubspot' });
    expect(data.effects).toMatchObject([{ title: 'HubSpot is disconnected' }]);
    const calls = portal.account.requests.entries.length;
    world.clock.advance({ minutes: 10 });
    await world.settle();
    expect(portal.account.requests.entries.length).toBe(calls);
    const refused = await inHubSpot({ object: 'deals', id: there.deal }).open('deal');
    expect([refused.status, refused.problem?.code]).toEqual([401, 'org_unknown']);
    const { audit: _, idempotency: __, ...kept } = await countTenantRows({ db: world.db, tenantId: world.tenantId });
    expect(rows).toMatchObject(kept);
    const again = await inSalesforce().act('admin', 'connection.disconnect', { crm: 'hubspot' });
    expect([again.status, again.problem?.code]).toEqual([404, 'crm_not_connected']);
  });
});
