import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { signV3 } from '@tierline/crm-fakes/hubspot/signature';
import { listAudit } from '@tierline/db/audit';
import { listDueHints } from '@tierline/db/hint';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTwoCrmsWorld, type TwoCrmsWorld, WEBHOOKS } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

async function tell(portalId: number): Promise<number> {
  // "Webhooks": the example of a privacy deletion has these and no more.
  const event = { objectId: 3451, subscriptionType: 'contact.privacyDeletion', portalId, appId: TIERLINE_APP.appId };
  const body = JSON.stringify([event]);
  const timestamp = world.clock.now().getTime();
  const { clientSecret } = TIERLINE_APP;
  const signature = signV3({ clientSecret, method: 'POST', url: WEBHOOKS, body, timestamp });
  const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(timestamp) };
  return (await world.app.request('/hubspot/webhooks', { method: 'POST', headers, body })).status;
}

const audited = async () =>
  (await listAudit({ db: world.db, tenantId: world.tenantId }, 100)).filter(({ subject }) =>
    subject.startsWith('contact:'),
  );

it('a contact’s deletion for privacy is answered and noted once, though HubSpot says it again', async () => {
  const { portalId } = world.account;
  const before = await listDueHints(world.db, world.now(), 100);
  expect([await tell(portalId), await tell(portalId)]).toEqual([200, 200]);
  expect(await audited()).toMatchObject([{ action: 'hubspot.privacyDeletion', subject: 'contact:hubspot:3451' }]);
  expect(await listDueHints(world.db, world.now(), 100)).toEqual(before);
});

it('that of a portal which is not connected is answered, and noted nowhere', async () => {
  expect(await tell(999)).toBe(200);
  expect(await audited()).toEqual([]);
});
