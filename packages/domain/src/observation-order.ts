/** A record as it was read at some moment. */
export interface RecordReading {
  /** The CRM's stamp of the record. */
  modifiedAt: string;
  /** When the read began, by our clock; null for a snapshot, whose moment of reading is not known. */
  readAt: string | null;
}

export interface LastSeen {
  /** The stamp of the newest state taken over; null when none was. */
  modifiedAt: string | null;
  /** When a write of ours to the record was last settled, by our clock. */
  settledAt: string | null;
}

/**
 * Whether a reading is newer than what is known. Stamps have whole seconds, so an equal stamp proves nothing: it is
 * trusted only when the read did not begin before our own last write was settled. What is passed over is read again soon.
 */
export function isNewer(reading: RecordReading, seen: LastSeen): boolean {
  if (seen.modifiedAt === null || reading.modifiedAt > seen.modifiedAt) return true;
  if (reading.modifiedAt < seen.modifiedAt || reading.readAt === null) return false;
  return seen.settledAt === null || reading.readAt >= seen.settledAt;
}
