/** From (included) to (excluded), as milliseconds. Days are UTC days: the fake's users live in UTC. */
export interface Period {
  from: number;
  to: number;
}

const utc = Date.UTC;

/** A date literal such as `TODAY`, `LAST_WEEK` or `LAST_N_DAYS:30`; null for one that is not known. */
export function findPeriod(literal: string, now: Date): Period | null {
  const [name = '', count] = literal.toUpperCase().split(':');
  return count === undefined ? fixedPeriod(name, now) : countedPeriod(name, Number(count), now);
}

function fixedPeriod(name: string, now: Date): Period | null {
  const [, which, unit] = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name) ?? [];
  if (which && unit) {
    const shift = { LAST: -1, THIS: 0, NEXT: 1 }[which] ?? 0;
    return { from: unitStart(unit, shift, now), to: unitStart(unit, shift + 1, now) };
  }
  const day = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 }[name];
  if (day !== undefined) return { from: unitStart('DAY', day, now), to: unitStart('DAY', day + 1, now) };
  if (name === 'LAST_90_DAYS') return countedPeriod('LAST_N_DAYS', 90, now);
  return name === 'NEXT_90_DAYS' ? countedPeriod('NEXT_N_DAYS', 90, now) : null;
}

function countedPeriod(name: string, count: number, now: Date): Period | null {
  const [, last, lastUnit] = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(name) ?? [];
  if (last === 'LAST' && lastUnit) {
    const until = lastUnit === 'DAY' ? 1 : 0;
    return { from: unitStart(lastUnit, -count, now), to: unitStart(lastUnit, until, now) };
  }
  if (last === 'NEXT' && lastUnit) {
    return { from: unitStart(lastUnit, 1, now), to: unitStart(lastUnit, count + 1, now) };
  }
  const [, agoUnit] = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name) ?? [];
  return agoUnit ? { from: unitStart(agoUnit, -count, now), to: unitStart(agoUnit, 1 - count, now) } : null;
}

function unitStart(unit: string, shift: number, now: Date): number {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (unit) {
    case 'WEEK':
      return utc(year, month, day - now.getUTCDay() + 7 * shift);
    case 'MONTH':
      return utc(year, month + shift, 1);
    case 'QUARTER':
      return utc(year, Math.floor(month / 3) * 3 + 3 * shift, 1);
    case 'YEAR':
      return utc(year + shift, 0, 1);
    default:
      return utc(year, month, day + shift);
  }
}
