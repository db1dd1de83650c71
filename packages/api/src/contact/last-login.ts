import type { Cell } from '@tierline/blocks/value';

/** When a person last logged in, as a CRM's field says it: a moment, or a day. */
export function toInstantCell(text: string | null, never: string): Cell {
  if (text === null) return { value: { type: 'text', text: never } };
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { value: { type: 'date', date: text } };
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return { value: { type: 'text', text } };
  return { value: { type: 'instant', at: at.toISOString() } };
}
