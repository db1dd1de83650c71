/**
 * The values that companies may have, the same in both CRMs: those of the extension's fields in Salesforce
 * (`Tierline_Status__c` and its neighbours).
 */
export const ACCOUNT_TYPES = ['Partner', 'Distributor'] as const;

export const STATUSES = [
  'Active Partner',
  'Prospective Partner',
  'Inactive Partner',
  'Active Distributor',
  'Prospective Distributor',
  'Inactive Distributor',
  'Active Partner (Deleted)',
  'Prospective Partner (Deleted)',
  'Inactive Partner (Deleted)',
  'Active Distributor (Deleted)',
  'Prospective Distributor (Deleted)',
  'Inactive Distributor (Deleted)',
] as const;

export const TIERS = ['Gold', 'Silver', 'Bronze'] as const;

export const REGIONS = ['Americas', 'EMEA', 'APAC'] as const;

export const SEGMENTS = ['Enterprise', 'Mid-Market', 'Public Sector', 'Small Business'] as const;

export const PRODUCT_LINES = ['Pool 1', 'Pool 2', 'Pool 3', 'Pool 4', 'Pool 5A', 'Pool 5B', 'Pool 6'] as const;

/** The values that contacts may have. */
export const CONTACT_ROLES = ['Executive', 'Manager', 'Sales'] as const;

export const CONTACT_STATUSES = ['Contact', 'Contact (Deleted)'] as const;
