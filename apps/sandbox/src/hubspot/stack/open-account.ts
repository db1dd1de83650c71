import {
  createHubSpotAccount,
  type HubSpotAccount,
  type HubSpotDump,
} from '@tierline/crm-fakes/hubspot/hubspot-account';
import type { HubSpotProject } from '../project/read-project.ts';
import { HUBSPOT_VIEWERS } from './people.ts';

/** The same currencies as the sandbox's Salesforce org keeps, the company's own first. */
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'SGD', 'AUD', 'INR'];

export interface AppIdentity {
  appId: number;
  clientId: string;
  clientSecret: string;
}

export interface AccountOptions {
  project: HubSpotProject;
  app: AppIdentity;
  /** What an earlier start left; null for a new account. */
  dump: HubSpotDump | null;
  onChange: () => void;
}

/** The fake account as an earlier start left it, or a new one with the people who look at it; the app is known to it. */
export function openAccount({ project, app, dump, onChange }: AccountOptions): HubSpotAccount {
  const account = createHubSpotAccount({
    plan: 'professional',
    currencies: CURRENCIES,
    onChange,
    ...(dump && { dump }),
  });
  for (const { id, email, firstName, lastName, superAdmin = false } of HUBSPOT_VIEWERS) {
    account.admin.createUser({ id, email, firstName, lastName, superAdmin });
  }
  account.admin.registerApp({
    ...app,
    redirectUris: project.redirectUris,
    scopes: project.scopes,
    ...(project.webhooks && { webhooks: project.webhooks }),
  });
  return account;
}
