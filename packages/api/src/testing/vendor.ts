import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';

/** Ids of the small vendor's records in the fake org. */
export type VendorIds = ReturnType<typeof seedVendor>;

/**
 * A vendor small enough to know by heart: Brightline has contracts with Northwind (preferred) and Kestrel, and once
 * stated one with Gone, which is inactive; Fernhill has none. Deals: one without a distributor, one with Northwind, one
 * with Ostrava, which has no contract, and one without a partner.
 */
export function seedVendor({ admin }: SalesforceOrg) {
  const account = (name: string, fields: Record<string, string | boolean> = {}) =>
    admin.seed('Account', [{ Name: name, ...fields }])[0] ?? '';
  const organization = (name: string, type: 'Partner' | 'Distributor', status: string, more = {}) =>
    account(name, { Tierline_Account_Type__c: type, Sync_with_Tierline__c: true, Tierline_Status__c: status, ...more });
  const northwind = organization('Northwind', 'Distributor', 'Active Distributor', { Tierline_Region__c: 'EMEA' });
  const kestrel = organization('Kestrel', 'Distributor', 'Active Distributor');
  const ostrava = organization('Ostrava', 'Distributor', 'Active Distributor');
  const gone = organization('Gone', 'Distributor', 'Inactive Distributor');
  const brightline = organization('Brightline', 'Partner', 'Active Partner', {
    Tierline_Associated_Distributors__c: 'Northwind;Kestrel;Gone',
    Tierline_Preferred_Distributor__c: northwind,
  });
  const fernhill = organization('Fernhill', 'Partner', 'Active Partner');
  const city = account('City of Leipzig');
  const opportunity = (name: string, fields: Record<string, string> = {}) =>
    admin.seed('Opportunity', [
      { Name: name, AccountId: city, StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 1000, ...fields },
    ])[0] ?? '';
  return {
    northwind,
    kestrel,
    ostrava,
    gone,
    brightline,
    fernhill,
    city,
    open: opportunity('Core switches', { Partner__c: brightline }),
    set: opportunity('Access points', { Partner__c: brightline, Distributor__c: northwind }),
    unfit: opportunity('Firewalls', { Partner__c: brightline, Distributor__c: ostrava }),
    direct: opportunity('Cabling'),
    lead:
      admin.seed('Lead', [
        {
          LastName: 'Lee',
          FirstName: 'Ann',
          Company: 'Harbour Trust',
          Status: 'Open - Not Contacted',
          Partner__c: brightline,
        },
      ])[0] ?? '',
  };
}
