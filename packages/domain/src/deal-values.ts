import type { Money } from './money.ts';

/** What is kept in line of deals and leads, beside their second partner, which has rules of its own. */
export type DealKey = 'partner' | 'stage' | 'amount' | 'owner';

export const DEAL_KEYS: readonly DealKey[] = ['partner', 'stage', 'amount', 'owner'];

/** An amount as one text, by which two are compared and kept: `1999 EUR` is 19.99. */
export const toAmountText = ({ minor, currency }: Money): string => `${BigInt(minor)} ${currency}`;

/** Throws where it is none. */
export function fromAmountText(text: string): Money {
  const [, minor, currency] = /^(-?\d+) (\S+)$/.exec(text) ?? [];
  if (minor === undefined || currency === undefined) throw new Error(`${JSON.stringify(text)} is no amount`);
  return { minor: Number(minor), currency };
}

/** Two spellings of one address are one person. */
export const toOwnerText = (email: string): string => email.trim().toLowerCase();
