import { refuse, SalesforceError } from '../api-error.ts';
import type { Caller } from '../org.ts';
import type { FieldValue } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import { countNumbers } from './auto-number.ts';
import { derive } from './derive.ts';
import type { StoredRecord } from './record-store.ts';
import { type RecordInput, resolveInput } from './resolve-input.ts';
import type { SaveContext } from './save-hooks.ts';
import { nowOf } from './timestamps.ts';
import { validate } from './validate.ts';

export function insertRecord(caller: Caller, object: SObject, input: RecordInput): StoredRecord {
  const { org, access } = caller;
  if (!access.object(object).create) {
    refuse(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
  }
  if (Object.keys(input).some((name) => name.toLowerCase() === 'id')) {
    refuse(400, 'INVALID_FIELD', 'cannot specify Id in an insert call', ['Id']);
  }
  const given = resolveInput(caller, object, input, 'insert');
  return org.store.transaction(() => {
    const counted = countNumbers(org, object);
    const draft = { ...defaultsOf(caller, object, given), ...given, ...counted, Id: org.store.nextId(object) };
    return commit(caller, object, draft, null);
  });
}

export function updateRecord(caller: Caller, object: SObject, id: string, input: RecordInput): StoredRecord {
  const { org } = caller;
  const given = resolveInput(caller, object, input, 'update');
  const previous = getWritable(caller, object, id, 'edit');
  return org.store.transaction(() => commit(caller, object, { ...previous, ...given, Id: previous.Id }, previous));
}

/** The record, or the refusal that Salesforce gives for a missing, deleted, foreign or locked one. */
export function getWritable(
  { org, access }: Caller,
  object: SObject,
  id: string,
  right: 'edit' | 'delete',
): StoredRecord {
  const record = org.store.find(object, id);
  if (!record || !access.canReadRecord(object, record)) {
    refuse(404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
  }
  if (record.IsDeleted) refuse(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  const allowed = right === 'edit' ? access.canEditRecord(object, record) : access.canDeleteRecord(object, record);
  if (!allowed) refuse(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
  if (org.hooks.lockedIds.has(record.Id)) {
    refuse(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', []);
  }
  return record;
}

function defaultsOf(
  { org, access }: Caller,
  object: SObject,
  given: Record<string, FieldValue>,
): Record<string, FieldValue> {
  const recordType = object.recordTypes.find(({ id }) => id === given.RecordTypeId);
  const defaults: Record<string, FieldValue> = {};
  for (const field of object.fields.values()) {
    defaults[field.name] = recordType?.picklists.get(field.name)?.defaultValue ?? field.defaultValue;
  }
  if ('ownerid' in Object.fromEntries(object.fields)) defaults.OwnerId = access.userId;
  const createdDate = nowOf(org.clock);
  return { ...defaults, CreatedDate: createdDate, CreatedById: access.userId };
}

function commit(
  { org, access }: Caller,
  object: SObject,
  draft: StoredRecord,
  previous: StoredRecord | null,
): StoredRecord {
  if (object.name === 'Lead' && previous?.IsConverted) {
    refuse(400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', []);
  }
  const context: SaveContext = {
    operation: previous ? 'update' : 'insert',
    object: object.name,
    previous,
    userId: access.userId,
  };
  let record = derive(org, object, draft, previous);
  for (const automation of org.hooks.automations.get(object.name) ?? []) {
    record = derive(org, object, { ...record, ...automation(record, context), Id: record.Id }, previous);
  }
  const problems = validate(org, object, record, previous);
  if (problems.length > 0) throw new SalesforceError(400, problems);
  applyValidationRules(org.hooks.validationRules.get(object.name) ?? [], record, context);
  if (org.hooks.duplicateRules.get(object.name)?.some((isDuplicate) => isDuplicate(record, context))) {
    refuse(400, 'DUPLICATES_DETECTED', 'Use one of these records?', []);
  }
  const now = nowOf(org.clock);
  const saved = { ...record, LastModifiedDate: now, LastModifiedById: access.userId, SystemModstamp: now };
  org.store.put(object, saved);
  return saved;
}

function applyValidationRules(
  rules: readonly ((
    record: StoredRecord,
    context: SaveContext,
  ) => string | { message: string; field: string } | null)[],
  record: StoredRecord,
  context: SaveContext,
): void {
  const problems = rules.flatMap((rule) => {
    const refusal = rule(record, context);
    if (refusal === null) return [];
    const { message, field } = typeof refusal === 'string' ? { message: refusal, field: null } : refusal;
    return [{ message, errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: field === null ? [] : [field] }];
  });
  if (problems.length > 0) throw new SalesforceError(400, problems);
}
