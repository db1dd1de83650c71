import { randomUUID } from 'node:crypto';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { signV3 } from '@tierline/crm-fakes/hubspot/signature';
import { listAudit } from '@tierline/db/audit';
import { findContact, saveContact } from '@tierline/db/contact';
import { listDueHints } from '@tierline/db/hint';
import { transact } from '@tierline/db/open-database';
import { createLink, findLink, listLinks } from '@tierline/db/record-link';
import { takeContacts } from '@tierline/sync/take-contacts';
import { loadTerms } from '@tierline/sync/terms';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTwoCrmsWorld, type TwoCrmsWorld, WEBHOOKS } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

async function tell(portalId: number, objectId: number | string = 3451): Promise<number> {
  // "Webhooks": the example of a privacy deletion has these and no more.
  const event = { objectId, subscriptionType: 'contact.privacyDeletion', portalId, appId: TIERLINE_APP.appId };
  const body = JSON.stringify([event]);
  const timestamp = world.clock.now().getTime();
  const { clientSecret } = TIERLINE_APP;
  const signature = signV3({ clientSecret, method: 'POST', url: WEBHOOKS, body, timestamp });
  const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(timestamp) };
  return (await world.app.request('/hubspot/webhooks', { method: 'POST', headers, body })).status;
}

const scope = () => ({ db: world.db, tenantId: world.tenantId });

const audited = async () => (await listAudit(scope(), 100)).filter(({ action }) => action === 'contact.erased');

const brightline = async () => (await findLink(scope(), 'hubspot', 'organization', world.there.brightline))?.id ?? '';

/** Somebody at Brightline, who is in both CRMs. */
async function know(name: string, email: string, places: { hubspot: string; salesforce: string }): Promise<string> {
  const id = randomUUID();
  const organizationId = (await findLink(scope(), 'hubspot', 'organization', world.there.brightline))?.id ?? null;
  const values = { email: [email] };
  await saveContact(scope(), { id, organizationId, name, nameKey: name.toLowerCase(), email, deleted: false, values });
  for (const crm of ['hubspot', 'salesforce'] as const) await createLink(scope(), crm, 'contact', places[crm], id);
  return id;
}

it('a contact’s deletion for privacy is answered and noted once, though HubSpot says it again', async () => {
  const { portalId } = world.account;
  const before = await listDueHints(world.db, world.now(), 100);
  expect([await tell(portalId), await tell(portalId)]).toEqual([200, 200]);
  expect(await audited()).toMatchObject([{ subject: 'contact:hubspot:3451', actorName: 'HubSpot' }]);
  expect(await listDueHints(world.db, world.now(), 100)).toEqual(before);
});

it('the person is forgotten in whichever CRM he was known, and nobody else is', async () => {
  const pia = await know('Pia Pereira', 'pia@brightline.example', {
    hubspot: '3451',
    salesforce: '003000000000001AAA',
  });
  const ole = await know('Ole Olsen', 'ole@brightline.example', { hubspot: '3452', salesforce: '003000000000002AAA' });
  expect(await tell(world.account.portalId, '3451')).toBe(200);
  expect(await findContact(scope(), pia)).toBeNull();
  expect(await listLinks(scope(), 'contact', pia)).toEqual([]);
  expect((await findContact(scope(), ole))?.name).toBe('Ole Olsen');
  expect(await listLinks(scope(), 'contact', ole)).toHaveLength(2);
  expect((await audited()).map(({ subject, detail }) => [subject, detail]).sort()).toEqual([
    ['contact:hubspot:3451', { deleted: 3 }],
    ['contact:salesforce:003000000000001AAA', { deleted: 3 }],
  ]);
});

it('the person does not come in again by a CRM that still has him', async () => {
  const there = { hubspot: '3451', salesforce: '003000000000001AAA' };
  await know('Pia Pereira', 'pia@brightline.example', there);
  const read = async (id: string) => {
    const organizationId = (await listLinks(scope(), 'organization', await brightline())).find(
      ({ crm }) => crm === 'salesforce',
    )?.crmId;
    const record = { id, name: 'Pia Pereira', modifiedAt: world.now(), modifiedBy: null, deleted: false, fields: {} };
    const reading = { record: { ...record, organizationId: organizationId ?? null, email: null }, readAt: world.now() };
    await transact(world.db, async (db) => {
      const inside = { ...scope(), db };
      await takeContacts(inside, 'salesforce', await loadTerms(inside), [reading], world.now());
    });
    return findLink(scope(), 'salesforce', 'contact', id);
  };
  expect(await tell(world.account.portalId, there.hubspot)).toBe(200);
  expect(await read(there.salesforce)).toBeNull();
  // Somebody else of that company does.
  expect(await read('003000000000009AAA')).not.toBeNull();
});

it('that of a portal which is not connected is answered, and noted nowhere', async () => {
  expect(await tell(999)).toBe(200);
  expect(await audited()).toEqual([]);
});

it('nor does one that names nobody, or somebody of another portal, forget anybody', async () => {
  const pia = await know('Pia Pereira', 'pia@brightline.example', {
    hubspot: '3451',
    salesforce: '003000000000001AAA',
  });
  expect([await tell(999, '3451'), await tell(world.account.portalId, 'x')]).toEqual([200, 400]);
  expect(await findContact(scope(), pia)).not.toBeNull();
});
