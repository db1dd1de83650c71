import type { CrmSnapshot, SnapshotReading } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import type { Columns, FieldReader } from './columns.ts';
import { readKnown, readWhole } from './columns.ts';
import { toInstant } from './instant.ts';
import { toObject } from './objects.ts';
import type { Row } from './query-pages.ts';
import type { RecordColumns } from './record-columns.ts';
import { toRecordId } from './record-id.ts';

export function toRecord<R>(columns: Columns<R>, row: Row): R {
  const record = readWhole(columns, pathReader(row));
  if (record === null) {
    throw new CrmFailure('unavailable', 'Salesforce left fields out of an answer that were asked for.', { cause: row });
  }
  return record;
}

/** A lookup's fields come nested, and a blank lookup as null: everything behind it is blank too. */
const pathReader =
  (row: Row): FieldReader =>
  (path) =>
    path.split('.').reduce<unknown>((value, name) => (isRow(value) ? value[name] : value), row);

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** A snapshot's fields come flat, by path, from Apex; those that the viewer may not read are absent. */
export function toReading(columns: RecordColumns, snapshot: CrmSnapshot): SnapshotReading {
  const object = toObject(snapshot.object);
  const id = toRecordId(snapshot.id);
  const modifiedAt = toInstant(snapshot.modifiedAt);
  if (object === null || id === null || modifiedAt === null) {
    throw new CrmFailure(
      'rejected',
      `${snapshot.object} ${snapshot.id} is no record whose snapshot Tierline can read.`,
    );
  }
  const read: FieldReader = (path) => (Object.hasOwn(snapshot.fields, path) ? snapshot.fields[path] : undefined);
  const identity = { id, modifiedAt };
  if (object === 'organization') return { object, record: { ...readKnown(columns.organization, read), ...identity } };
  if (object === 'contact') return { object, record: { ...readKnown(columns.contact, read), ...identity } };
  return { object, record: { ...readKnown(columns[object], read), ...identity } };
}
