import { refuse, resourceNotFound } from '../api-error.ts';
import type { Caller } from '../org.ts';
import { coerce } from '../records/coerce.ts';
import { deleteRecord } from '../records/delete.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { toRestRecord } from '../records/representation.ts';
import type { RecordInput } from '../records/resolve-input.ts';
import { insertRecord, updateRecord } from '../records/save.ts';
import type { Field } from '../schema/field.ts';
import { findField, type SObject } from '../schema/sobject.ts';
import { type Ctx, callerOf, type Endpoints, getVisibleObject, readJson, versionOf } from './context.ts';
import { requestedFields } from './requested-fields.ts';

/** "sObject Rows by External ID". */
export const upsert: Endpoints = (api) => {
  api.post('/sobjects/:object/Id', async (c) => {
    const record = insertRecord(callerOf(c), getVisibleObject(c, c.req.param('object')), await readJson(c));
    return c.json({ id: record.Id, success: true, errors: [], created: true }, 201);
  });
  api.on(['PATCH', 'POST'], '/sobjects/:object/:field/:value', async (c) => {
    const { object, field, value } = parametersOf(c);
    const input = await readJson(c);
    const matches = findMatches(callerOf(c), object, field, value);
    if (matches.length > 1) return severalChoices(c, object, matches);
    if (matches.length === 0 && c.req.query('updateOnly') === 'true') return resourceNotFound();
    const { id, created } = upsertRecord(callerOf(c), object, field, value, input);
    if (created) c.header('Location', `/services/data/v${versionOf(c)}/sobjects/${object.name}/${id}`);
    return c.json({ id, success: true, errors: [], created }, created ? 201 : 200);
  });
  api.get('/sobjects/:object/:field/:value', (c) => {
    const { object, field, value } = parametersOf(c);
    const matches = findMatches(callerOf(c), object, field, value);
    if (matches.length > 1) return severalChoices(c, object, matches);
    const [record] = matches;
    if (!record) return resourceNotFound();
    return c.json(toRestRecord(object, record, requestedFields(c, object), versionOf(c)));
  });
  api.delete('/sobjects/:object/:field/:value', (c) => {
    const { object, field, value } = parametersOf(c);
    const matches = findMatches(callerOf(c), object, field, value);
    if (matches.length > 1) return severalChoices(c, object, matches);
    const [record] = matches;
    if (!record) return resourceNotFound();
    deleteRecord(callerOf(c), object, record.Id);
    return c.body(null, 204);
  });
};

/** Inserts or updates by a value of an external id that at most one record has. */
export function upsertRecord(
  caller: Caller,
  object: SObject,
  field: Field,
  value: unknown,
  input: RecordInput,
): { id: string; created: boolean } {
  const matches = findMatches(caller, object, field, value);
  if (matches.length > 1) {
    const message = `${field.name}: more than one record found for external id field: [${matches.map(({ Id }) => Id).join(', ')}]`;
    refuse(400, 'DUPLICATE_EXTERNAL_ID', message, []);
  }
  const [match] = matches;
  if (match) return { id: updateRecord(caller, object, match.Id, input).Id, created: false };
  return { id: insertRecord(caller, object, { ...input, [field.name]: value }).Id, created: true };
}

export function getExternalIdField({ access }: Caller, object: SObject, name: string): Field {
  const field = findField(object, name);
  if (field && access.canReadField(object, field) && (field.externalId || field.type === 'id')) return field;
  return refuse(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`);
}

function parametersOf(c: Ctx) {
  const object = getVisibleObject(c, c.req.param('object') ?? '');
  const field = getExternalIdField(callerOf(c), object, c.req.param('field') ?? '');
  return { object, field, value: c.req.param('value') ?? '' };
}

function findMatches({ org, access }: Caller, object: SObject, field: Field, value: unknown): StoredRecord[] {
  const fold = (each: unknown) => (field.caseSensitive ? each : String(each).toLowerCase());
  const wanted = fold(coerce(field, value));
  return [...org.store.list(object)].filter(
    (record) => !record.IsDeleted && fold(record[field.name]) === wanted && access.canReadRecord(object, record),
  );
}

/** The answer to an ambiguous external id: where each of the records is. */
function severalChoices(c: Ctx, object: SObject, matches: readonly StoredRecord[]): Response {
  const urls = matches.map(({ Id }) => `/services/data/v${versionOf(c)}/sobjects/${object.name}/${Id}`);
  return c.json(urls, 300);
}
