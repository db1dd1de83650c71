import { type ApiProblem, refuse, SalesforceError } from '../api-error.ts';
import type { Caller } from '../org.ts';
import { keyPrefixOf, normalizeId } from '../record-id.ts';
import { deleteRecord } from '../records/delete.ts';
import { toRestRecord } from '../records/representation.ts';
import type { RecordInput } from '../records/resolve-input.ts';
import { insertRecord, updateRecord } from '../records/save.ts';
import type { SObject } from '../schema/sobject.ts';
import { type Ctx, callerOf, type Endpoints, getVisibleObject, readJson, versionOf } from './context.ts';
import { namedFields } from './requested-fields.ts';
import { findReadable } from './sobject-rows.ts';
import { getExternalIdField, upsertRecord } from './upsert.ts';

const most = 200;

interface Saved {
  id: string;
  created?: boolean;
}

type SaveResult =
  | (Saved & { success: true; errors: [] })
  | { id?: string; success: false; errors: { statusCode: string; message: string; fields: readonly string[] }[] };

/** "sObject Collections": many records in one request, each with its own result. */
export const collections: Endpoints = (api) => {
  api.post('/composite/sobjects', async (c) => {
    const { records, allOrNone } = await readRecords(c);
    const work = records.map((record) => () => {
      const { Id } = insertRecord(callerOf(c), getObjectOf(callerOf(c), record), record);
      return { id: Id };
    });
    return c.json(runEach(callerOf(c), work, allOrNone));
  });
  api.patch('/composite/sobjects', async (c) => {
    const { records, allOrNone } = await readRecords(c);
    const twice = findTwice(records.map(idOf));
    const work = records.map((record) => () => {
      const { id, rest } = splitId(record);
      if (twice.has(id)) refuse(400, 'DUPLICATE_VALUE', `Duplicate id specified: ${id}`, []);
      updateRecord(callerOf(c), getObjectOf(callerOf(c), record), id, rest);
      return { id };
    });
    return c.json(runEach(callerOf(c), work, allOrNone));
  });
  api.delete('/composite/sobjects', (c) => {
    const ids = (c.req.query('ids') ?? '').split(',').filter((id) => id !== '');
    checkCount(ids.length);
    const work = ids.map((text) => () => {
      const id = normalizeId(text) ?? refuse(400, 'MALFORMED_ID', `malformed id ${text}`, []);
      const object = callerOf(c).org.schema.findByKeyPrefix(keyPrefixOf(id));
      deleteRecord(callerOf(c), object ?? unknownId(), id);
      return { id };
    });
    return c.json(runEach(callerOf(c), work, c.req.query('allOrNone') === 'true'));
  });
  api.patch('/composite/sobjects/:object/:field', async (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const field = getExternalIdField(callerOf(c), object, c.req.param('field'));
    const { records, allOrNone } = await readRecords(c);
    const fold = (value: unknown) => (field.caseSensitive ? value : value && String(value).toLowerCase());
    const twice = findTwice(records.map((record) => fold(record[field.name])));
    const work = records.map((record) => () => {
      const { [field.name]: value = null, ...rest } = record;
      if (twice.has(fold(value))) {
        refuse(400, 'DUPLICATE_VALUE', `Duplicate external id specified: ${value}`, [field.name]);
      }
      return value === null
        ? { id: insertRecord(callerOf(c), object, rest).Id, created: true }
        : upsertRecord(callerOf(c), object, field, value, rest);
    });
    return c.json(runEach(callerOf(c), work, allOrNone));
  });
  api.get('/composite/sobjects/:object', (c) =>
    retrieve(c, (c.req.query('ids') ?? '').split(','), (c.req.query('fields') ?? '').split(',')),
  );
  api.post('/composite/sobjects/:object', async (c) => {
    const { ids, fields } = await readJson(c);
    return retrieve(c, toStrings(ids), toStrings(fields));
  });
};

/** Records that are missing or hidden are null, in their places. */
function retrieve(c: Ctx, ids: readonly string[], names: readonly string[]): Response {
  if (ids.length > 2000)
    refuse(400, 'EXCEEDED_ID_LIMIT', 'record limit reached. cannot submit more than 2000 records in this call');
  const object = getVisibleObject(c, c.req.param('object') ?? '');
  const fields = namedFields(c, object, names);
  const records = ids.map((id) => {
    const record = findReadable(callerOf(c), object, normalizeId(id) ?? '');
    return record && toRestRecord(object, record, fields, versionOf(c));
  });
  return c.json(records);
}

/** Each on its own, or all or none: then the first failure undoes the others. */
function runEach({ org }: Caller, work: readonly (() => Saved)[], allOrNone: boolean): SaveResult[] {
  const results: SaveResult[] = [];
  const undo = Symbol('all or none');
  try {
    org.store.transaction(() => {
      for (const each of work) results.push(attempt(each));
      if (allOrNone && results.some(({ success }) => !success)) throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
    return results.map((result) => (result.success ? rolledBack : result));
  }
  return results;
}

function attempt(work: () => Saved): SaveResult {
  try {
    return { ...work(), success: true, errors: [] };
  } catch (error) {
    if (!(error instanceof SalesforceError) || isMisread(error)) throw error;
    return { success: false, errors: error.problems.map(toSaveError) };
  }
}

/** What cannot be read as records at all is refused as a whole, whatever `allOrNone` says. */
const isMisread = ({ problems }: SalesforceError): boolean =>
  problems.some(({ errorCode, message }) => errorCode === 'JSON_PARSER_ERROR' || message.startsWith('No such column'));

const rolledBack: SaveResult = {
  success: false,
  errors: [
    {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: [],
    },
  ],
};

function toSaveError({ errorCode, message, fields }: ApiProblem) {
  return { statusCode: errorCode, message, fields: fields ?? [] };
}

async function readRecords(c: Ctx): Promise<{ records: RecordInput[]; allOrNone: boolean }> {
  const { records, allOrNone } = await readJson(c);
  if (!Array.isArray(records)) return refuse(400, 'JSON_PARSER_ERROR', 'records: a list of sObjects is required');
  checkCount(records.length);
  checkChunks(records);
  return { records, allOrNone: allOrNone === true };
}

function checkCount(count: number): void {
  if (count <= most) return;
  refuse(400, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${most} records in this call`);
}

/** Neighbours of one type are a chunk; a request may have ten of them. */
function checkChunks(records: readonly RecordInput[]): void {
  const types = records.map(typeOf);
  const chunks = types.filter((type, index) => type !== types[index - 1]).length;
  if (chunks > 10) refuse(400, 'LIMIT_EXCEEDED', `Too many chunks: ${chunks}; a request can process up to 10`);
}

function typeOf({ attributes }: RecordInput): string {
  return typeof attributes === 'object' && attributes !== null && 'type' in attributes ? String(attributes.type) : '';
}

function getObjectOf({ org, access }: Caller, record: RecordInput): SObject {
  const type = typeOf(record);
  const object = org.schema.findObject(type);
  if (object && access.object(object).read) return object;
  return refuse(400, 'INVALID_TYPE', `sObject type '${type}' is not supported.`, []);
}

/** The same record, or key, twice in one call: then neither is worked on. */
function findTwice(keys: readonly unknown[]): ReadonlySet<unknown> {
  return new Set(keys.filter((key, at) => (key ?? null) !== null && keys.indexOf(key) !== at));
}

function idOf(record: RecordInput): string | null {
  const [, text] = Object.entries(record).find(([name]) => name.toLowerCase() === 'id') ?? [];
  return normalizeId(String(text ?? ''));
}

function splitId(record: RecordInput): { id: string; rest: RecordInput } {
  const entry = Object.entries(record).find(([name]) => name.toLowerCase() === 'id');
  if (!entry) return refuse(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', []);
  const [name, text] = entry;
  const id = normalizeId(String(text)) ?? refuse(400, 'MALFORMED_ID', `malformed id ${text}`, ['Id']);
  return { id, rest: Object.fromEntries(Object.entries(record).filter(([key]) => key !== name)) };
}

function toStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function unknownId(): never {
  return refuse(404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
}
