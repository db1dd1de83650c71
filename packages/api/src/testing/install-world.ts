import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { createManualClock, type ManualClock } from '@tierline/crm-fakes/clock';
import { createHubSpotAccount, type HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import { migrate } from '@tierline/db/migrate';
import { type Database, openDatabase } from '@tierline/db/open-database';
import { CrmFailure } from '@tierline/domain/crm';
import { createIndexes } from '@tierline/sync/indexes';
import pino from 'pino';
import { createApp } from '../app.ts';
import { PUBLIC_URL } from './hubspot-caller.ts';
import { createDoor } from './hubspot-door.ts';

/** An admin's browser at Tierline's address: it keeps cookies, and follows nothing by itself. */
export interface AdminBrowser {
  visit(path: string): Promise<Response>;
  /** Begins an installation; answers the state that HubSpot would bring back. */
  begin(): Promise<string>;
  /** Comes back from HubSpot with these parameters. */
  comeBack(query: Record<string, string>): Promise<{ status: number; text: string; headers: Headers }>;
}

export interface InstallWorld {
  clock: ManualClock;
  db: Database;
  account: HubSpotAccount;
  /** The ids of the vendors whose installation is complete. */
  installed: string[];
  /** A code as the consent of the account's super admin gives it. */
  consent(scopes?: readonly string[]): string;
  browser(): AdminBrowser;
  close(): Promise<void>;
}

/** An empty database, a fake account that nobody has connected, and the app between them. */
export async function createInstallWorld(): Promise<InstallWorld> {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const account = createHubSpotAccount({ clock: clock.now });
  account.admin.registerApp(TIERLINE_APP);
  const admin = account.admin.createUser({
    ...{ email: 'sara@vendor.example', firstName: 'Sara', lastName: 'Hub', superAdmin: true },
  });
  const server = await listen(account.fetch);
  const folder = mkdtempSync(join(tmpdir(), 'tierline-install-'));
  const { db, close } = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  await migrate(db);
  const installed: string[] = [];
  const notConnected = async () => Promise.reject(new CrmFailure('not_authorized', 'the CRM is not connected'));
  const { appId, clientSecret } = TIERLINE_APP;
  const app = createApp({
    db,
    crms: { get: notConnected },
    now: () => clock.now().toISOString(),
    log: pino({ level: 'silent' }),
    deliveryWait: 150,
    indexes: createIndexes(),
    orgs: null,
    hubspot: {
      ...{ appId: String(appId), clientSecret, publicUrl: PUBLIC_URL },
      people: { find: notConnected, list: notConnected },
      door: createDoor(server.url, (tenantId) => installed.push(tenantId)),
    },
  });

  function browser(): AdminBrowser {
    const cookies = new Map<string, string>();
    const visit = async (path: string) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await app.request(`${PUBLIC_URL}${path}`, { headers: cookie ? { cookie } : {} });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    };
    return {
      visit,
      async begin() {
        const location = (await visit('/hubspot/install')).headers.get('location') ?? '';
        return new URL(location).searchParams.get('state') ?? '';
      },
      async comeBack(query) {
        const response = await visit(`/hubspot/oauth-callback?${new URLSearchParams(query)}`);
        return { status: response.status, text: await response.text(), headers: response.headers };
      },
    };
  }

  return {
    ...{ clock, db, account, installed, browser },
    consent(scopes) {
      const { clientId, redirectUris } = TIERLINE_APP;
      const [redirectUri = ''] = redirectUris;
      return account.admin.authorize({ clientId, redirectUri, userId: admin.id, ...(scopes && { scopes }) });
    },
    async close() {
      close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
