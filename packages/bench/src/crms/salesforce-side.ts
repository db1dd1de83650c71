import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { standardFields } from '@tierline/crm/salesforce/standard-fields';
import { listen } from '@tierline/crm-fakes/listen';
import { createSalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { countCalls } from './call-count.ts';
import { type CrmSide, toLine } from './crm-side.ts';
import type { Values } from './organization-values.ts';

const METADATA = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);
const PERSON = { username: 'ada@vendor.example', lastName: 'Example', profile: 'System Administrator' } as const;
const TIERLINE = {
  ...{ username: 'tierline@vendor.example', lastName: 'Tierline' },
  profile: 'Minimum Access - API Only Integrations',
  permissionSets: ['Tierline_Integration', 'Tierline_Integration_Creates'],
} as const;
const CLIENT_ID = 'tierline';
/** Far more than any job calls. */
const CALLS_A_DAY = 1_000_000_000;
const IN_A_CALL = 200;

export async function createSalesforceSide(clock: () => Date): Promise<CrmSide> {
  const org = createSalesforceOrg({ metadata: METADATA, clock, dailyRequestLimit: CALLS_A_DAY });
  const { id: personId } = org.admin.createUser(PERSON);
  org.admin.createUser(TIERLINE);
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  org.admin.registerClient({ clientId: CLIENT_ID, publicKey });
  const counted = countCalls('salesforce', org.fetch);
  const server = await listen(counted.fetch);
  const fields = standardFields('organization', DEFAULT_SALESFORCE_FIELDS);
  const named = (values: Values | { note: string }) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [fields[key] ?? 'Description', value]));

  async function save(records: object[]): Promise<void> {
    const response = await org.fetch(
      new Request(`${server.url}/services/data/v67.0/composite/sobjects`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${org.admin.sessionFor(personId)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ allOrNone: true, records }),
      }),
    );
    const answer = await response.text();
    if (!response.ok || answer.includes('"success":false')) throw new Error(answer.slice(0, 1000));
  }

  return {
    kind: 'salesforce',
    access: {
      ...{ kind: 'salesforce', url: server.url, orgId: org.orgId },
      ...{ clientId: CLIENT_ID, username: TIERLINE.username, privateKey },
    },
    seed: (companies) =>
      org.admin.seed(
        'Account',
        companies.map((values) => ({ ...named(values), [DEFAULT_SALESFORCE_FIELDS.account.inSync]: true })),
      ),
    async edit(changes) {
      for (let from = 0; from < changes.length; from += IN_A_CALL) {
        const some = changes.slice(from, from + IN_A_CALL);
        await save(some.map(({ id, values }) => ({ attributes: { type: 'Account' }, id, ...named(values) })));
      }
    },
    listAll: () =>
      org.admin
        .listRecords('Account')
        .map((record) => toLine(record, Object.values(fields)))
        .sort(),
    takeCalls: counted.take,
    close: server.close,
  };
}
