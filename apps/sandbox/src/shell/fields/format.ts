const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const instants = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A calendar day, `YYYY-MM-DD`, the same day in every time zone. */
export const formatDay = (day: string): string => dates.format(new Date(`${day}T00:00:00Z`));

export const formatInstant = (at: string): string => instants.format(new Date(at));

export function formatNumber(value: number, type: string, currency: string | null): string {
  if (type === 'currency') {
    return new Intl.NumberFormat(
      undefined,
      currency ? { style: 'currency', currency, currencyDisplay: 'code' } : {},
    ).format(value);
  }
  // Salesforce keeps 20 for 20 %.
  if (type === 'percent')
    return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);
  return new Intl.NumberFormat().format(value);
}
