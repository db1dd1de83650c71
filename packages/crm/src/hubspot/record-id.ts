const RECORD_ID = /^[1-9][0-9]{0,19}$/;

/** Ids are whole numbers, too large for a JavaScript number to be safe, so they stay text; `null` when it is none. */
export function toRecordId(text: string): string | null {
  const id = text.trim();
  return RECORD_ID.test(id) ? id : null;
}

/** In the order of their numbers, for which text of different lengths would not do. */
export const compareIds = (one: string, other: string): number =>
  one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
