import { toNameKey } from './organization.ts';

/** Place of an organization in the programme. Each has a display name that the vendor chooses; codes never reach a label. */
export type AccountType = 'vendor' | 'partner' | 'partner_2';

export interface AccountTypeSetting {
  code: AccountType;
  /** What people call it: "Distributor". */
  displayName: string;
  /** The value of the CRM's account type field that stands for it. */
  crmValue: string;
}

export type AccountTypes = Record<AccountType, AccountTypeSetting>;

export const DEFAULT_ACCOUNT_TYPES: AccountTypes = {
  vendor: { code: 'vendor', displayName: 'Vendor', crmValue: 'Vendor' },
  partner: { code: 'partner', displayName: 'Reseller', crmValue: 'Partner' },
  partner_2: { code: 'partner_2', displayName: 'Distributor', crmValue: 'Distributor' },
};

const fold = (text: string): string => text.trim().toLowerCase();

/** The value of the second type is `partner_2`; any other, and blank, is `partner`; letter case and outer spaces do not count. */
export function toAccountType(crmValue: string | null, types: AccountTypes): AccountType {
  return crmValue !== null && fold(crmValue) === fold(types.partner_2.crmValue) ? 'partner_2' : 'partner';
}

/** The vendor's own company record, which is in the CRM like any other, and is nobody's partner. */
export const isVendorsOwn = (crmValue: string | null, types: AccountTypes): boolean =>
  crmValue !== null && fold(crmValue) === fold(types.vendor.crmValue);

/** What is wrong with a record's account type: blank, or none of those that the vendor has; null: nothing. */
export function findTypeFault(crmValue: string | null, types: AccountTypes): 'blank' | 'odd' | null {
  if (crmValue === null || crmValue.trim() === '') return 'blank';
  return Object.values(types).some((each) => fold(each.crmValue) === fold(crmValue)) ? null : 'odd';
}

/** What the vendor calls its account types. */
export interface TypeNames {
  vendor: string;
  partner: string;
  secondPartner: string;
}

/** The later of two types that bear one name, whatever its case; null when all differ. */
export function findNameClash(names: TypeNames): keyof TypeNames | null {
  const seen = new Set<string>();
  for (const type of ['vendor', 'partner', 'secondPartner'] as const) {
    const key = toNameKey(names[type]);
    if (seen.has(key)) return type;
    seen.add(key);
  }
  return null;
}
