import { DEFAULT_HUBSPOT_FIELDS } from '@tierline/crm/hubspot/fields';
import { standardFields } from '@tierline/crm/hubspot/standard-fields';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { createHubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import { countCalls } from './call-count.ts';
import { type CrmSide, toLine } from './crm-side.ts';
import type { Values } from './organization-values.ts';

/** Far more than any job calls: how fast HubSpot lets an app call is not what is measured. */
const CALLS = 1_000_000_000;
const IN_A_CALL = 100;

/** The app is consented to; the engine installs itself with the code. Companies can be seeded after that. */
export async function createHubSpotSide(clock: () => Date): Promise<CrmSide> {
  const account = createHubSpotAccount({ clock, plan: 'professional' });
  const { admin } = account;
  admin.setDailyLimit(CALLS);
  admin.setTenSecondLimit(CALLS);
  admin.setSearchLimit(CALLS);
  admin.registerApp(TIERLINE_APP);
  const person = { email: 'ada@vendor.example', firstName: 'Ada', lastName: 'Example', superAdmin: true };
  const { id: userId } = admin.createUser(person);
  const token = admin.sessionFor(userId);
  const [redirectUri = ''] = TIERLINE_APP.redirectUris;
  const code = admin.authorize({ clientId: TIERLINE_APP.clientId, redirectUri, userId });
  const counted = countCalls('hubspot', account.fetch);
  const server = await listen(counted.fetch);
  const fields = standardFields(DEFAULT_HUBSPOT_FIELDS, 'organization');
  const named = (values: Values | { note: string }) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [fields[key] ?? 'description', value]));

  async function save(inputs: object[]): Promise<void> {
    const response = await account.fetch(
      new Request(`${server.url}/crm/v3/objects/companies/batch/update`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ inputs }),
      }),
    );
    if (response.status !== 200) throw new Error((await response.text()).slice(0, 1000));
  }

  return {
    kind: 'hubspot',
    access: { kind: 'hubspot', url: server.url, portalId: account.portalId, code },
    seed: (companies) =>
      admin.seed(
        'companies',
        companies.map((values) => ({
          properties: { ...named(values), [DEFAULT_HUBSPOT_FIELDS.company.inSync]: 'true' },
        })),
      ),
    async edit(changes) {
      for (let from = 0; from < changes.length; from += IN_A_CALL) {
        const some = changes.slice(from, from + IN_A_CALL);
        await save(some.map(({ id, values }) => ({ id, properties: named(values) })));
      }
    },
    listAll: () =>
      admin
        .listRecords('companies')
        .map(({ properties }) => toLine(properties, Object.values(fields)))
        .sort(),
    takeCalls: counted.take,
    close: server.close,
  };
}
