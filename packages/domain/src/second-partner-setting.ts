/** How a vendor's second partners are chosen. */
export interface SecondPartnerSetting {
  /** What the field on a deal is called; null: as the account type is. */
  label: string | null;
  /** Whether a deal has to have one. */
  mandatory: boolean;
  /** What associates partners with second partners: contracts that somebody stated, or rules. */
  source: 'contracts' | 'rules';
  /** How many second partners one partner may have a contract with. */
  cardinality: 'one' | 'many';
}

export const DEFAULT_SETTING: SecondPartnerSetting = {
  label: null,
  mandatory: false,
  source: 'contracts',
  cardinality: 'many',
};
