import type { DescribedField, DescribedObject, QueriedRecord, ViewerSession } from './viewer-session.ts';

/** TierlineFieldPath.cls: a field of a record, or of one that it looks up to, which exists and which the viewer may read. */
export interface FieldPath {
  /** As the platform spells it, ready for a query. */
  column: string;
  relations: string[];
  field: DescribedField;
}

const SHAPE = /^[A-Za-z]\w*(\.[A-Za-z]\w*){0,4}$/;
const UNREADABLE = new Set(['address', 'anyType', 'base64', 'location']);

export async function findPath(session: ViewerSession, root: DescribedObject, path: string): Promise<FieldPath | null> {
  if (!SHAPE.test(path)) return null;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const relations: string[] = [];
  let holder: DescribedObject | null = root;
  let severalObjects = false;
  for (const name of names) {
    const lookup: DescribedField | null = holder && findLookup(holder, name);
    if (!lookup?.relationshipName) return null;
    relations.push(lookup.relationshipName);
    const target: string | undefined = lookup.referenceTo[0];
    severalObjects = lookup.referenceTo.length > 1;
    holder = severalObjects || target === undefined ? null : await session.findDescribed(target);
  }
  const field = severalObjects ? await findOwnerName(session, last) : holder && findField(holder, last);
  return field && { column: [...relations, field.name].join('.'), relations, field };
}

/** The value as JSON has it: days as 2026-11-23, moments as 2026-11-23T10:00:00Z. */
export function valueIn(record: QueriedRecord, { relations, field }: FieldPath): unknown {
  let holder: unknown = record;
  for (const relation of relations) holder = (holder as QueriedRecord | null)?.[relation] ?? null;
  const value = (holder as QueriedRecord | null)?.[field.name] ?? null;
  return field.type === 'datetime' && typeof value === 'string' ? toInstant(value) : value;
}

/** Salesforce's `2026-11-23T10:00:00.000+0000`, to the second. */
export const toInstant = (stamp: string): string =>
  `${new Date(stamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString().slice(0, 19)}Z`;

function findLookup(object: DescribedObject, relation: string): DescribedField | null {
  const field = findField(object, /__r$/i.test(relation) ? `${relation.slice(0, -1)}c` : `${relation}Id`);
  return field && field.referenceTo.length > 0 ? field : null;
}

/** Of a record that may be of several objects a query can tell little but the name. */
async function findOwnerName(session: ViewerSession, name: string): Promise<DescribedField | null> {
  const user = name.toLowerCase() === 'name' ? await session.findDescribed('User') : null;
  return user && findField(user, 'Name');
}

function findField(object: DescribedObject, name: string): DescribedField | null {
  const field = object.fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return field && !UNREADABLE.has(field.type) ? field : null;
}
