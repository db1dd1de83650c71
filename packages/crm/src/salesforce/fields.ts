/**
 * The API names of the fields that Tierline reads and writes. The defaults are those of the Salesforce extension; an
 * org that has fields of its own for some of this names them instead.
 */
export interface SalesforceFields {
  readonly account: {
    readonly accountType: string;
    readonly inSync: string;
    readonly status: string;
    /** Multi-select picklist with the names of the second partners under contract. */
    readonly contractNames: string;
    readonly preferred: string;
    readonly region: string;
    readonly segment: string;
    readonly productLines: string;
  };
  readonly opportunity: DealFields;
  readonly lead: DealFields;
}

interface DealFields {
  readonly partner: string;
  readonly secondPartner: string;
}

export const DEFAULT_SALESFORCE_FIELDS: SalesforceFields = {
  account: {
    accountType: 'Tierline_Account_Type__c',
    inSync: 'Sync_with_Tierline__c',
    status: 'Tierline_Status__c',
    contractNames: 'Tierline_Associated_Distributors__c',
    preferred: 'Tierline_Preferred_Distributor__c',
    region: 'Tierline_Region__c',
    segment: 'Tierline_Segment__c',
    productLines: 'Tierline_Product_Lines__c',
  },
  opportunity: { partner: 'Partner__c', secondPartner: 'Distributor__c' },
  lead: { partner: 'Partner__c', secondPartner: 'Distributor__c' },
};
