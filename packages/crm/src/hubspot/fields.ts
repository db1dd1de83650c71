/** The internal names of the properties that Tierline reads and writes; the defaults are those that the installation creates. */
export interface HubSpotFields {
  readonly company: {
    /** Tierline's own id, which no two records have. */
    readonly tierlineId: string;
    readonly inSync: string;
    readonly accountType: string;
    readonly status: string;
    /** Checkboxes, one for each second partner's name. */
    readonly contractNames: string;
    /** Holds a company's record id. */
    readonly preferred: string;
    readonly region: string;
    readonly segment: string;
    readonly productLines: string;
    readonly tier: string;
  };
  readonly contact: {
    readonly tierlineId: string;
    readonly role: string;
    readonly status: string;
    readonly lastLogin: string;
  };
  readonly deal: ChainFields;
  readonly lead: ChainFields;
}

/** Both hold a company's record id. */
export interface ChainFields {
  readonly partner: string;
  readonly secondPartner: string;
}

export const DEFAULT_HUBSPOT_FIELDS: HubSpotFields = {
  company: {
    tierlineId: 'tierline_id',
    inSync: 'tierline_sync',
    accountType: 'tierline_account_type',
    status: 'tierline_status',
    contractNames: 'tierline_distributors',
    preferred: 'tierline_preferred_distributor',
    region: 'tierline_region',
    segment: 'tierline_segment',
    productLines: 'tierline_product_lines',
    tier: 'tierline_tier',
  },
  contact: {
    tierlineId: 'tierline_id',
    role: 'tierline_role',
    status: 'tierline_status',
    lastLogin: 'tierline_last_login',
  },
  deal: { partner: 'tierline_partner', secondPartner: 'tierline_distributor' },
  lead: { partner: 'tierline_partner', secondPartner: 'tierline_distributor' },
};
