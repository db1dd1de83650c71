import { tokenExpired } from '@tierline/crm-fakes/hubspot/hubspot-faults';
import { sessionExpired } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { findConnection } from '@tierline/db/connection';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { installAgain } from '../testing/install-again.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const everywhere = () => world.everywhere('organization', world.ids.brightline, 'region');
const edit = (crm: CrmKind, region: string) => world.edit(crm, 'organization', world.ids.brightline, { region });
const requests = (crm: CrmKind) => (crm === 'salesforce' ? world.org : world.portal.account).requests;

/** Every call of the API is told that its token is no good, however new it is. */
function refuse(crm: CrmKind) {
  const spec = { when: 'before' as const, times: Number.POSITIVE_INFINITY };
  return crm === 'salesforce'
    ? world.org.faults.add({ ...spec, effect: sessionExpired, match: { path: /^\/services\/data\// } })
    : world.portal.account.faults.add({ ...spec, effect: tokenExpired, match: { path: /^\/crm\// } });
}

describe('fault 14: a token that is refused while it is fresh', () => {
  it.each(CRMS)('by %s: a few calls find it out, what waits goes on waiting, and nothing is lost', async (crm) => {
    await edit(OTHER[crm], 'APAC');
    await world.read(OTHER[crm]);
    const refusal = refuse(crm);
    const before = requests(crm).entries.length;
    await world.deliver();
    await world.read(crm);
    expect(requests(crm).entries.length - before).toBeLessThanOrEqual(12);
    expect(await world.unsettled()).toMatchObject([{ crm, state: 'pending', failureCode: 'not_authorized' }]);
    expect(await findConnection(world.scope, crm)).toMatchObject({
      failureCode: 'not_authorized',
      failedAt: world.now(),
    });
    // The other CRM is read and written all the same.
    await world.edit(OTHER[crm], 'contact', world.ids.ann, { title: 'Buyer' });
    await world.read(OTHER[crm]);
    expect((await world.contact(world.ids.ann))?.values.title).toEqual(['Buyer']);
    world.clock.advance({ hours: 30 });
    refusal.remove();
    await world.quiet();
    expect(await everywhere()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('contact', world.ids.ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)('a session of %s that ended is renewed, and nobody notices', async (crm) => {
    await edit(OTHER[crm], 'APAC');
    await world.read(OTHER[crm]);
    if (crm === 'salesforce') world.org.admin.expireSessions();
    else world.portal.account.admin.expireAccessTokens();
    await world.deliver();
    await world.quiet();
    expect(await everywhere()).toEqual(['APAC', 'APAC', 'APAC']);
  });
});

describe('fault 14: a refresh token that was revoked', () => {
  it('leaves what is to be written waiting until an admin installs Tierline again, and says so', async () => {
    await edit('salesforce', 'APAC');
    await world.read('salesforce');
    world.portal.account.admin.refuseAllTokens();
    await world.deliver();
    await world.read('hubspot');
    expect(await world.unsettled()).toMatchObject([
      {
        crm: 'hubspot',
        state: 'pending',
        failureCode: 'not_authorized',
        failureText: expect.stringContaining('install Tierline'),
      },
    ]);
    expect(await findConnection(world.scope, 'hubspot')).toMatchObject({
      ...{ failureCode: 'not_authorized', failureText: expect.stringContaining('install Tierline') },
    });
    await world.edit('hubspot', 'organization', world.ids.brightline, { tier: 'Gold' });
    world.clock.advance({ hours: 5 });
    await installAgain(world);
    await world.quiet();
    expect(await everywhere()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    expect(await world.unsettled()).toEqual([]);
  });

  it('for longer than writes are tried: they are refused, shown, and what they were to say arrives all the same', async () => {
    await edit('salesforce', 'APAC');
    await world.read('salesforce');
    world.portal.account.admin.refuseAllTokens();
    await world.deliver();
    world.clock.advance({ hours: 100 });
    await world.deliver();
    expect(await world.unsettled()).toMatchObject([
      { crm: 'hubspot', target: 'region', state: 'refused', failureCode: 'not_authorized' },
    ]);
    await installAgain(world);
    await world.quiet();
    expect(await everywhere()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('fault 14: an integration user who was taken away', () => {
  it('is shown, and all goes on when he is back', async () => {
    const [user] = world.org.admin.listRecords('User').filter(({ Username }) => Username === 'tierline@vendor.example');
    world.org.admin.expireSessions();
    world.org.admin.deactivateUser(String(user?.Id));
    await edit('hubspot', 'APAC');
    await world.read('hubspot');
    await world.deliver();
    await world.read('salesforce');
    expect(await world.unsettled()).toMatchObject([
      { crm: 'salesforce', state: 'pending', failureCode: 'not_authorized' },
    ]);
    expect(await findConnection(world.scope, 'salesforce')).toMatchObject({ failureCode: 'not_authorized' });
    world.org.admin.activateUser(String(user?.Id));
    world.clock.advance({ hours: 1 });
    await world.quiet();
    expect(await everywhere()).toEqual(['APAC', 'APAC', 'APAC']);
  });
});
