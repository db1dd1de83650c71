/**
 * A stamp as ISO 8601 in UTC with milliseconds, so that instants compare as text. HubSpot writes them with and without
 * milliseconds, and in webhooks and on pages as milliseconds since 1970. `null` when it is no date-time.
 */
export function toInstant(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'string' || value === '') return null;
  return toInstant(new Date(/^\d+$/.test(value) ? Number(value) : value));
}

/** Filters of the search take milliseconds (HubSpot developer documentation, "Search the CRM"). */
export const toMilliseconds = (instant: string): string => String(Date.parse(instant));
