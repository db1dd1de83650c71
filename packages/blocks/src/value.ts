/** What a cell, property or stat carries. Typed, so that each host formats it in the viewer's own locale and time zone. */
export type Value =
  | { type: 'text'; text: string }
  | { type: 'number'; number: number }
  /** `minor` counts the currency's smallest unit: 1999 with EUR is 19.99, with JPY 1,999. */
  | { type: 'money'; minor: number; currency: string }
  /** A calendar day, `YYYY-MM-DD`, the same day everywhere. */
  | { type: 'date'; date: string }
  /** A moment, ISO 8601 in UTC. */
  | { type: 'instant'; at: string }
  | { type: 'person'; name: string };

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

/** A record of the host's own CRM, in the CRM's own words: `{ object: 'Account', id: '001…' }`. */
export interface RecordRef {
  object: string;
  id: string;
}

/** One value, how it stands, and where it leads. */
export interface Cell {
  value: Value;
  tone?: Tone;
  /** A few words beneath or beside the value. */
  hint?: string;
  /** Makes the value a link to this record. */
  record?: RecordRef;
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Input = { [key: string]: Json };
