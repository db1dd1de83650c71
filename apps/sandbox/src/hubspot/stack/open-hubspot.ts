import type { HubSpotAccount, HubSpotDump } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import type { DataFolder } from '../../stack/data-folder.ts';
import { keepOrg } from '../../stack/keep-org.ts';
import { HUBSPOT_PROJECT } from '../project/hubspot-project.ts';
import { type HubSpotProject, readProject } from '../project/read-project.ts';
import { type AppIdentity, openAccount } from './open-account.ts';

const APP_ID = 41_001;
const CLIENT_ID = '7a1e0c1e-0000-4000-8000-000000004403';
/** Where HubSpot believes the server to be. */
export const PUBLIC_URL = 'https://api.tierline.example';

export interface OpenOptions {
  data: DataFolder;
  /** Of the API; 0 takes any free one. */
  port: number;
  /** Where the pages will be. */
  pagesUrl: string;
}

export interface OpenedHubSpot {
  account: HubSpotAccount;
  apiUrl: string;
  project: HubSpotProject;
  app: AppIdentity;
  /** Whether an earlier start has filled it. */
  filled: boolean;
  /** From now on the account outlives the process: one whose start fails before begins empty again. */
  keep(): void;
  /** What the Tierline server has to be told. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** The fake account with its API, to which the app is known; nobody has installed it yet. */
export async function openHubSpot({ data, port, pagesUrl }: OpenOptions): Promise<OpenedHubSpot> {
  const project = readProject(HUBSPOT_PROJECT);
  const app = { appId: APP_ID, clientId: CLIENT_ID, clientSecret: data.hubspotSecret };
  const dump = data.readAccount() as HubSpotDump | null;
  const keeper = keepOrg(data.writeAccount);
  const account = openAccount({ project, app, dump, onChange: keeper.changed });
  const api = await listen(account.fetch, port);
  return {
    ...{ account, apiUrl: api.url, project, app, filled: dump !== null },
    keep: () => keeper.keep(() => account.dump()),
    env: {
      TIERLINE_PUBLIC_URL: PUBLIC_URL,
      TIERLINE_HUBSPOT_APP_ID: String(app.appId),
      TIERLINE_HUBSPOT_CLIENT_ID: app.clientId,
      TIERLINE_HUBSPOT_SECRET: app.clientSecret,
      TIERLINE_HUBSPOT_API_URL: api.url,
      TIERLINE_HUBSPOT_AUTHORIZE_URL: `${pagesUrl}/oauth/authorize`,
      TIERLINE_SECRET_KEY: data.secretKey,
    },
    close: async () => {
      await api.close();
      keeper.close();
    },
  };
}
