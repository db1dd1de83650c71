import type { Account } from '../account.ts';
import type { ObjectType } from '../object-type.ts';

/** Associations with records that are not in the recycling bin. */
export function visibleLinks(account: Account, type: ObjectType, id: string, other: ObjectType) {
  return account.links
    .listFrom({ type, id }, other)
    .filter((link) => account.records.find(other, link.id)?.archivedAt === null);
}
