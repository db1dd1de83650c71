import type { DemoContracts } from './contracts.ts';
import type { DemoCustomer } from './customers.ts';
import type { DemoDistributor } from './distributors.ts';
import { type DemoRecord, ref, STANDARD_PROFILE } from './record.ts';
import type { DemoRep } from './reps.ts';
import type { DemoReseller } from './resellers.ts';

export const ASSOCIATED_DISTRIBUTORS = 'Tierline_Associated_Distributors__c';

export const toUser = (rep: DemoRep, domain: string, at: string): DemoRecord => ({
  object: 'User',
  key: rep.key,
  at,
  fields: {
    FirstName: rep.firstName,
    LastName: rep.lastName,
    Alias: rep.alias,
    Title: rep.title,
    Username: `${rep.alias}@${domain}`,
    Email: `${rep.alias}@${domain}`,
    TimeZoneSidKey: rep.timeZone,
    ProfileId: ref(STANDARD_PROFILE),
  },
});

export const toDistributorAccount = (distributor: DemoDistributor, owner: DemoRep, at: string): DemoRecord => ({
  object: 'Account',
  key: distributor.key,
  at,
  fields: {
    Name: distributor.name,
    Type: 'Other',
    CurrencyIsoCode: 'USD',
    OwnerId: ref(owner.key),
    Sync_with_Tierline__c: true,
    Tierline_Account_Type__c: 'Distributor',
    Tierline_Status__c: distributor.active ? 'Active Distributor' : 'Inactive Distributor',
    Tierline_Region__c: distributor.region,
    Tierline_Segment__c: distributor.segmentUnfilled ? null : distributor.segment,
  },
});

export const toResellerAccount = (
  reseller: DemoReseller,
  contracts: DemoContracts,
  owner: DemoRep,
  at: string,
): DemoRecord => ({
  object: 'Account',
  key: reseller.key,
  at,
  fields: {
    Name: reseller.name,
    Type: 'Channel Partner / Reseller',
    CurrencyIsoCode: 'USD',
    OwnerId: ref(owner.key),
    Sync_with_Tierline__c: true,
    Tierline_Account_Type__c: 'Partner',
    Tierline_Status__c: `${reseller.standing} Partner`,
    Tierline_Region__c: reseller.unfilled === 'region' ? null : reseller.region,
    Tierline_Segment__c: reseller.unfilled === 'segment' ? null : reseller.segment,
    Tierline_Product_Lines__c: toMultiSelect(reseller.productLines),
    [ASSOCIATED_DISTRIBUTORS]: toMultiSelect([
      ...contracts.distributors.map(({ name }) => name),
      ...(contracts.unknownName === null ? [] : [contracts.unknownName]),
    ]),
    Tierline_Preferred_Distributor__c: contracts.preferred && ref(contracts.preferred.key),
  },
});

/** Not marked for Tierline: to it, a customer. */
export const toCustomerAccount = (customer: DemoCustomer, at: string): DemoRecord => ({
  object: 'Account',
  key: customer.key,
  at,
  fields: {
    Name: customer.name,
    Type: 'Customer - Channel',
    Industry: customer.industry,
    BillingCountry: customer.country,
    NumberOfEmployees: customer.employees,
    CurrencyIsoCode: customer.currency,
    OwnerId: ref(customer.rep.key),
    Sync_with_Tierline__c: false,
  },
});

/** The values of a multi-select picklist, as Salesforce's API joins them. */
const toMultiSelect = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(';'));
