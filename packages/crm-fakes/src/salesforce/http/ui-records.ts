import { refuse, resourceNotFound, SalesforceError } from '../api-error.ts';
import { keyPrefixOf, normalizeId } from '../record-id.ts';
import { deleteRecord } from '../records/delete.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { insertRecord, updateRecord } from '../records/save.ts';
import type { SObject } from '../schema/sobject.ts';
import { type Ctx, callerOf, type Endpoints, readJson } from './context.ts';
import { findReadable } from './sobject-rows.ts';
import { toRecordErrors } from './ui-errors.ts';
import { addPath, toUiRecord, type UiRecord } from './ui-record.ts';

/** "Records" of the User Interface API: what Lightning's own pages and components read and write. */
export const uiRecords: Endpoints = (api) => {
  api.get('/ui-api/records/batch/:ids', (c) => {
    const results = c.req
      .param('ids')
      .split(',')
      .map((id) => attempt(() => ({ statusCode: 200, result: readRecord(c, id) })));
    return c.json({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
  });
  api.get('/ui-api/records/:id', (c) => c.json(readRecord(c, c.req.param('id'))));
  api.post('/ui-api/records', async (c) => {
    const { apiName, fields } = await readJson(c);
    const object = callerOf(c).org.schema.findObject(String(apiName)) ?? resourceNotFound();
    return write(c, object, () => insertRecord(callerOf(c), object, toInput(fields)), 201);
  });
  api.patch('/ui-api/records/:id', async (c) => {
    const { object, id } = locate(c, c.req.param('id'));
    const { fields } = await readJson(c);
    return write(c, object, () => {
      refuseIfModified(c, object, id);
      return updateRecord(callerOf(c), object, id, toInput(fields));
    });
  });
  api.delete('/ui-api/records/:id', (c) => {
    const { object, id } = locate(c, c.req.param('id'));
    deleteRecord(callerOf(c), object, id);
    return c.body(null, 204);
  });
};

function readRecord(c: Ctx, text: string): UiRecord {
  const { object, id } = locate(c, text);
  const record = findReadable(callerOf(c), object, id) ?? resourceNotFound();
  const required = listOf(c, 'fields');
  const optional = listOf(c, 'optionalFields');
  if (required.length + optional.length === 0)
    refuse(400, 'POST_BODY_PARSE_ERROR', 'Missing required parameter: fields or layoutTypes');
  const result = toUiRecord(callerOf(c), object, record);
  for (const path of required) {
    if (!addPath(callerOf(c), object, record, result, withoutObject(path))) unknownField(path);
  }
  for (const path of optional) addPath(callerOf(c), object, record, result, withoutObject(path));
  return result;
}

/** Writes answer with the record as it then is; a refusal is one object with the errors by field. */
function write(c: Ctx, object: SObject, save: () => StoredRecord, status: 200 | 201 = 200): Response {
  const caller = callerOf(c);
  try {
    const record = save();
    const result = toUiRecord(caller, object, record);
    for (const field of object.fields.values()) {
      if (caller.access.canReadField(object, field)) addPath(caller, object, record, result, [field.name]);
    }
    return c.json(result, status);
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return Response.json(toRecordErrors(object, error), { status: error.status });
  }
}

function locate(c: Ctx, text: string): { object: SObject; id: string } {
  const { org, access } = callerOf(c);
  const id = normalizeId(text) ?? resourceNotFound();
  const object = org.schema.findByKeyPrefix(keyPrefixOf(id));
  return object && access.object(object).read ? { object, id } : resourceNotFound();
}

/** "If-Modified-Since" of an update is the stamp that the editor saw: a later change is a conflict. */
function refuseIfModified(c: Ctx, object: SObject, id: string): void {
  const seen = Date.parse(c.req.header('If-Modified-Since') ?? '');
  const record = findReadable(callerOf(c), object, id);
  if (record && !Number.isNaN(seen) && Date.parse(String(record.LastModifiedDate)) > seen) {
    refuse(409, 'CONFLICT', 'The record was modified by another user.');
  }
}

function attempt<T>(work: () => { statusCode: number; result: T }): { statusCode: number; result: unknown } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return { statusCode: error.status, result: error.problems };
  }
}

function listOf(c: Ctx, name: string): string[] {
  return (c.req.query(name) ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');
}

/** `Opportunity.Account.Name` is the path Account, Name. */
function withoutObject(path: string): string[] {
  return path.split('.').slice(1);
}

function unknownField(path: string): never {
  refuse(400, 'INVALID_FIELD', `No such column '${path.split('.').at(-1)}' on entity '${path.split('.')[0]}'`);
}

function toInput(fields: unknown): Record<string, unknown> {
  return typeof fields === 'object' && fields !== null ? { ...fields } : {};
}
