const DAY = 86_400_000;

/** A day is written YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(start)) throw new TypeError(`"${day}" is no day (YYYY-MM-DD).`);
  return new Date(start + days * DAY).toISOString().slice(0, 10);
}

/** The day itself, or the Monday after a weekend. */
export function onOrAfterWorkday(day: string): string {
  const weekday = weekdayOf(day);
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

/** The day itself, or the Friday before a weekend. */
export function onOrBeforeWorkday(day: string): string {
  const weekday = weekdayOf(day);
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
}

/** Sunday is 0. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** An instant in office hours; `minute` is counted from 8:00 UTC. */
export function atMinute(day: string, minute: number): string {
  const [hour, rest] = [8 + Math.floor(minute / 60), minute % 60];
  return `${day}T${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}:00Z`;
}
