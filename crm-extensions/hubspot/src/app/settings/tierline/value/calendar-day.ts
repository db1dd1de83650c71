import type { BaseDate } from '@hubspot/ui-extensions';

const pad = (number: number, length: number) => String(number).padStart(length, '0');

/** A calendar day as HubSpot's DateInput has it: months count from 0 ("DateInput"). */
export function toBaseDate(day: string): BaseDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month: month - 1, date };
}

export const toDay = ({ year, month, date }: BaseDate): string =>
  [pad(year, 4), pad(month + 1, 2), pad(date, 2)].join('-');
