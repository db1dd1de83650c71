import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import type { DemoVendor } from '../../demo/record.ts';
import { runProgram } from '../../stack/child-process.ts';
import type { DataFolder } from '../../stack/data-folder.ts';
import { databaseEnv, type TierlineServer } from '../../stack/tierline-server.ts';
import { toHubSpotHalf } from '../demo/hubspot-half.ts';
import type { Share } from '../demo/share.ts';
import { adminInHubSpot, adminInSalesforce } from './admin-calls.ts';
import { findAlert, lastReadOf, waitUntilRead } from './connection-state.ts';
import { fillAccount } from './fill-account.ts';
import { installApp } from './install-app.ts';
import { listPairs } from './link-pairs.ts';
import type { OpenedHubSpot } from './open-hubspot.ts';
import { HUBSPOT_VIEWERS } from './people.ts';

const LINK_RECORDS = fileURLToPath(new URL('../../../../server/src/link-records.ts', import.meta.url));

export interface JoinOptions {
  data: DataFolder;
  org: SalesforceOrg;
  vendor: DemoVendor;
  share: Share;
  hubspot: OpenedHubSpot;
  server: TierlineServer;
  pagesUrl: string;
  salesforcePages: string;
}

/**
 * What the vendor's admins do once, by the doors that any admin has: install the app, bring both CRMs under one vendor
 * by a code, give the roles. Then the account is filled, with the server stopped, so that no record is read before it
 * is known to be the same as one in Salesforce.
 */
export async function joinHubSpot(options: JoinOptions): Promise<void> {
  const { hubspot, server, pagesUrl, salesforcePages } = options;
  const places = { serverUrl: server.url, pagesUrl };
  const admin = adminInHubSpot(pagesUrl);
  if (!(await admin.open())) await installApp(places);
  if (!hubspot.filled) {
    await waitUntilRead(admin, '');
    await link(admin, adminInSalesforce(salesforcePages));
    for (const { id, tierlineRole } of HUBSPOT_VIEWERS) {
      if (tierlineRole) await admin.act('people.setRole', { row: String(id), role: tierlineRole });
    }
    await server.stop();
    await fill(options);
    const filledAt = new Date().toISOString();
    await server.start();
    await waitUntilRead(admin, filledAt);
  }
  hubspot.keep();
}

async function link(
  inHubSpot: ReturnType<typeof adminInHubSpot>,
  inSalesforce: ReturnType<typeof adminInSalesforce>,
): Promise<void> {
  const screen = await inHubSpot.open();
  if (screen && lastReadOf(screen, 'salesforce') !== null) return;
  const made = findAlert(await inSalesforce.act('link.make', {}), 'link-code');
  const [code] = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(made?.title ?? '') ?? [];
  if (code === undefined) throw new Error('Salesforce’s page shows no link code.');
  await inHubSpot.act('link.redeem', { code, replace: false });
}

async function fill({ data, org, vendor, share, hubspot }: JoinOptions): Promise<void> {
  const { account, env } = hubspot;
  const half = toHubSpotHalf(vendor, share);
  const pairs = listPairs(org.admin, vendor, half, await fillAccount(account, half));
  const file = join(data.path, 'link-pairs.jsonl');
  writeFileSync(file, pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''));
  await runProgram('Linking the records', {
    script: LINK_RECORDS,
    args: ['--org-id', org.orgId, '--portal-id', String(account.portalId), '--file', file],
    env: { ...databaseEnv(data), ...env },
    log: data.log,
  });
}
