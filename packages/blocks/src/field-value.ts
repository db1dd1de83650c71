import { same } from './reuse.ts';
import type { Json } from './value.ts';

export const isText = (value: Json | undefined) => typeof value === 'string' || value === null;

/** Neither text nor a choice. */
export const holdsNothing = (value: Json | undefined) => !value || (Array.isArray(value) && value.length === 0);

/** Whether a field shows the same. The only lists are choices of several, whose order says nothing. */
export function isSameIn(a: Json | undefined, b: Json | undefined): boolean {
  return Array.isArray(a) && Array.isArray(b) ? same([...new Set(a)].sort(), [...new Set(b)].sort()) : same(a, b);
}
