import { Connection } from '@jsforce/jsforce-node';
import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import type { CrmObject } from '@tierline/domain/crm';
import { decimalsOf } from '@tierline/domain/money';
import { DEFAULT_SALESFORCE_FIELDS } from '../salesforce/fields.ts';
import { objectName } from '../salesforce/objects.ts';
import type { CrmWorld } from './crm-world.ts';

type Hands = Pick<
  CrmWorld,
  | 'seedOrganization'
  | 'seedContact'
  | 'seedDeal'
  | 'seedLead'
  | 'rename'
  | 'fill'
  | 'merge'
  | 'convertLead'
  | 'remove'
  | 'restore'
  | 'takeSnapshot'
>;

export interface SalesforceHands extends Hands {
  userId: string;
  /** Changes fields, by their API names. */
  edit(object: CrmObject, id: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Somebody in the vendor's org who may do everything, and does it through the same API as everyone. */
export function createSalesforceHands(org: SalesforceOrg, url: string, currencies: readonly string[]): SalesforceHands {
  const { account, opportunity, lead } = DEFAULT_SALESFORCE_FIELDS;
  const { id: userId } = org.admin.createUser({
    username: 'ada@vendor.example',
    firstName: 'Ada',
    lastName: 'Example',
    profile: 'System Administrator',
  });

  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await org.fetch(
      new Request(`http://org.example/services/data/v67.0${path}`, {
        method,
        headers: { authorization: `Bearer ${org.admin.sessionFor(userId)}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  async function create(object: CrmObject, fields: Record<string, unknown>): Promise<string> {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const { id } = (await call('POST', `/sobjects/${objectName(object)}`, given)) as { id: string };
    return id;
  }

  async function edit(object: CrmObject, id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    await call('PATCH', `/sobjects/${objectName(object)}/${id}`, fields);
  }

  return {
    userId,
    edit,

    seedOrganization: (seed) =>
      create('organization', {
        Name: seed.name,
        [account.inSync]: seed.inSync,
        [account.accountType]: seed.accountType,
        [account.status]: seed.status,
        [account.contractNames]: seed.contractNames?.join(';'),
        [account.preferred]: seed.preferredId,
        [account.region]: seed.region,
        [account.segment]: seed.segment,
        [account.productLines]: seed.productLines?.join(';'),
        ParentId: seed.parentId,
      }),

    seedContact: ({ firstName, lastName, email, organizationId }) =>
      create('contact', { FirstName: firstName, LastName: lastName, Email: email, AccountId: organizationId }),

    seedDeal: (seed) =>
      create('deal', {
        Name: seed.name,
        StageName: seed.closed ? 'Closed Lost' : 'Prospecting',
        CloseDate: '2026-12-31',
        AccountId: seed.customerId,
        [opportunity.partner]: seed.partnerId,
        [opportunity.secondPartner]: seed.secondPartnerId,
        Amount: seed.amount && seed.amount.minor / 10 ** decimalsOf(seed.amount.currency),
        CurrencyIsoCode: currencies.length > 1 ? seed.amount?.currency : undefined,
      }),

    seedLead: (seed) =>
      create('lead', {
        LastName: seed.lastName,
        Company: seed.company,
        [lead.partner]: seed.partnerId,
        [lead.secondPartner]: seed.secondPartnerId,
      }),

    rename: (object, id, name) =>
      edit(object, id, object === 'lead' || object === 'contact' ? { LastName: name } : { Name: name }),

    fill: (object, id, fields) =>
      edit(object, id, Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, toTyped(values)]))),

    async merge(object, into, from) {
      org.admin.merge(objectName(object), into, from);
      return into;
    },

    async convertLead(leadId) {
      const connection = new Connection({
        version: '67.0',
        instanceUrl: url,
        accessToken: org.admin.sessionFor(userId),
      });
      const request = { leadId, convertedStatus: 'Closed - Converted', opportunityName: 'Converted' };
      const { opportunityId, errors } = await connection.soap.convertLead(request);
      if (!opportunityId) throw new Error(`converting ${leadId}: ${JSON.stringify(errors)}`);
      return opportunityId;
    },
    async remove(object, id) {
      await call('DELETE', `/sobjects/${objectName(object)}/${id}`);
    },
    async restore(_object, id) {
      org.admin.undelete(id);
    },

    async takeSnapshot(object, id, watch) {
      const paths = watch.filter((path) => path !== 'CurrencyIsoCode' || currencies.length > 1);
      const soql = `SELECT ${['SystemModstamp', ...paths].join(', ')} FROM ${objectName(object)} WHERE Id = '${id}'`;
      const { records } = (await call('GET', `/query?q=${encodeURIComponent(soql)}`)) as { records: [Row] };
      const [row] = records;
      return {
        object: objectName(object),
        id,
        fields: Object.fromEntries(paths.map((path) => [path, valueAt(row, path)])),
        modifiedAt: String(row.SystemModstamp).replace('.000+0000', 'Z'),
      };
    },
  };
}

/** As the API takes it: no test fills a text that reads like a flag. */
const toTyped = (values: readonly string[]): string | boolean =>
  values[0] === 'true' || values[0] === 'false' ? values[0] === 'true' : values.join(';');

type Row = Record<string, unknown>;

/** As Apex puts a path's value into a snapshot: flat, and null behind a blank lookup. */
function valueAt(row: Row, path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  const value = row[first] ?? null;
  return rest.length === 0 || value === null ? value : valueAt(value as Row, rest.join('.'));
}
