/** An exact amount: `minor` counts the currency's smallest unit (1999 with EUR is 19.99). */
export interface Money {
  minor: number;
  /** ISO 4217. */
  currency: string;
}

/** ISO 4217 currencies that do not have two decimals; the list is short and changes about once a decade. */
const DECIMALS: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLF: 4, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3,
  OMR: 3, PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, UYW: 4, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}; // biome-ignore format: a table

export const decimalsOf = (currency: string): number => DECIMALS[currency] ?? 2;

/** A CRM's decimal number as money, rounded half away from zero to the currency's smallest unit. */
export function toMoney(amount: number, currency: string): Money {
  const size = shiftDecimal(Math.abs(amount), decimalsOf(currency));
  // Only halves need the exact decimal; beyond the safe integers there are none left to round.
  const minor = Number.isSafeInteger(Math.round(size)) ? Math.round(size) : size;
  return { minor: minor === 0 ? 0 : Math.sign(amount) * minor, currency };
}

/** Moves the decimal point through the shortest decimal that stands for the number: 1.005 * 100 is 100.49999999999999. */
function shiftDecimal(size: number, places: number): number {
  const [digits, exponent = '0'] = String(size).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** The amount as a decimal number, for a CRM that keeps it so. */
export const toDecimal = ({ minor, currency }: Money): string => {
  const decimals = decimalsOf(currency);
  const digits = String(BigInt(Math.abs(minor))).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${minor < 0 ? '-' : ''}${whole}${rest}`;
};
