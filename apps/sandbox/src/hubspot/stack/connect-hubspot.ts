import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HubSpotAccount, HubSpotDump } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import type { DemoVendor } from '../../demo/record.ts';
import { runProgram } from '../../stack/child-process.ts';
import type { DataFolder } from '../../stack/data-folder.ts';
import { keepOrg } from '../../stack/keep-org.ts';
import { databaseEnv } from '../../stack/tierline-server.ts';
import { toHubSpotHalf } from '../demo/hubspot-half.ts';
import type { Share } from '../demo/share.ts';
import { HUBSPOT_PROJECT } from '../project/hubspot-project.ts';
import { type HubSpotProject, readProject } from '../project/read-project.ts';
import { fillAccount } from './fill-account.ts';
import { listPairs } from './link-pairs.ts';
import { type AppIdentity, openAccount } from './open-account.ts';
import { HUBSPOT_VIEWERS, SUPER_ADMIN } from './people.ts';

const program = (name: string) => fileURLToPath(new URL(`../../../../server/src/${name}.ts`, import.meta.url));

const APP_ID = 41_001;
const CLIENT_ID = '7a1e0c1e-0000-4000-8000-000000004403';
/** Where HubSpot believes the server to be. */
export const PUBLIC_URL = 'https://api.tierline.example';

export interface ConnectOptions {
  data: DataFolder;
  org: SalesforceOrg;
  vendor: DemoVendor;
  share: Share;
  /** Of the API; 0 takes any free one. */
  port: number;
}

export interface ConnectedHubSpot {
  account: HubSpotAccount;
  apiUrl: string;
  project: HubSpotProject;
  app: AppIdentity;
  /** What the Tierline server has to be told. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** The fake account with the app installed by the operator's command, filled and linked when it is new. */
export async function connectHubSpot({ data, org, vendor, share, port }: ConnectOptions): Promise<ConnectedHubSpot> {
  const project = readProject(HUBSPOT_PROJECT);
  const app = { appId: APP_ID, clientId: CLIENT_ID, clientSecret: data.hubspotSecret };
  const dump = data.readAccount() as HubSpotDump | null;
  const keeper = keepOrg(data.writeAccount);
  const account = openAccount({ project, app, dump, onChange: keeper.changed });
  const api = await listen(account.fetch, port);
  const env = {
    TIERLINE_PUBLIC_URL: PUBLIC_URL,
    TIERLINE_HUBSPOT_APP_ID: String(app.appId),
    TIERLINE_HUBSPOT_CLIENT_ID: app.clientId,
    TIERLINE_HUBSPOT_SECRET: app.clientSecret,
    TIERLINE_HUBSPOT_API_URL: api.url,
    TIERLINE_SECRET_KEY: data.secretKey,
  };
  const run = (what: string, name: string, args: string[]) =>
    runProgram(what, { script: program(name), args, env: { ...databaseEnv(data), ...env }, log: data.log });
  try {
    await run(
      'Installing Tierline in HubSpot',
      'connect-hubspot',
      installArguments(account, project, org.orgId, vendor.name),
    );
    if (!dump) {
      const half = toHubSpotHalf(vendor, share);
      const pairs = listPairs(org.admin, vendor, half, await fillAccount(account, half));
      const file = join(data.path, 'link-pairs.jsonl');
      writeFileSync(file, pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''));
      const portal = String(account.portalId);
      await run('Linking the records', 'link-records', ['--org-id', org.orgId, '--portal-id', portal, '--file', file]);
    }
  } catch (error) {
    await api.close();
    throw error;
  }
  // Kept only from here: a start that failed before begins with an empty account again.
  keeper.keep(() => account.dump());
  return {
    ...{ account, apiUrl: api.url, project, app, env },
    close: async () => {
      await api.close();
      keeper.close();
    },
  };
}

/** The super admin consents, and the operator hands on the code and who may do what. */
function installArguments({ admin }: HubSpotAccount, project: HubSpotProject, orgId: string, vendor: string): string[] {
  const [redirectUri] = project.redirectUris;
  if (!redirectUri) throw new Error('The app names no redirect URI.');
  const code = admin.authorize({ clientId: CLIENT_ID, redirectUri, userId: SUPER_ADMIN });
  const roles = HUBSPOT_VIEWERS.flatMap(({ email, tierlineRole }) =>
    tierlineRole === null ? [] : ['--role', `${email}=${tierlineRole}`],
  );
  return ['--vendor', vendor, '--code', code, '--redirect-uri', redirectUri, '--tenant-of-org', orgId, ...roles];
}
