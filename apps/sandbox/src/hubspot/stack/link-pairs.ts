import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { type DemoRecord, type DemoVendor, isReference } from '../../demo/record.ts';
import type { HubSpotHalf } from '../demo/hubspot-half.ts';

/** One line of the file that `link-records.ts` reads. */
export interface LinkPair {
  object: 'organization' | 'customer' | 'contact' | 'deal' | 'lead';
  salesforce: string;
  hubspot: string;
}

type StoredRecord = ReturnType<SalesforceOrg['admin']['listRecords']>[number];

/** What tells records of one object apart in the demo. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name'],
  Contact: ['Email'],
  Opportunity: ['Name'],
  Lead: ['FirstName', 'LastName', 'Company'],
};

/** Which records of the org and of the account are the same; both were filled from that vendor. */
export function listPairs(
  org: Pick<SalesforceOrg['admin'], 'listRecords'>,
  vendor: DemoVendor,
  half: HubSpotHalf,
  hubspotIds: ReadonlyMap<string, string>,
): LinkPair[] {
  const records = new Map(vendor.records.map((record) => [record.key, record]));
  const stored = new Map(Object.keys(IDENTITY).map((object) => [object, byIdentity(org.listRecords(object), object)]));
  return [...half.companies, ...half.contacts, ...half.deals, ...half.leads].flatMap(({ key, salesforce }) => {
    const record = salesforce === null ? undefined : records.get(salesforce);
    const hubspot = hubspotIds.get(key);
    if (!record || hubspot === undefined || !isKept(record, records)) return [];
    const found = stored.get(record.object)?.get(identityOf(record.fields, record.object));
    if (!found) throw new Error(`The org has no ${record.object} for ${record.key}.`);
    return [{ object: kindOf(record), salesforce: found.Id, hubspot }];
  });
}

/** Tierline keeps the people of its organizations, and nobody else's. */
function isKept({ object, fields }: DemoRecord, records: ReadonlyMap<string, DemoRecord>): boolean {
  if (object !== 'Contact') return true;
  const company = fields.AccountId ?? null;
  return company !== null && isReference(company) && records.get(company.ref)?.fields.Sync_with_Tierline__c === true;
}

function byIdentity(records: readonly StoredRecord[], object: string): Map<string, StoredRecord> {
  return new Map(
    records.filter(({ IsDeleted }) => IsDeleted !== true).map((record) => [identityOf(record, object), record]),
  );
}

const identityOf = (fields: object, object: string): string =>
  (IDENTITY[object] ?? []).map((name) => readText(fields, name)).join('\n');

function readText(fields: object, name: string): string {
  const value = (fields as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}

function kindOf({ object, fields }: DemoRecord): LinkPair['object'] {
  if (object === 'Opportunity') return 'deal';
  if (object === 'Lead') return 'lead';
  if (object === 'Contact') return 'contact';
  return fields.Sync_with_Tierline__c === true ? 'organization' : 'customer';
}
