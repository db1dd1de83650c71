import { requireObjectScope } from '../access/scopes.ts';
import type { Account } from '../account.ts';
import type { ApiProblem } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { archiveRecord } from '../records/save.ts';
import { findByUniqueValue, requireUnique } from '../records/unique-value.ts';
import { planEach, readBatch, refuseDuplicates, toBatchResponse, traceOf } from './batch.ts';
import { callerOf, type Endpoints, getTypeOf, queryFlag } from './context.ts';
import { toObjectBody, toWrittenBody } from './representation.ts';
import { planCreate, planUpdate } from './write-object.ts';

export const mostInBatch = 100;

/** `/crm/v3/objects/{type}/batch/{read|create|update|archive}`. */
export const objectBatches: Endpoints = (api, account) => {
  const now = () => account.clock().toISOString();

  api.post('/crm/v3/objects/:type/batch/read', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireObjectScope(callerOf(c), type, 'read');
    const { inputs, body } = await readBatch(c, mostInBatch);
    const properties = Array.isArray(body.properties) ? body.properties.map(String) : [];
    const idProperty = toIdProperty(body.idProperty);
    if (idProperty !== null) requireUnique(account, type, idProperty);
    const ids = [...new Set(inputs.map(({ id }) => String(id)))];
    const found = ids.map((id) => findById(account, type, id, idProperty, queryFlag(c, 'archived')));
    const missing = ids.filter((_, index) => !found[index]);
    const results = found.flatMap((record) => (record ? [toObjectBody(account, type, record, properties)] : []));
    return toBatchResponse(c, now(), results, missingRecords(type, missing));
  });

  api.post('/crm/v3/objects/:type/batch/create', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    const { inputs } = await readBatch(c, mostInBatch);
    refuseSharedUniqueValues(account, type, inputs);
    const { planned, errors } = planEach(inputs, (input) => planCreate(account, caller.actor, type, input));
    const results = planned.map(({ input, write }) => ({
      ...toWrittenBody(account, type, write()),
      ...traceOf(input),
    }));
    return toBatchResponse(c, now(), results, errors, 201);
  });

  api.post('/crm/v3/objects/:type/batch/update', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    const { inputs } = await readBatch(c, mostInBatch);
    const idProperty = toIdProperty(inputs[0]?.idProperty);
    if (idProperty !== null) requireUnique(account, type, idProperty);
    refuseDuplicates(inputs.map(({ id }) => String(id)));
    const found = inputs.map((input) => ({
      input,
      record: findById(account, type, String(input.id), idProperty, false),
    }));
    const missing = found.filter(({ record }) => !record).map(({ input }) => String(input.id));
    const planned = found.flatMap(({ input, record }) =>
      record ? [{ input, write: planUpdate(account, caller.actor, type, record, input) }] : [],
    );
    refuseSharedUniqueValues(account, type, inputs);
    const results = planned.map(({ input, write }) => ({
      ...toWrittenBody(account, type, write()),
      ...traceOf(input),
    }));
    return toBatchResponse(c, now(), results, missingRecords(type, missing));
  });

  api.post('/crm/v3/objects/:type/batch/archive', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    const { inputs } = await readBatch(c, mostInBatch);
    for (const { id } of inputs) {
      const record = account.records.find(type, String(id));
      if (record) archiveRecord(account, caller.actor, type, record);
    }
    return c.body(null, 204);
  });
};

function toIdProperty(given: unknown): string | null {
  return typeof given === 'string' && given !== '' ? given : null;
}

function findById(
  account: Account,
  type: ObjectType,
  id: string,
  idProperty: string | null,
  archived: boolean,
): StoredRecord | undefined {
  if (idProperty !== null) return findByUniqueValue(account, type, idProperty, id);
  const record = account.records.find(type, id);
  return record && (record.archivedAt !== null) === archived ? record : undefined;
}

function missingRecords(type: ObjectType, ids: readonly string[]): ApiProblem[] {
  if (ids.length === 0) return [];
  const message = `Could not get some ${type.singular.toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`;
  return [{ category: 'OBJECT_NOT_FOUND', message, context: { ids } }];
}

/** Two records of one batch may not share what only one record may have. */
export function refuseSharedUniqueValues(
  account: Account,
  type: ObjectType,
  inputs: readonly Record<string, unknown>[],
): void {
  for (const { name, hasUniqueValue } of account.schema.list(type)) {
    if (!hasUniqueValue) continue;
    const values = inputs.flatMap(({ properties }) => {
      const value = (properties as Record<string, unknown> | undefined)?.[name];
      return typeof value === 'string' && value !== '' ? [value.toLowerCase()] : [];
    });
    refuseDuplicates(values);
  }
}
