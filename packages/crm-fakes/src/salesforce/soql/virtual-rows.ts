import type { Caller } from '../org.ts';
import type { StoredRecord } from '../records/record-store.ts';
import type { SObject } from '../schema/sobject.ts';
import { userRecordAccessRows } from './user-record-access.ts';
import type { WhereTree } from './where-tree.ts';

/** The rows of an object that are computed for each query. */
export function virtualRows(scope: Caller & { object: SObject }, where: WhereTree | null): StoredRecord[] {
  return scope.object.name === 'UserPermissionAccess' ? permissionRows(scope) : userRecordAccessRows(scope, where);
}

/** One row, of whoever asks ("UserPermissionAccess", Object Reference). */
function permissionRows({ access, object }: Caller & { object: SObject }): StoredRecord[] {
  const held = [...object.fields.values()]
    .filter(({ name }) => name.startsWith('Permissions'))
    .map(({ name }) => [name, access.hasUserPermission(name.slice('Permissions'.length))]);
  return [{ ...Object.fromEntries(held), Id: access.userId }];
}
