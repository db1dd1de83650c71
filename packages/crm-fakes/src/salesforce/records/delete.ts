import { refuse } from '../api-error.ts';
import type { Caller, Org } from '../org.ts';
import { keyPrefixOf } from '../record-id.ts';
import type { SObject } from '../schema/sobject.ts';
import type { Deletion, StoredRecord } from './record-store.ts';
import { getWritable } from './save.ts';
import { nowOf, toInstant } from './timestamps.ts';

const binDays = 15;

/** Moves a record to the recycle bin, with what belongs to it; lookups to it are blanked, or refuse. */
export function deleteRecord(caller: Caller, object: SObject, id: string): void {
  const record = getWritable(caller, object, id, 'delete');
  const { store } = caller.org;
  store.transaction(() => {
    const deletion: Deletion = {
      object: object.name,
      id: record.Id,
      at: nowOf(caller.org.clock),
      cascaded: [],
      cleared: [],
    };
    discard(caller, object, record, deletion);
    store.setDeletion(record.Id, deletion);
  });
}

/** Brings a record back with what was deleted along, and lookups that nobody has set anew since. */
export function undeleteRecord(caller: Caller, id: string): void {
  const { org } = caller;
  const deletion = org.store.deletions.get(id);
  if (!deletion) refuse(400, 'UNDELETE_FAILED', 'Entity is not in the recycle bin', []);
  org.store.transaction(() => {
    for (const each of [{ object: deletion.object, id }, ...deletion.cascaded]) {
      touch(caller, org.schema.getObject(each.object), each.id, { IsDeleted: false, MasterRecordId: null });
    }
    for (const { object, id: referrer, field } of deletion.cleared) {
      const record = org.store.find(org.schema.getObject(object), referrer);
      if (record && (record[field] ?? null) === null)
        touch(caller, org.schema.getObject(object), referrer, { [field]: id });
    }
    org.store.setDeletion(id, null);
  });
}

/** The recycle bin keeps records for 15 days. */
export function purgeExpired(org: Org): void {
  const limit = toInstant(new Date(org.clock().getTime() - binDays * 24 * 3600 * 1000));
  for (const deletion of [...org.store.deletions.values()]) {
    if (deletion.at >= limit) continue;
    org.store.transaction(() => {
      for (const each of [deletion, ...deletion.cascaded]) org.store.remove(org.schema.getObject(each.object), each.id);
      org.store.setDeletion(deletion.id, null);
    });
  }
}

function discard(caller: Caller, object: SObject, record: StoredRecord, deletion: Deletion): void {
  touch(caller, object, record.Id, { IsDeleted: true });
  for (const { child, field } of caller.org.schema.childRelationships(object)) {
    if (child.setup || child.virtual) continue;
    for (const referrer of [...caller.org.store.list(child)]) {
      if (referrer[field.name] !== record.Id || referrer.IsDeleted) continue;
      if (field.onDelete === 'Restrict') refuseDeletion(record, referrer);
      if (field.onDelete === 'Cascade') {
        deletion.cascaded.push({ object: child.name, id: referrer.Id });
        discard(caller, child, referrer, deletion);
      } else {
        deletion.cleared.push({ object: child.name, id: referrer.Id, field: field.name });
        const stamp = nowOf(caller.org.clock);
        caller.org.store.put(child, { ...referrer, [field.name]: null, SystemModstamp: stamp });
      }
    }
  }
}

function refuseDeletion(record: StoredRecord, referrer: StoredRecord): never {
  const message = `Your attempt to delete ${record.Name ?? record.Id} could not be completed because it is associated with the following records: ${keyPrefixOf(referrer.Id)} ${referrer.Id}`;
  refuse(400, 'DELETE_FAILED', message, []);
}

export function touch({ org, access }: Caller, object: SObject, id: string, change: Partial<StoredRecord>): void {
  const record = org.store.find(object, id);
  if (!record) return;
  const now = nowOf(org.clock);
  org.store.put(object, {
    ...record,
    ...change,
    Id: record.Id,
    LastModifiedDate: now,
    LastModifiedById: access.userId,
    SystemModstamp: now,
  } as StoredRecord);
}
