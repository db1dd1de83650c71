const ZONE_WITHOUT_COLON = /([+-]\d{2})(\d{2})$/;

/**
 * A Salesforce date-time as ISO 8601 in UTC with milliseconds, so that instants compare as text. REST spells the zone
 * without a colon (`2026-11-23T10:00:00.000+0000`), Apex as `Z`. `null` when it is no date-time.
 */
export function toInstant(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const instant = new Date(value.replace(ZONE_WITHOUT_COLON, '$1:$2'));
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
