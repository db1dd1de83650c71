import type { Clock } from '../../clock.ts';

/** Instants are kept in whole seconds, as Salesforce does, in a form that sorts: 2026-11-23T10:00:00Z. */
export function toInstant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function nowOf(clock: Clock): string {
  return toInstant(clock());
}

/** As the REST API writes it: 2026-11-23T10:00:00.000+0000. */
export function toRestDatetime(instant: string): string {
  return instant.replace(/Z$/, '.000+0000');
}

/** As the UI API writes it: 2026-11-23T10:00:00.000Z. */
export function toUiDatetime(instant: string): string {
  return instant.replace(/Z$/, '.000Z');
}
