import type { Caller } from '../org.ts';
import { keyPrefixOf, normalizeId } from '../record-id.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { unquote } from './literal.ts';
import { malformed } from './soql-error.ts';
import type { WhereTree } from './where-tree.ts';

/** At most so many records may be asked about in one query ("UserRecordAccess", Object Reference). */
const most = 200;

/** The rows of UserRecordAccess exist only for the user and the records that the condition names. */
export function userRecordAccessRows({ org }: Caller, where: WhereTree | null): StoredRecord[] {
  const [userId] = idsNamed(where, 'UserId');
  const recordIds = idsNamed(where, 'RecordId');
  if (!userId || recordIds.length === 0) {
    return malformed('A filter on UserId and on RecordId is required when you query UserRecordAccess');
  }
  if (recordIds.length > most) return malformed(`Can not query UserRecordAccess with more than ${most} records`);
  const access = org.accessOf(userId);
  return recordIds.map((id) => {
    const object = org.schema.findByKeyPrefix(keyPrefixOf(id));
    const record = object && org.store.find(object, id);
    const present = record && !record.IsDeleted;
    const read = Boolean(present && access.canReadRecord(object, record));
    const edit = Boolean(present && read && access.canEditRecord(object, record));
    const remove = Boolean(present && read && access.canDeleteRecord(object, record));
    return {
      Id: id,
      UserId: userId,
      RecordId: id,
      HasReadAccess: read,
      HasEditAccess: edit,
      HasDeleteAccess: remove,
      HasTransferAccess: remove,
      HasAllAccess: remove,
      MaxAccessLevel: remove ? 'All' : edit ? 'Edit' : read ? 'Read' : 'None',
    };
  });
}

function idsNamed(tree: WhereTree | null, field: string): string[] {
  if (tree?.kind === 'and') return tree.parts.flatMap((part) => idsNamed(part, field));
  if (tree?.kind !== 'leaf' || !('field' in tree.leaf) || 'valueQuery' in tree.leaf) return [];
  if (tree.leaf.field.toLowerCase() !== field.toLowerCase() || !['=', 'IN'].includes(tree.leaf.operator)) return [];
  return [tree.leaf.value].flat().flatMap((raw) => normalizeId(unquote(raw)) ?? []);
}
