import type { RecordRef, Snapshot } from '../screen-client.js';

/** "Deals", "Companies": the property that moves with every change of the record. */
export const STAMP = 'hs_lastmodifieddate';

/** Raw properties as HubSpot hands them to an extension: text, or null for a blank. */
export type Properties = Readonly<Record<string, string | null>>;

/** Nothing has been read yet: a stamp that is older than any other, and no field. */
export function unread(record: RecordRef): Snapshot {
  return { record, fields: {}, modifiedAt: new Date(0).toISOString() };
}

/** What was read becomes a snapshot of the watched fields. A stamp that did not come leaves the earlier one. */
export function toSnapshot(before: Snapshot, watch: readonly string[], read: Properties): Snapshot {
  const named = watch.filter((name) => read[name] !== undefined).map((name) => [name, read[name] ?? null] as const);
  return {
    record: before.record,
    fields: Object.fromEntries(named),
    modifiedAt: toInstant(read[STAMP]) ?? before.modifiedAt,
  };
}

/** Moments come as milliseconds since 1970 or as ISO 8601, both as text. */
export function toInstant(raw: string | null | undefined): string | undefined {
  if (!raw) return undefined;
  const at = new Date(/^\d+$/.test(raw) ? Number(raw) : raw);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Whether a screen drawn from `before` is stale. A field that only one of the two knows says nothing. */
export function hasMoved(before: Snapshot, now: Snapshot): boolean {
  if (before.modifiedAt !== now.modifiedAt) return true;
  return Object.keys(now.fields).some((name) => name in before.fields && before.fields[name] !== now.fields[name]);
}

/** Whether the screen was drawn from this very state, as after a save of its own: asking again would bring nothing. */
export function isKnown(now: Snapshot, drawnFrom: string | undefined): boolean {
  return drawnFrom !== undefined && Date.parse(now.modifiedAt) === Date.parse(drawnFrom);
}
