import {
  type AccountType,
  type AccountTypes,
  DEFAULT_ACCOUNT_TYPES,
  toAccountType,
} from '@tierline/domain/account-type';
import type { AccountTypeWrite, CrmOrganization } from '@tierline/domain/crm';
import { toStanding } from '@tierline/domain/organization';

/** What of a company record says whether, and as what, it takes part in the programme. */
export type Placed = Pick<CrmOrganization, 'inSync' | 'status' | 'deleted' | 'accountType'>;

/** As a write holds it: the account type alone, or nothing outside the programme. */
export const toPlace = (record: Placed, types: AccountTypes): AccountType[] =>
  toStanding(record) === 'outside' ? [] : [toAccountType(record.accountType, types)];

/** What a record is to hold so that it takes part as this type. Its status keeps its first word: "Inactive Partner" becomes "Inactive Distributor". */
export function toPlaceWrite(record: Placed, type: AccountType, types: AccountTypes): AccountTypeWrite {
  const standing = toStanding(record);
  const join = standing === 'outside';
  const [first = ''] = join ? ['Active'] : (record.status ?? '').trim().split(/\s+/);
  // A vendor that has values of its own for the type may have left those of the status as they were.
  const words = [types[type].crmValue, DEFAULT_ACCOUNT_TYPES[type].crmValue];
  const statuses = standing === 'deleted' ? [] : words.map((word) => `${first} ${word.trim()}`);
  return { value: types[type].crmValue, join, statuses: [...new Set(statuses)] };
}
