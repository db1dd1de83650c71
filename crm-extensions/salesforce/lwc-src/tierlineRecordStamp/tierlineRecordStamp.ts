import type { RecordRepresentation } from 'lightning/uiRecordApi';

/** What a screen depends on in its page's record: the record's own stamp, and each watched field. */
export interface RecordStamp {
  modified: string;
  values: { [path: string]: unknown };
}

export function stampOf(record: RecordRepresentation, watch: readonly string[]): RecordStamp {
  const values = Object.fromEntries(watch.map((path) => [path, valueAt(record, path)]));
  return { modified: record.systemModstamp, values };
}

/** Follows relations: `Account.Name` is the Name of the record in Account. A field that cannot be read is undefined. */
function valueAt(record: RecordRepresentation, path: string): unknown {
  let value: unknown = record;
  for (const name of path.split('.')) {
    const fields = (value as RecordRepresentation | null | undefined)?.fields;
    value = fields?.[name]?.value;
  }
  return value;
}

/** Whether the screen drawn from `before` is stale. A path that only one of the two knows says nothing. */
export function hasMoved(before: RecordStamp, now: RecordStamp): boolean {
  if (before.modified !== now.modified) return true;
  return Object.keys(now.values).some((path) => path in before.values && before.values[path] !== now.values[path]);
}

/** Whether the screen was drawn from this very state, as it is after a save of its own: asking again would bring nothing. */
export function isKnown(now: RecordStamp, drawnFrom: string | undefined): boolean {
  return drawnFrom !== undefined && Date.parse(now.modified) === Date.parse(drawnFrom);
}
