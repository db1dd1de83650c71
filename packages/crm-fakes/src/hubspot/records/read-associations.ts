import type { Account } from '../account.ts';
import { invalid } from '../api-error.ts';
import type { AssociationType } from '../associations/association-types.ts';
import { isObject } from '../is-object.ts';
import { type ObjectType, objectTypes } from '../object-type.ts';

/** An association that a new record is to have. */
export interface NewAssociation {
  to: { type: ObjectType; id: string };
  types: AssociationType[];
}

/** The associations of a create request; the types tell which object type the other record has. */
export function readAssociations(account: Account, type: ObjectType, given: unknown): NewAssociation[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) return invalid('associations: a list is required');
  return given.map((each: unknown) => {
    if (!isObject(each) || !isObject(each.to) || !Array.isArray(each.types) || each.types.length === 0) {
      return invalid('One or more associations are invalid');
    }
    const id = String(each.to.id);
    const types = each.types.map((spec) => findFrom(account, type, spec));
    const other = objectTypes.find(({ name }) => name === types[0]?.to);
    if (!other || types.some(({ to }) => to !== other.name)) return invalid('One or more associations are invalid');
    if (account.records.find(other, id)?.archivedAt !== null) {
      return invalid(`One or more associations are invalid: ${other.singular} ${id} does not exist`);
    }
    return { to: { type: other, id }, types };
  });
}

function findFrom(account: Account, type: ObjectType, spec: unknown): AssociationType {
  const { associationCategory, associationTypeId } = isObject(spec) ? spec : {};
  for (const other of objectTypes) {
    const found = account.associationTypes.find(
      type.name,
      other.name,
      String(associationCategory),
      Number(associationTypeId),
    );
    if (found) return found;
  }
  return invalid(`invalid from object type ${type.id} for associations of type ${String(associationTypeId)}`);
}
