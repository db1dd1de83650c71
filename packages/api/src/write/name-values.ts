import { listOrganizationsById } from '@tierline/db/organization';
import type { AccountType } from '@tierline/domain/account-type';
import { type DealKey, fromAmountText } from '@tierline/domain/deal-values';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { toDecimal } from '@tierline/domain/money';
import { ORGANIZATION_KEY } from '@tierline/sync/values-here';
import type { ScreenContext } from '../screen/screen.ts';

export interface KeyedValues {
  key: string | null;
  values: readonly string[];
}

/** The partner of a deal or lead. */
const PARTNER_KEY: DealKey = 'partner';
const AMOUNT_KEY: DealKey = 'amount';

const REFERENCES: readonly (string | null)[] = [CONTRACTS_KEY, PREFERRED_KEY, ORGANIZATION_KEY, PARTNER_KEY];
const isReference = (key: string | null): boolean => REFERENCES.includes(key);

/** What people call the values of fields: ids by names, types as the vendor calls them, others as they are. */
export async function nameValues(
  { scope, accountTypes }: ScreenContext,
  all: readonly KeyedValues[],
): Promise<(of: KeyedValues) => string[]> {
  const ids = new Set(all.filter(({ key }) => isReference(key)).flatMap(({ values }) => values));
  const names = new Map((await listOrganizationsById(scope, [...ids])).map(({ id, name }) => [id, name]));
  return ({ key, values }) => {
    if (isReference(key)) return values.map((id) => names.get(id) ?? id);
    if (key === AMOUNT_KEY) return values.map(toAmount);
    if (key !== ACCOUNT_TYPE_KEY) return [...values];
    return values.map((code) =>
      Object.hasOwn(accountTypes, code) ? accountTypes[code as AccountType].displayName : code,
    );
  };
}

/** What is kept in minor units, as people write it: `19.99 EUR`. A field of the CRM's may bear the same key and hold another thing. */
function toAmount(text: string): string {
  if (!/^-?\d+ \S+$/.test(text)) return text;
  const amount = fromAmountText(text);
  return `${toDecimal(amount)} ${amount.currency}`;
}
