import type { HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';

type Type = 'companies' | 'contacts' | 'deals' | 'leads';

interface Option {
  label: string;
  value: string;
}

/** HubSpot's own pages in the hands of one person: what they can do to records, and how it is asked for. */
export interface HubSpotBrowser {
  create(type: Type, properties: Readonly<Record<string, string | undefined>>, contactId?: string): Promise<string>;
  update(type: Type, id: string, properties: Readonly<Record<string, string>>): Promise<void>;
  read(type: Type, id: string, properties: readonly string[]): Promise<{ properties: Record<string, string | null> }>;
  remove(type: Type, id: string): Promise<void>;
  /** Chooses values of a select or of checkboxes, and adds them to its options first where they are missing. */
  choose(type: Type, id: string, property: string, values: readonly string[]): Promise<void>;
  label(type: Type, id: string, companyId: string, ...labels: number[]): Promise<void>;
  makePrimary(type: 'contacts' | 'deals' | 'leads', id: string, to: 'companies', toId: string): Promise<void>;
  /** Answers with the id of the record that is made of the two. */
  merge(type: Type, id: string, otherId: string): Promise<string>;
  makeChildOf(companyId: string, parentId: string): Promise<void>;
  call(method: string, path: string, body?: object): Promise<unknown>;
}

export function createHubSpotBrowser(account: HubSpotAccount, userId: number): HubSpotBrowser {
  const token = account.admin.sessionFor(userId);

  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await account.fetch(
      new Request(`https://api.hubapi.com${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  const update: HubSpotBrowser['update'] = async (type, id, properties) => {
    await call('PATCH', `/crm/v3/objects/${type}/${id}`, { properties });
  };

  async function ensureOptions(type: Type, property: string, values: readonly string[]): Promise<void> {
    const path = `/crm/v3/properties/${type}/${property}`;
    const { options } = (await call('GET', path)) as { options: Option[] };
    const missing = values.filter((value) => !options.some((option) => option.value === value));
    if (missing.length === 0) return;
    const added = missing.map((value) => ({ label: value, value, hidden: false, displayOrder: -1 }));
    await call('PATCH', path, { options: [...options, ...added] });
  }

  const associate = (type: Type, id: string, to: Type, toId: string, types: readonly AssociationType[]) =>
    call('PUT', `/crm/v4/objects/${type}/${id}/associations/${to}/${toId}`, types);

  return {
    call,
    update,
    async create(type, properties, contactId) {
      // A lead is created with its contact ("Leads").
      const associations = contactId && [{ to: { id: contactId }, types: [hubSpotDefined(PRIMARY['leads-contacts'])] }];
      const body = { properties, ...(associations && { associations }) };
      const { id } = (await call('POST', `/crm/v3/objects/${type}`, body)) as { id: string };
      return id;
    },
    read: async (type, id, properties) =>
      (await call('GET', `/crm/v3/objects/${type}/${id}?properties=${properties.join(',')}`)) as {
        properties: Record<string, string | null>;
      },
    async remove(type, id) {
      await call('DELETE', `/crm/v3/objects/${type}/${id}`);
    },
    async choose(type, id, property, values) {
      await ensureOptions(type, property, values);
      await update(type, id, { [property]: values.join(';') });
    },
    async label(type, id, companyId, ...labels) {
      const types = labels.map((associationTypeId) => ({ associationCategory: 'USER_DEFINED', associationTypeId }));
      await associate(type, id, 'companies', companyId, types);
    },
    async merge(type, primaryObjectId, objectIdToMerge) {
      const body = { primaryObjectId, objectIdToMerge };
      const { id } = (await call('POST', `/crm/v3/objects/${type}/merge`, body)) as { id: string };
      return id;
    },
    async makeChildOf(companyId, parentId) {
      await associate('companies', companyId, 'companies', parentId, [hubSpotDefined(CHILD_TO_PARENT)]);
    },
    async makePrimary(type, id, to, toId) {
      await associate(type, id, to, toId, [hubSpotDefined(PRIMARY[`${type}-${to}`])]);
    },
  };
}

interface AssociationType {
  associationCategory: string;
  associationTypeId: number;
}

const hubSpotDefined = (associationTypeId: number): AssociationType => ({
  associationCategory: 'HUBSPOT_DEFINED',
  associationTypeId,
});

/** "Associate records", association type ID values. */
const PRIMARY = { 'contacts-companies': 1, 'deals-companies': 5, 'leads-companies': 580, 'leads-contacts': 578 };
const CHILD_TO_PARENT = 14;
