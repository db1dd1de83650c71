import type { FieldValue } from '../schema/field.ts';

/** A request and its answer as a page of Salesforce's documents shows them; ids of new records match any new id. */
export interface Example {
  /** The page's title; in the REST API Developer Guide unless another book is named. */
  page: string;
  shows: string;
  /** What the page takes for granted; the time, where dates matter. */
  given?: { records?: Record<string, Record<string, FieldValue>[]>; deleted?: string[]; now?: string };
  request: { method: string; path: string; body?: unknown };
  response: { status: number; body: unknown };
}
