import { refuse, resourceNotFound } from '../api-error.ts';
import type { Caller } from '../org.ts';
import { normalizeId } from '../record-id.ts';
import { deleteRecord } from '../records/delete.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { toRestRecord } from '../records/representation.ts';
import { insertRecord, updateRecord } from '../records/save.ts';
import type { SObject } from '../schema/sobject.ts';
import { type Ctx, callerOf, type Endpoints, getVisibleObject, readJson, versionOf } from './context.ts';
import { requestedFields } from './requested-fields.ts';

/** "sObject Basic Information" and "sObject Rows". */
export const sobjectRows: Endpoints = (api) => {
  api.post('/sobjects/:object', async (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const record = insertRecord(callerOf(c), object, await readJson(c));
    c.header('Location', `/services/data/v${versionOf(c)}/sobjects/${object.name}/${record.Id}`);
    return c.json({ id: record.Id, success: true, errors: [] }, 201);
  });
  api.get('/sobjects/:object/:id', (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const record = findReadable(callerOf(c), object, toId(object, c.req.param('id'))) ?? resourceNotFound();
    return c.json(toRestRecord(object, record, requestedFields(c, object), versionOf(c)));
  });
  api.patch('/sobjects/:object/:id', async (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const input = await readJson(c);
    checkPreconditions(c, object, toId(object, c.req.param('id')));
    updateRecord(callerOf(c), object, toId(object, c.req.param('id')), input);
    return c.body(null, 204);
  });
  api.delete('/sobjects/:object/:id', (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    deleteRecord(callerOf(c), object, toId(object, c.req.param('id')));
    return c.body(null, 204);
  });
};

export function findReadable({ org, access }: Caller, object: SObject, id: string): StoredRecord | null {
  const record = org.store.find(object, id);
  return record && !record.IsDeleted && access.canReadRecord(object, record) ? record : null;
}

function toId(object: SObject, text: string): string {
  const message = `${object.label} ID: id value of incorrect type: ${text}`;
  return normalizeId(text) ?? refuse(400, 'MALFORMED_ID', message, ['Id']);
}

/** "Conditional Request Headers": compared in whole seconds. */
function checkPreconditions(c: Ctx, object: SObject, id: string): void {
  const since = Date.parse(c.req.header('If-Unmodified-Since') ?? '');
  const record = findReadable(callerOf(c), object, id);
  const modified = record && Date.parse(String(record.LastModifiedDate));
  if (modified && !Number.isNaN(since) && modified > since) {
    refuse(412, 'PRECONDITION_FAILED', `The resource was modified after ${c.req.header('If-Unmodified-Since')}`);
  }
}
