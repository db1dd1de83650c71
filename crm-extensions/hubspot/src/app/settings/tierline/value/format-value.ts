import { toMajorUnits, type Value } from '../screen-client.js';

/** Makes text of typed values, in the viewer's locale and the account's time zone. A blank stays blank. */
export function createFormat(locale: string, timeZone: string): (value: Value) => string {
  const number = new Intl.NumberFormat(locale);
  // A calendar day is the same everywhere: noon in UTC, shown in UTC.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...known(timeZone) });

  return (value) => {
    switch (value.type) {
      case 'text':
        return value.text;
      case 'person':
        return value.name;
      case 'number':
        return number.format(value.number);
      case 'money': {
        const { minor, currency } = value;
        const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
        return money.format(toMajorUnits(minor, currency));
      }
      case 'date':
        return day.format(new Date(`${value.date}T12:00:00Z`));
      case 'instant':
        return moment.format(new Date(value.at));
    }
  };
}

/** A zone that this worker does not know leaves the choice to it. */
function known(timeZone: string): { timeZone?: string } {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return { timeZone };
  } catch {
    return {};
  }
}
