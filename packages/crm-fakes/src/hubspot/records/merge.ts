import type { Account, Actor } from '../account.ts';
import { associate, associationsBetween } from '../associations/associate.ts';
import { type ObjectType, objectTypes } from '../object-type.ts';
import type { StoredRecord } from './record-store.ts';

/** Makes one record of two, under a new id; where both have a value, the primary one's stays. Both go into the bin. */
export function mergeRecords(
  account: Account,
  actor: Actor,
  type: ObjectType,
  primary: StoredRecord,
  other: StoredRecord,
): StoredRecord {
  const now = account.clock().toISOString();
  const moved = Object.keys(other.properties).filter((name) => primary.properties[name] === undefined);
  for (const each of [primary, other]) account.records.put(type, { ...each, archivedAt: now });
  const ids = [primary, other].flatMap((each) => [
    ...(each.properties.hs_merged_object_ids?.split(';') ?? []),
    each.id,
  ]);
  const merged: StoredRecord = {
    id: account.records.nextId(type),
    properties: {
      ...other.properties,
      ...primary.properties,
      hs_merged_object_ids: ids.join(';'),
    },
    createdAt: [primary.createdAt, other.createdAt].sort()[0] ?? now,
    updatedAt: now,
    archivedAt: null,
  };
  account.records.put(type, merged);
  for (const each of [other, primary]) moveAssociations(account, actor, type, each.id, merged.id);
  const mergedIds = [other.id];
  const record = { type, id: merged.id };
  account.tell({ kind: 'merge', record, primaryId: primary.id, mergedIds, propertiesMoved: moved.length }, actor);
  return merged;
}

function moveAssociations(account: Account, actor: Actor, type: ObjectType, fromId: string, toId: string): void {
  for (const otherType of objectTypes) {
    for (const { id } of account.links.listFrom({ type, id: fromId }, otherType)) {
      const other = { type: otherType, id };
      const target = { type, id: toId };
      const types = associationsBetween(account, { type, id: fromId }, other);
      const present = associationsBetween(account, target, other);
      const given = [...present, ...types].filter(({ kind }) => kind !== 'unlabelled');
      associate(account, actor, target, other, given);
    }
  }
}

/** What a record that was merged has become. */
export function findMerged(account: Account, type: ObjectType, id: string): StoredRecord | undefined {
  return account.records
    .list(type)
    .find(
      ({ archivedAt, properties }) => archivedAt === null && properties.hs_merged_object_ids?.split(';').includes(id),
    );
}
