import type { Account } from '../account.ts';
import type { RecordRef } from '../change.ts';
import type { ObjectType } from '../object-type.ts';
import { associationsBetween } from './associate.ts';
import type { AssociationType } from './association-types.ts';
import { visibleLinks } from './visible-links.ts';

export interface LinkBody {
  /** A number here, though a record's own id is text. */
  toObjectId: number;
  associationTypes: { category: string; typeId: number; label: string | null }[];
}

const mostOnPage = 500;

/** One page of the records that stand with one record, each with all its types ("Associate records"). */
export function toLinkPage(
  account: Account,
  from: RecordRef,
  to: ObjectType,
  after: string | undefined,
  limit = mostOnPage,
): { links: LinkBody[]; after: string | null } {
  const offset = Number(after ?? 0) || 0;
  const all = visibleLinks(account, from.type, from.id, to);
  const links = all.slice(offset, offset + limit).map(({ id }) => ({
    toObjectId: Number(id),
    associationTypes: associationsBetween(account, from, { type: to, id }).map(toTypeBody),
  }));
  return { links, after: offset + limit < all.length ? String(offset + limit) : null };
}

export function toTypeBody({ category, typeId, label }: AssociationType) {
  return { category, typeId, label };
}

/** What a write of labels is answered with. */
export function toLabelsBody(account: Account, from: RecordRef, to: RecordRef) {
  const labels = associationsBetween(account, from, to).flatMap(({ label }) => label ?? []);
  return {
    fromObjectTypeId: from.type.id,
    fromObjectId: Number(from.id),
    toObjectTypeId: to.type.id,
    toObjectId: Number(to.id),
    labels,
  };
}

/** What a default association is answered with: one for each direction. */
export function toDefaultBodies(account: Account, from: RecordRef, to: RecordRef) {
  return [
    [from, to],
    [to, from],
  ].flatMap(([one, other]) => {
    const type = one && other && account.associationTypes.ofKind(one.type.name, other.type.name, 'unlabelled');
    if (!type) return [];
    const associationSpec = { associationCategory: type.category, associationTypeId: type.typeId };
    return [{ from: { id: one.id }, to: { id: other.id }, associationSpec }];
  });
}
