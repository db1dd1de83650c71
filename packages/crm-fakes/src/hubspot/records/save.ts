import { type Account, type Actor, nobody } from '../account.ts';
import type { ObjectType } from '../object-type.ts';
import { newLeadStage } from '../schema/pipelines.ts';
import { readProperties } from './read-properties.ts';
import type { StoredRecord } from './record-store.ts';

/** Stores a new record of values that were checked, and tells of it. */
export function createRecord(
  account: Account,
  actor: Actor,
  type: ObjectType,
  values: Readonly<Record<string, string>>,
): StoredRecord {
  const now = account.clock().toISOString();
  const record: StoredRecord = {
    id: account.records.nextId(type),
    properties: withoutBlanks({ ...startingValues(account, type), ...values, ...authorship(actor) }),
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
  };
  account.records.put(type, record);
  account.tell({ kind: 'creation', record: { type, id: record.id } }, actor);
  tellDifferences(account, actor, type, {}, record);
  runWorkflows(account, type, record.id);
  return record;
}

/** A write that changes nothing moves no stamp and is not told. */
export function updateRecord(
  account: Account,
  actor: Actor,
  type: ObjectType,
  record: StoredRecord,
  values: Readonly<Record<string, string>>,
): StoredRecord {
  const changed = Object.entries(values).some(([name, value]) => (record.properties[name] ?? '') !== value);
  if (!changed) return record;
  const before = readProperties(account, type, record);
  const editor: Record<string, string> = actor.userId === null ? {} : { hs_updated_by_user_id: String(actor.userId) };
  const saved: StoredRecord = {
    ...record,
    properties: withoutBlanks({ ...record.properties, ...values, ...editor }),
    updatedAt: account.clock().toISOString(),
  };
  account.records.put(type, saved);
  tellDifferences(account, actor, type, before, saved);
  runWorkflows(account, type, saved.id);
  return saved;
}

/** They set off no others. Whoever saved the record has his answer without what they do: in HubSpot they come later. */
function runWorkflows(account: Account, type: ObjectType, id: string): void {
  const workflows = account.workflows.get(type.name) ?? [];
  account.workflows.delete(type.name);
  for (const workflow of workflows) {
    const record = account.records.find(type, id);
    const values = record && workflow(record.properties);
    if (record && values) updateRecord(account, nobody, type, record, values);
  }
  account.workflows.set(type.name, workflows);
}

/** Stamps a record of which HubSpot itself has set a property, and tells of that property. */
export function touchRecord(account: Account, actor: Actor, type: ObjectType, id: string, name: string): void {
  const record = account.records.find(type, id);
  if (!record) return;
  account.records.put(type, { ...record, updatedAt: account.clock().toISOString() });
  const value = readProperties(account, type, record)[name] ?? null;
  account.tell({ kind: 'propertyChange', record: { type, id }, name, value }, actor);
}

/** Into the recycling bin. Its associations stay, unseen, until it is restored. */
export function archiveRecord(account: Account, actor: Actor, type: ObjectType, record: StoredRecord): void {
  if (record.archivedAt !== null) return;
  account.records.put(type, { ...record, archivedAt: account.clock().toISOString() });
  account.tell({ kind: 'deletion', record: { type, id: record.id } }, actor);
}

export function restoreRecord(account: Account, actor: Actor, type: ObjectType, record: StoredRecord): void {
  if (record.archivedAt === null) return;
  account.records.put(type, { ...record, archivedAt: null, updatedAt: account.clock().toISOString() });
  account.tell({ kind: 'restore', record: { type, id: record.id } }, actor);
}

function startingValues(account: Account, type: ObjectType): Record<string, string> {
  const pipeline = account.pipelines.list(type)[0];
  if (!type.pipeline || !pipeline) return {};
  if (type.name === 'leads') {
    return { [type.pipeline.property]: pipeline.id, [type.pipeline.stageProperty]: newLeadStage };
  }
  const currency = account.currencies[0];
  return { [type.pipeline.property]: pipeline.id, ...(currency !== undefined && { deal_currency_code: currency }) };
}

function authorship({ userId, appId }: Actor): Record<string, string> {
  return {
    hs_object_source: appId === null ? 'CRM_UI' : 'INTEGRATION',
    ...(appId !== null && { hs_object_source_id: String(appId) }),
    ...(userId !== null && { hs_created_by_user_id: String(userId), hs_updated_by_user_id: String(userId) }),
  };
}

export function withoutBlanks(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function tellDifferences(
  account: Account,
  actor: Actor,
  type: ObjectType,
  before: Readonly<Record<string, string>>,
  record: StoredRecord,
): void {
  const after = readProperties(account, type, record);
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[name] ?? null;
    if ((before[name] ?? null) === value) continue;
    account.tell({ kind: 'propertyChange', record: { type, id: record.id }, name, value }, actor);
  }
}
