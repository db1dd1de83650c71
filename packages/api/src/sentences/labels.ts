import type { AccountTypes } from '@tierline/domain/account-type';
import type { SecondPartnerSetting } from '@tierline/domain/second-partner-setting';

/** What the vendor calls its partners and second partners: "Reseller" and "Distributor", or other words. */
export interface Labels {
  partner: string;
  secondPartner: string;
  /** What the field on a deal is called: as the type of its organization, unless the vendor says otherwise. */
  role: string;
}

export const toLabels = (types: AccountTypes, { label }: Pick<SecondPartnerSetting, 'label'>): Labels => ({
  partner: types.partner.displayName,
  secondPartner: types.partner_2.displayName,
  role: label ?? types.partner_2.displayName,
});
