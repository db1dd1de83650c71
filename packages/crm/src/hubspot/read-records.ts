import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { Crm, CrmObject, CrmPage, CrmRecords, ListQuery } from '@tierline/domain/crm';
import { hasReason } from './failure.ts';
import { fieldValuesOf } from './field-values.ts';
import { findRow } from './find-row.ts';
import { findRows } from './find-rows.ts';
import { listChanges } from './list-changes.ts';
import { listRecords, type RowPage } from './list-records.ts';
import { objectName } from './objects.ts';
import { toRecordId } from './record-id.ts';
import { createRecordReader, type Reading } from './record-reader.ts';
import type { RecordRow } from './record-row.ts';
import { readProperties } from './watched.ts';

/** Reads records, with the fields beside their own that were asked for. */
export function createReads(reading: Reading, pageSize: number): Pick<Crm, 'list' | 'find' | 'findMany'> {
  const { client, account, fields } = reading;
  const reader = createRecordReader(reading);

  async function prepare<K extends CrmObject>(object: K, names: readonly string[] = []) {
    const isSynced = object === 'organization' || object === 'contact';
    const known = isSynced || names.length > 0 ? await account.properties[object].get() : null;
    const asked = known?.properties.filter(({ name }) => names.includes(name)) ?? [];
    const properties = new Set([...readProperties(fields, object, known), ...asked.map(({ name }) => name)]);
    const read = async (rows: readonly RecordRow[]): Promise<CrmRecords[K][]> => {
      const records = await reader[object](rows);
      return names.length === 0 ? records : records.map((record, at) => withFields(record, rows[at], asked));
    };
    return { properties: [...properties], read };
  }

  async function* list<K extends CrmObject>(object: K, query: ListQuery): AsyncGenerator<CrmPage<CrmRecords[K]>> {
    const { since, deletedSince, after: from = null } = query;
    try {
      const { properties, read } = await prepare(object, query.fields);
      const request = { type: objectName(object), properties, pageSize };
      const pages =
        since === null
          ? listRecords(client, request, { from })
          : inPages(listChanges(client, request, since, deletedSince));
      for await (const { rows, after } of pages) yield { records: await read(rows), after };
    } catch (error) {
      // An account that keeps its leads or contacts to itself does not grant their scopes, and is whole without them.
      if ((object !== 'lead' && object !== 'contact') || !hasReason(error, 'MISSING_SCOPES')) throw error;
    }
  }

  return {
    list,
    async find(object, id, names) {
      const recordId = toRecordId(id);
      if (recordId === null) return null;
      const { properties, read } = await prepare(object, names);
      const row = await findRow(client, objectName(object), recordId, properties);
      if (row === null) return null;
      const [record] = await read([row]);
      return record ?? null;
    },
    async findMany(object, ids, names) {
      const recordIds = ids.map(toRecordId).filter((id) => id !== null);
      if (recordIds.length === 0) return [];
      const { properties, read } = await prepare(object, names);
      return read(await findRows(client, objectName(object), properties, recordIds));
    },
  };
}

const withFields = <R extends object>(record: R, row: RecordRow | undefined, asked: readonly Property[]): R => ({
  ...record,
  fields: fieldValuesOf(row?.properties ?? {}, asked),
});

async function* inPages(changes: AsyncIterable<RecordRow[]>): AsyncGenerator<RowPage> {
  for await (const rows of changes) yield { rows, after: null };
}
