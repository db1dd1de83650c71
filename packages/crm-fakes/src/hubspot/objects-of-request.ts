import { findObjectType } from './object-type.ts';

/** Plural names of the object types that a request is about, as its path tells. */
export function objectsOfRequest(path: string): string[] {
  const segments = path.split('/').slice(3);
  const names = segments.flatMap((segment) => findObjectType(segment)?.name ?? []);
  return [...new Set(names)];
}
