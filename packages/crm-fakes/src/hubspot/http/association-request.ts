import { requireObjectScope } from '../access/scopes.ts';
import type { Account, Caller } from '../account.ts';
import { type ApiProblem, invalid } from '../api-error.ts';
import type { AssociationType } from '../associations/association-types.ts';
import type { RecordRef } from '../change.ts';
import { isObject } from '../is-object.ts';
import type { ObjectType } from '../object-type.ts';
import { type Ctx, callerOf, getTypeOf } from './context.ts';

export interface Pair {
  caller: Caller;
  from: ObjectType;
  to: ObjectType;
}

/** The two object types of the path; associations are read and written with the scopes of both. */
export function readPair(c: Ctx, access: 'read' | 'write'): Pair {
  const [from, to] = [getTypeOf(c.req.param('from')), getTypeOf(c.req.param('to'))];
  const caller = callerOf(c);
  for (const type of new Set([from, to])) requireObjectScope(caller, type, access);
  return { caller, from, to };
}

/** The id in `{ id }`, of whatever a request calls it. */
export function idIn(value: unknown): string {
  return isObject(value) && value.id !== undefined ? String(value.id) : invalid('An id is required on both sides');
}

/** The types that a write names; a type must be one of this direction. */
export function readTypes(account: Account, { from, to }: Pair, given: unknown): AssociationType[] {
  if (!Array.isArray(given) || given.length === 0) return invalid('At least one association type is required');
  return given.map((spec: unknown) => {
    const { associationCategory, associationTypeId } = isObject(spec) ? spec : {};
    const type = account.associationTypes.find(
      from.name,
      to.name,
      String(associationCategory),
      Number(associationTypeId),
    );
    if (type) return type;
    const shown = `${String(associationCategory)} ${String(associationTypeId)}`;
    return invalid(`Association type ${shown} is not one from ${from.singular} to ${to.singular}`);
  });
}

/** Null when both records are there; else what to say of the pair. */
export function missingRecord(account: Account, from: RecordRef, to: RecordRef): ApiProblem | null {
  const missing = [from, to].find(({ type, id }) => account.records.find(type, id)?.archivedAt !== null);
  if (!missing) return null;
  return {
    category: 'OBJECT_NOT_FOUND',
    message: `${missing.type.singular} ${missing.id} does not exist`,
    context: { fromObjectId: [from.id], toObjectId: [to.id] },
  };
}
