import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHubSpotCrm } from '@tierline/crm/hubspot/hubspot-crm';
import { installHubSpot } from '@tierline/crm/hubspot/install/install-hubspot';
import { consentToTierline } from '@tierline/crm/testing/hubspot-consent';
import { createHubSpotHands } from '@tierline/crm/testing/hubspot-hands';
import { createManualClock } from '@tierline/crm-fakes/clock';
import { createHubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { expect, it } from 'vitest';
import { HUBSPOT_PACE } from './hubspot-pace.ts';
import { createSharedLimiter } from './shared-limiter.ts';

it('two servers on one database read and write one portal at full speed, and HubSpot never says that it is too much', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-pace-'));
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const account = createHubSpotAccount({ clock: clock.now });
  const server = await listen(account.fetch);
  const servers = [1, 2].map(() => openDatabase({ url: `file:${join(folder, 'shared.db')}` }));
  try {
    for (const { db } of servers) await migrate(db);
    const deadline = () => AbortSignal.timeout(5_000);
    const session = await consentToTierline(account, { baseUrl: server.url, clock: clock.now, deadline });
    const adapters = [];
    for (const { db } of servers) {
      const limiter = createSharedLimiter({
        ...{ scope: { db, tenantId: 'vendor-1' }, crm: 'hubspot' as const, ...HUBSPOT_PACE },
        now: () => clock.now().getTime(),
        // Time passes for nothing but the wait for one's turn: the servers could not be faster.
        wait: async (milliseconds) => clock.advance({ seconds: milliseconds / 1000 }),
      });
      const parts = { baseUrl: server.url, session, deadline, limiter };
      const { labels } = await installHubSpot(parts);
      adapters.push({ crm: createHubSpotCrm({ ...parts, labels, clock: clock.now }), labels });
    }
    const hands = createHubSpotHands(account, adapters[0]?.labels ?? null);
    const distributor = await hands.seedOrganization({ name: 'Kestrel' });
    const deal = await hands.seedDeal({ name: 'Core switches' });
    account.requests.clear();
    for (let round = 0; round < 40; round += 1) {
      const crm = adapters[round % 2]?.crm;
      await crm?.writeSecondPartner('deal', deal, round % 3 === 0 ? null : distributor);
      const since = new Date(clock.now().getTime() - 60_000).toISOString();
      for await (const _ of crm?.list('deal', { since }) ?? []) expect(_.records.length).toBeGreaterThan(0);
    }
    const statuses = account.requests.entries.map(({ status }) => status);
    expect(statuses.length).toBeGreaterThan(400);
    expect(statuses.filter((status) => status === 429)).toEqual([]);
  } finally {
    for (const { close } of servers) close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
