import type { HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import type { CrmObject } from '@tierline/domain/crm';
import { decimalsOf } from '@tierline/domain/money';
import type { AssociationLabels } from '../hubspot/association-labels.ts';
import { DEFAULT_HUBSPOT_FIELDS } from '../hubspot/fields.ts';
import { objectName } from '../hubspot/objects.ts';
import { stampProperty } from '../hubspot/record-row.ts';
import type { CrmWorld } from './crm-world.ts';
import { createHubSpotBrowser, type HubSpotBrowser } from './hubspot-browser.ts';

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

export interface HubSpotHands extends Hands {
  userId: string;
  browser: HubSpotBrowser;
}

const { company: fields } = DEFAULT_HUBSPOT_FIELDS;

/** Somebody in the vendor's account who may do everything, and does it through the same API as everyone. */
export function createHubSpotHands(account: HubSpotAccount, labels: AssociationLabels | null): HubSpotHands {
  const { id: userId, ownerId } = account.admin.createUser({
    email: 'ada@vendor.example',
    firstName: 'Ada',
    lastName: 'Example',
  });
  const browser = createHubSpotBrowser(account, userId);
  const { create, update, choose } = browser;

  interface Chain {
    partnerId?: string;
    secondPartnerId?: string;
  }

  /** As people do it in either kind of account: by labels on the companies, or in the deal's own fields. */
  async function setChain(object: 'deal' | 'lead', id: string, chain: Chain): Promise<void> {
    for (const [key, companyId] of Object.entries(chain) as [keyof typeof ROLES, string | undefined][]) {
      if (companyId === undefined) continue;
      const role = ROLES[key];
      const label = labels?.[object]?.[role];
      if (label !== undefined) await browser.label(objectName(object), id, companyId, label);
      else await choose(objectName(object), id, DEFAULT_HUBSPOT_FIELDS[object][role], [companyId]);
    }
  }

  return {
    userId: String(userId),
    browser,

    async seedOrganization({ contractNames = [], preferredId, productLines, inSync, parentId, ...seed }) {
      const id = await create('companies', {
        name: seed.name,
        [fields.inSync]: inSync === undefined ? undefined : String(inSync),
        [fields.accountType]: seed.accountType,
        [fields.status]: seed.status,
        [fields.region]: seed.region,
        [fields.segment]: seed.segment,
        [fields.productLines]: productLines?.join(';'),
      });
      if (contractNames.length > 0) await choose('companies', id, fields.contractNames, contractNames);
      if (preferredId !== undefined) await choose('companies', id, fields.preferred, [preferredId]);
      if (parentId !== undefined) await browser.makeChildOf(id, parentId);
      return id;
    },

    async seedContact({ firstName, lastName, email, organizationId }) {
      const id = await create('contacts', { firstname: firstName, lastname: lastName, email });
      if (organizationId !== undefined) await browser.makePrimary('contacts', id, 'companies', organizationId);
      return id;
    },

    async seedDeal({ name, customerId, closed, amount, ...chain }) {
      const id = await create('deals', {
        dealname: name,
        dealstage: closed ? 'closedlost' : 'appointmentscheduled',
        amount: amount && String(amount.minor / 10 ** decimalsOf(amount.currency)),
        deal_currency_code: amount?.currency,
        hubspot_owner_id: ownerId,
      });
      if (customerId !== undefined) await browser.makePrimary('deals', id, 'companies', customerId);
      await setChain('deal', id, chain);
      return id;
    },

    async seedLead({ lastName, company, ...chain }) {
      const contactId = await create('contacts', { lastname: lastName, company });
      const id = await create('leads', { hs_lead_name: lastName, hubspot_owner_id: ownerId }, contactId);
      const customerId = await create('companies', { name: company });
      await browser.makePrimary('leads', id, 'companies', customerId);
      await setChain('lead', id, chain);
      return id;
    },

    rename: (object, id, name) => update(objectName(object), id, { [NAMES[object]]: name }),

    fill: (object, id, values) =>
      update(
        objectName(object),
        id,
        Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.join(';')])),
      ),
    merge: (object, into, from) => browser.merge(objectName(object), into, from),

    async convertLead(id) {
      const dealId = account.admin.convertLead(id);
      // The form that creates the deal asks for the fields that an account wants on it; labels go along by themselves.
      const { partner, secondPartner } = DEFAULT_HUBSPOT_FIELDS.lead;
      const { properties } = await browser.read('leads', id, [partner, secondPartner]);
      for (const field of [partner, secondPartner]) {
        const companyId = properties[field];
        if (labels === null && companyId) await choose('deals', dealId, field, [companyId]);
      }
      return dealId;
    },
    remove: (object, id) => browser.remove(objectName(object), id),
    async restore(object, id) {
      account.admin.restore(objectName(object), id);
    },

    async takeSnapshot(object, id, watch) {
      const stampName = stampProperty(objectName(object));
      const { properties } = await browser.read(objectName(object), id, [stampName, ...watch]);
      const { [stampName]: stamp } = properties;
      // A page tells its stamp as milliseconds, where the API writes a date.
      const modifiedAt = String(Date.parse(stamp ?? ''));
      return { object: TYPE_IDS[object], id, fields: pick(properties, watch), modifiedAt };
    },
  };
}

const ROLES = { partnerId: 'partner', secondPartnerId: 'secondPartner' } as const;
const NAMES: Readonly<Record<CrmObject, string>> = {
  organization: 'name',
  contact: 'lastname',
  deal: 'dealname',
  lead: 'hs_lead_name',
};
const TYPE_IDS: Readonly<Record<CrmObject, string>> = {
  organization: '0-2',
  contact: '0-1',
  deal: '0-3',
  lead: '0-136',
};

const pick = (properties: Readonly<Record<string, string | null>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
