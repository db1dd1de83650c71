import type { OrgDump } from '@tierline/crm-fakes/salesforce/org-dump';
import { createSalesforceOrg, type SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import type { DemoVendor } from '../demo/record.ts';
import { fillOrg } from './fill-org.ts';
import { INTEGRATION_USER, VIEWERS } from './people.ts';

export const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'SGD', 'AUD', 'INR'];

export interface OrgOptions {
  /** The extension's metadata: what is deployed to the org. */
  forceApp: string;
  /** Makes the data of an org that has none yet. */
  vendor: (today: string) => DemoVendor;
  /** What an earlier start left; null for a new org. */
  dump: OrgDump | null;
  onChange: () => void;
}

export interface SandboxOrg {
  org: SalesforceOrg;
  /** What the org was filled with, or would be today. */
  vendor: DemoVendor;
  userIdOf: (username: string) => string;
}

/** The fake org as an earlier start left it, or a new one with the demo vendor and the people who look at it. */
export async function openOrg({ forceApp, vendor, dump, onChange }: OrgOptions): Promise<SandboxOrg> {
  let pretended: Date | null = null;
  const demo = vendor(new Date().toISOString().slice(0, 10));
  const org = createSalesforceOrg({
    metadata: forceApp,
    name: demo.name,
    currencies: CURRENCIES,
    clock: () => pretended ?? new Date(),
    onChange,
    ...(dump && { dump }),
  });
  if (!dump) {
    for (const person of [...VIEWERS, INTEGRATION_USER]) org.admin.createUser(person);
    await fillOrg(org, demo, (at) => {
      pretended = at;
    });
  }
  const users = new Map(org.admin.listRecords('User').map((user) => [String(user.Username), user.Id]));
  return {
    org,
    vendor: demo,
    userIdOf: (username) => {
      const id = users.get(username);
      if (id === undefined) throw new Error(`The org has no user ${username}`);
      return id;
    },
  };
}
