import type { OAuthClient } from './access/oauth-clients.ts';
import type { ProfileName } from './access/profile.ts';
import type { SharingDefault } from './access/user-access.ts';
import type { Org } from './org.ts';
import { placeRecord } from './place-record.ts';
import { normalizeId } from './record-id.ts';
import { undeleteRecord } from './records/delete.ts';
import { mergeRecords } from './records/merge.ts';
import type { StoredRecord } from './records/record-store.ts';
import type { Automation, DuplicateRule, ValidationRule } from './records/save-hooks.ts';
import type { FieldValue } from './schema/field.ts';
import { findField } from './schema/sobject.ts';

export interface NewUser {
  /** Given by a caller that wants the same id each time. */
  id?: string;
  username: string;
  firstName?: string;
  lastName: string;
  email?: string;
  profile: ProfileName;
  permissionSets?: readonly string[];
  isActive?: boolean;
}

/** What an administrator does in Setup, or what merely happens to an org: not part of the API. */
export interface SalesforceAdmin {
  createUser(user: NewUser): { id: string; username: string };
  setPermissionSets(userId: string, names: readonly string[]): void;
  /** Lets whoever has a permission set read a field (`Account.Type`), or edit it as well. */
  allowField(permissionSet: string, field: string, right: 'read' | 'edit'): void;
  deactivateUser(userId: string): void;
  activateUser(userId: string): void;
  registerClient(client: OAuthClient): void;
  /** A token with which a caller acts as that user through the ordinary API. */
  sessionFor(userId: string): string;
  expireSessions(): void;
  expireQueryLocators(): void;
  addPicklistValue(object: string, field: string, value: string, options?: { label?: string; active?: boolean }): void;
  setSharing(object: string, sharing: SharingDefault): void;
  addAutomation(object: string, automation: Automation): () => void;
  addValidationRule(object: string, rule: ValidationRule): () => void;
  /** Refuses what it finds to be like another record, as a duplicate rule that blocks does. */
  addDuplicateRule(object: string, rule: DuplicateRule): () => void;
  lockRecord(id: string): () => void;
  setDailyRequestLimit(max: number): void;
  resetRequestCount(): void;
  /** Places records as they are: no permissions, no validation, no automation. Ids and dates may be given. */
  seed(object: string, records: readonly Record<string, FieldValue>[]): string[];
  /** What is stored, deleted or not, whoever may see it. */
  findRecord(object: string, id: string): StoredRecord | null;
  listRecords(object: string): StoredRecord[];
  undelete(id: string): void;
  /** Merges the second of two accounts, contacts or leads into the first. */
  merge(object: string, winner: string, loser: string): void;
}

export function createAdmin(org: Org, systemUserId: string): SalesforceAdmin {
  const user = org.schema.getObject('User');
  const byName = (object: string, name: string): StoredRecord => {
    const record = [...org.store.list(org.schema.getObject(object))].find((each) => each.Name === name);
    if (!record) throw new Error(`the org has no ${object} ${name}`);
    return record;
  };
  const toId = (id: string) => normalizeId(id) ?? id;
  const assign = (userId: string, names: readonly string[]) => {
    for (const name of names) {
      const fields = { AssigneeId: userId, PermissionSetId: byName('PermissionSet', name).Id };
      placeRecord(org, 'PermissionSetAssignment', fields, systemUserId);
    }
  };
  const setActive = (userId: string, IsActive: boolean) => {
    const record = org.store.find(user, toId(userId));
    if (!record) throw new Error(`the org has no user ${userId}`);
    org.store.put(user, { ...record, IsActive });
  };
  return {
    createUser(details) {
      const { Id } = placeRecord(
        org,
        'User',
        {
          ...(details.id !== undefined && { Id: toId(details.id) }),
          Username: details.username,
          FirstName: details.firstName ?? null,
          LastName: details.lastName,
          Name: [details.firstName, details.lastName].filter(Boolean).join(' '),
          Email: details.email ?? details.username,
          Alias: details.lastName.slice(0, 8).toLowerCase(),
          IsActive: details.isActive ?? true,
          ProfileId: byName('Profile', details.profile).Id,
        },
        systemUserId,
      );
      assign(Id, details.permissionSets ?? []);
      return { id: Id, username: details.username };
    },
    setPermissionSets(userId, names) {
      const assignment = org.schema.getObject('PermissionSetAssignment');
      for (const each of [...org.store.list(assignment)]) {
        if (each.AssigneeId === toId(userId)) org.store.remove(assignment, each.Id);
      }
      assign(toId(userId), names);
    },
    allowField(permissionSet, field, right) {
      const set = org.metadata.permissionSets.find(({ name }) => name === permissionSet);
      if (!set) throw new Error(`the org has no permission set ${permissionSet}`);
      set.fields.push({ field, read: true, edit: right === 'edit' });
      org.changed();
    },
    deactivateUser: (userId) => setActive(userId, false),
    activateUser: (userId) => setActive(userId, true),
    registerClient: (client) => void org.clients.set(client.clientId, client),
    sessionFor(userId) {
      const id = toId(userId);
      if (!org.store.find(user, id)) throw new Error(`the org has no user ${userId}`);
      return org.sessions.open(id);
    },
    expireSessions: () => org.sessions.endAll(),
    expireQueryLocators: () => org.cursors.expireAll(),
    addPicklistValue(object, fieldName, value, { label = value, active = true } = {}) {
      const field = findField(org.schema.getObject(object), fieldName);
      if (!field) throw new Error(`${object} has no field ${fieldName}`);
      const known = field.values.find((each) => each.value === value);
      if (known) Object.assign(known, { label, active });
      else field.values.push({ value, label, active, isDefault: false });
      org.changed();
    },
    setSharing: (object, sharing) => void org.sharing.set(org.schema.getObject(object).name, sharing),
    addAutomation: (object, automation) => append(org.hooks.automations, org.schema.getObject(object).name, automation),
    addValidationRule: (object, rule) => append(org.hooks.validationRules, org.schema.getObject(object).name, rule),
    addDuplicateRule: (object, rule) => append(org.hooks.duplicateRules, org.schema.getObject(object).name, rule),
    lockRecord(id) {
      org.hooks.lockedIds.add(toId(id));
      return () => void org.hooks.lockedIds.delete(toId(id));
    },
    setDailyRequestLimit(max) {
      org.usage.max = max;
    },
    resetRequestCount: () => org.usage.reset(),
    seed: (object, records) =>
      org.store.transaction(() =>
        records.map((fields) => placeRecord(org, object, withLongIds(org, object, fields), systemUserId).Id),
      ),
    findRecord(object, id) {
      const record = org.store.find(org.schema.getObject(object), toId(id));
      return record ? withBlanks(org, object, record) : null;
    },
    listRecords: (object) =>
      [...org.store.list(org.schema.getObject(object))].map((record) => withBlanks(org, object, record)),
    undelete: (id) => undeleteRecord({ org, access: org.accessOf(systemUserId) }, toId(id)),
    merge: (object, winner, loser) => {
      const caller = { org, access: org.accessOf(systemUserId) };
      mergeRecords(caller, org.schema.getObject(object), toId(winner), toId(loser));
    },
  };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): () => void {
  lists.set(key, [...(lists.get(key) ?? []), item]);
  return () =>
    void lists.set(
      key,
      (lists.get(key) ?? []).filter((each) => each !== item),
    );
}

/** Seeds may say ids in 15 characters; a field that the object lacks is a mistake of the seeder. */
function withLongIds(org: Org, objectName: string, fields: Record<string, FieldValue>): Record<string, FieldValue> {
  const object = org.schema.getObject(objectName);
  const entries = Object.entries(fields).map(([name, value]) => {
    const field = findField(object, name);
    if (!field) throw new Error(`${objectName} has no field ${name}`);
    const isId = field.type === 'id' || field.type === 'reference';
    return [field.name, isId && typeof value === 'string' ? normalizeId(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** A record with each field of its object, null where nothing is stored. */
function withBlanks(org: Org, objectName: string, record: StoredRecord): StoredRecord {
  const blanks = [...org.schema.getObject(objectName).fields.values()].map(({ name }) => [name, null]);
  return { ...Object.fromEntries(blanks), ...record };
}
