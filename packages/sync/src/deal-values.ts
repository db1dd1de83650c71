import type { DealRow } from '@tierline/db/deal';
import type { Scope } from '@tierline/db/scope';
import { type DealKey, fromAmountText, toAmountText } from '@tierline/domain/deal-values';
import { toCounted } from './roll-up.ts';

/** A deal's values, as a row has them, as a CRM tells them, or as it was last seen to hold them; what is absent is unknown. */
export type DealColumns = { readonly [K in keyof DealRow]?: DealRow[K] | undefined };

/** What it holds of a key that is kept in line: ids of ours for the partner. Null: unknown. */
export function dealValue(of: DealColumns, key: DealKey): string[] | null {
  switch (key) {
    case 'partner':
      // A link that was not read since knows only for whom the deal counts.
      return toList(of.namedPartnerId === undefined ? of.partnerId : of.namedPartnerId);
    case 'stage':
      return toList(of.stage);
    case 'owner':
      return toList(of.ownerEmail);
    case 'amount': {
      const { amountMinor: minor, currency } = of;
      if (minor === undefined || currency === undefined) return null;
      return minor === null || currency === null ? [] : [toAmountText({ minor, currency })];
    }
  }
}

const toList = (value: string | null | undefined): string[] | null =>
  value === undefined ? null : value === null ? [] : [value];

/** The other way round. */
export async function toColumns(scope: Scope, key: DealKey, values: readonly string[]): Promise<DealColumns> {
  const [value = null] = values;
  switch (key) {
    case 'partner':
      return { namedPartnerId: value, partnerId: value === null ? null : await toCounted(scope, value) };
    case 'stage':
      return { stage: value };
    case 'owner':
      return { ownerEmail: value };
    case 'amount': {
      const amount = value === null ? null : fromAmountText(value);
      return { amountMinor: amount?.minor ?? null, currency: amount?.currency ?? null };
    }
  }
}

/** The columns that hold the keys. */
export const KEY_COLUMNS = ['partnerId', 'namedPartnerId', 'stage', 'amountMinor', 'currency', 'ownerEmail'] as const;
