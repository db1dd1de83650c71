import type { PermissionSet } from '../metadata/permission-set.ts';
import type { StoredRecord } from '../records/record-store.ts';
import type { Field } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import { everything, type ObjectAccess, type ProfileName, profileFieldAccess, profileObjectAccess } from './profile.ts';

/** Those of an administrator's permissions that make a difference here. */
const everyPermission = ['ApiEnabled', 'ModifyAllData', 'ViewAllData'];

/** Organization-wide default: what users may do with records that others own. */
export type SharingDefault = 'Private' | 'Read' | 'ReadWrite';

/** What one user may do: profile and permission sets together, and sharing on top for single records. */
export interface UserAccess {
  userId: string;
  customPermissions: ReadonlySet<string>;
  /** By their API names: `ModifyAllData`. */
  hasUserPermission(name: string): boolean;
  object(object: SObject): ObjectAccess;
  canReadField(object: SObject, field: Field): boolean;
  canEditField(object: SObject, field: Field): boolean;
  canReadRecord(object: SObject, record: StoredRecord): boolean;
  canEditRecord(object: SObject, record: StoredRecord): boolean;
  canDeleteRecord(object: SObject, record: StoredRecord): boolean;
}

export function resolveAccess(
  userId: string,
  profile: ProfileName,
  permissionSets: readonly PermissionSet[],
  sharingOf: (object: SObject) => SharingDefault,
): UserAccess {
  const userPermissions = new Set(permissionSets.flatMap((set) => set.userPermissions));
  if (profile === 'System Administrator') for (const name of everyPermission) userPermissions.add(name);
  const objectAccess = (object: SObject): ObjectAccess => {
    const access = { ...profileObjectAccess(profile, object) };
    for (const grant of permissionSets.flatMap((set) => set.objects)) {
      if (grant.object !== object.name) continue;
      for (const right of ['read', 'create', 'edit', 'delete', 'viewAll', 'modifyAll'] as const) {
        access[right] ||= grant[right];
      }
    }
    if (userPermissions.has('ViewAllData') && !object.setup) access.read = access.viewAll = true;
    if (userPermissions.has('ModifyAllData') && !object.setup) Object.assign(access, everything);
    return access;
  };
  const objectCache = new Map<string, ObjectAccess>();
  const objectAccessOf = (object: SObject): ObjectAccess => {
    const known = objectCache.get(object.name) ?? objectAccess(object);
    objectCache.set(object.name, known);
    return known;
  };
  const fieldGrants = new Map<string, { read: boolean; edit: boolean }>();
  for (const { field, read, edit } of permissionSets.flatMap((set) => set.fields)) {
    const before = fieldGrants.get(field);
    fieldGrants.set(field, { read: read || (before?.read ?? false), edit: edit || (before?.edit ?? false) });
  }
  const fieldAccess = (object: SObject, field: Field, right: 'read' | 'edit') =>
    object.setup ||
    !field.permissionable ||
    profileFieldAccess(profile, field.custom)[right] ||
    (fieldGrants.get(`${object.name}.${field.name}`)?.[right] ?? false);
  const owns = (record: StoredRecord) => !('OwnerId' in record) || record.OwnerId === userId;

  return {
    userId,
    customPermissions: new Set(permissionSets.flatMap((set) => set.customPermissions)),
    hasUserPermission: (name) => userPermissions.has(name),
    object: objectAccessOf,
    canReadField: (object, field) => fieldAccess(object, field, 'read'),
    canEditField: (object, field) => fieldAccess(object, field, 'edit'),
    canReadRecord(object, record) {
      const access = objectAccessOf(object);
      return access.read && (access.viewAll || owns(record) || object.setup || sharingOf(object) !== 'Private');
    },
    canEditRecord(object, record) {
      const access = objectAccessOf(object);
      return access.edit && (access.modifyAll || owns(record) || sharingOf(object) === 'ReadWrite');
    },
    canDeleteRecord(object, record) {
      const access = objectAccessOf(object);
      return access.delete && (access.modifyAll || owns(record));
    },
  };
}
