import { createHubSpotCrm } from '@tierline/crm/hubspot/hubspot-crm';
import { installHubSpot } from '@tierline/crm/hubspot/install/install-hubspot';
import { consentToTierline } from '@tierline/crm/testing/hubspot-consent';
import type { BothCrms } from './both-crms.ts';

/** An admin installs Tierline in the portal again, with all that it asks for. */
export async function installAgain({ portal, clock, adapters }: BothCrms): Promise<void> {
  const { account, url: baseUrl } = portal;
  const surroundings = { baseUrl, clock: clock.now, deadline: () => AbortSignal.timeout(2_000) };
  const session = await consentToTierline(account, surroundings);
  const parts = { ...surroundings, session, limiter: <T>(_: unknown, call: () => Promise<T>) => call() };
  const { labels } = await installHubSpot(parts);
  adapters.hubspot = createHubSpotCrm({ ...parts, labels });
}
