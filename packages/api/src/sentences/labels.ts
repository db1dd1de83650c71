import type { AccountTypes } from '@tierline/domain/account-type';

/** What the vendor calls its partners and second partners: "Reseller" and "Distributor", or other words. */
export interface Labels {
  partner: string;
  secondPartner: string;
}

export const toLabels = (types: AccountTypes): Labels => ({
  partner: types.partner.displayName,
  secondPartner: types.partner_2.displayName,
});
