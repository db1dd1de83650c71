import type { CrmField, CrmKind, SyncedObject } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { ConflictRule, FieldMapping } from '@tierline/domain/field-mapping/field-mapping';

type Names = Readonly<Record<string, string>>;

/** The fields that Tierline knows by itself, by its keys. */
export const STANDARD: Readonly<Record<CrmKind, Readonly<Record<SyncedObject, Names>>>> = {
  salesforce: {
    organization: {
      ...{ name: 'Name', account_type: 'Tierline_Type__c', status: 'Tierline_Status__c', region: 'Region__c' },
      ...{ product_lines: 'Lines__c', tier: 'Tier__c', contracts: 'Distributors__c', preferred: 'Preferred__c' },
    },
    contact: {
      ...{ first_name: 'FirstName', last_name: 'LastName', email: 'Email', phone: 'Phone', title: 'Title' },
      ...{ role: 'Role__c', status: 'Contact_Status__c' },
    },
  },
  hubspot: {
    organization: {
      ...{ name: 'name', account_type: 'type', status: 'tierline_status', region: 'region' },
      ...{ product_lines: 'lines', tier: 'tier', contracts: 'distributors', preferred: 'preferred' },
    },
    contact: {
      ...{ first_name: 'firstname', last_name: 'lastname', email: 'email', phone: 'phone', title: 'jobtitle' },
      ...{ role: 'role', status: 'contact_status' },
    },
  },
};

/** A field that nobody but the vendor knows, and that an admin has mapped. */
export const MAPPED_KEY = 'website';
const MAPPED: Readonly<Record<CrmKind, string>> = { salesforce: 'Website', hubspot: 'website' };

export const toMapping = (crm: CrmKind, conflict: ConflictRule): FieldMapping => ({
  ...toDefaultMapping('organization', MAPPED_KEY, MAPPED[crm]),
  conflict,
});

/** By Tierline's keys. */
export const fieldsOfCrm = (crm: CrmKind, object: SyncedObject): Names =>
  object === 'organization' ? { ...STANDARD[crm].organization, [MAPPED_KEY]: MAPPED[crm] } : STANDARD[crm].contact;

export const describe = (crm: CrmKind, object: SyncedObject): CrmField[] =>
  Object.entries(fieldsOfCrm(crm, object)).map(([key, name]) => ({
    ...{ name, label: name, values: [], writable: true, restricted: false },
    type: LISTS.includes(key) ? 'multi_select' : 'text',
  }));

const LISTS: readonly string[] = ['product_lines', 'contracts'];

/** Of companies, those whose values every record carries. */
export const CARRIED = ['region', 'product_lines', 'tier'] as const;
