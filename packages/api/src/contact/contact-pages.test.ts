import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { signV3 } from '@tierline/crm-fakes/hubspot/signature';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly } from '../testing/blocks.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld, WEBHOOKS } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

const factsOf = (screen: ScreenAnswer) =>
  Object.fromEntries(
    getOnly(screen, 'properties').items.flatMap(({ id, cell: { value } }) =>
      value?.type === 'text' ? [[id, value.text]] : value?.type === 'person' ? [[id, value.name]] : [],
    ),
  );
const inHubSpot = (id: string, who: 'marketer' | 'nobody' = 'marketer') => world.in(who, { object: 'contacts', id });
const unknown = [{ kind: 'empty', id: 'unknown', title: 'Tierline does not know this contact' }];

/** Somebody new at Brightline in HubSpot, of whom its webhooks have told. */
async function hirePia(): Promise<string> {
  const { hands, there } = world;
  const pia = await hands.seedContact({
    ...{ firstName: 'Pia', lastName: 'Pereira', email: 'pia@brightline.example' },
    organizationId: there.brightline,
  });
  await hands.fill('contact', pia, { tierline_role: ['Executive'] });
  await world.deliverWebhooks();
  await world.settle();
  return pia;
}

describe('the page of a contact in HubSpot', () => {
  it('shows a person of whom a webhook told, with his role and without access (rows 129, 170)', async () => {
    const { data } = await inHubSpot(await hirePia()).open('contact');
    expect(factsOf(data)).toMatchObject({
      ...{ name: 'Pia Pereira', role: 'Executive', email: 'pia@brightline.example', access: 'Contact, no access' },
    });
  });

  it('reads a person whom nothing has told of yet, and says kindly whom it does not know', async () => {
    const { hands, there } = world;
    world.account.webhooks.drop();
    const ole = await hands.seedContact({ lastName: 'Olsen', organizationId: there.brightline });
    const cleo = await hands.seedContact({ lastName: 'Client', organizationId: there.city });
    expect(factsOf((await inHubSpot(ole).open('contact')).data).name).toBe('Olsen');
    expect((await inHubSpot(cleo).open('contact')).data.blocks).toMatchObject(unknown);
    expect((await inHubSpot('999999').open('contact')).problem?.code).toBe('record_unknown');
  });

  it('shows nothing to somebody without a role, and is no page of a deal', async () => {
    const pia = await hirePia();
    const { data } = await inHubSpot(pia, 'nobody').open('contact');
    expect(data.blocks).toMatchObject([{ kind: 'empty', id: 'no-permission' }]);
    expect((await inHubSpot(pia).open('deal')).problem?.code).toBe('record_unknown');
    expect((await inHubSpot(pia).open('organization')).problem?.code).toBe('record_unknown');
  });

  it('knows nothing any more of a person who was deleted for privacy', async () => {
    const pia = await hirePia();
    world.account.webhooks.drop();
    const { appId, clientSecret } = TIERLINE_APP;
    const { portalId } = world.account;
    const body = JSON.stringify([{ subscriptionType: 'contact.privacyDeletion', objectId: pia, portalId, appId }]);
    const timestamp = world.clock.now().getTime();
    const signature = signV3({ clientSecret, method: 'POST', url: WEBHOOKS, body, timestamp });
    const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(timestamp) };
    await world.hands.remove('contact', pia);
    expect((await world.app.request('/hubspot/webhooks', { method: 'POST', headers, body })).status).toBe(200);
    await world.settle();
    expect((await inHubSpot(pia).open('contact')).problem?.code).toBe('record_unknown');
    const { rows } = await world.db.$client.execute("select name from contact where name like '%Pereira%'");
    expect(rows).toEqual([]);
  });
});

describe('the page of a contact in Salesforce', () => {
  const seed = (LastName: string, AccountId: string) =>
    world.org.admin.seed('Contact', [{ LastName, AccountId, Tierline_Role__c: 'Sales' }])[0] ?? '';
  const open = (id: string, modifiedAt = String(world.org.admin.findRecord('Contact', id)?.SystemModstamp)) =>
    world.as('rep', id).open('contact', {
      ...{ record: { object: 'Contact', id }, fields: {} },
      modifiedAt,
    });

  it('reads a person who is new, as the page tells too little of him', async () => {
    const id = seed('Newman', world.ids.brightline);
    expect(factsOf((await open(id)).data)).toMatchObject({ name: 'Newman', role: 'Sales' });
    expect((await open(seed('Client', world.ids.city))).data.blocks).toMatchObject(unknown);
  });

  it('shows what is known while Salesforce does not answer', async () => {
    const id = seed('Newman', world.ids.brightline);
    await open(id);
    world.clock.advance({ minutes: 1 });
    world.org.setDown(true);
    expect(factsOf((await open(id, world.now())).data).name).toBe('Newman');
    expect((await open(seed('Later', world.ids.brightline))).data.blocks).toMatchObject(unknown);
  });
});
