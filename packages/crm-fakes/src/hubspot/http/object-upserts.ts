import { requireObjectScope } from '../access/scopes.ts';
import { invalid } from '../api-error.ts';
import { isObject } from '../is-object.ts';
import { findByUniqueValue, requireUnique } from '../records/unique-value.ts';
import { readBatch, refuseDuplicates, toBatchResponse, traceOf } from './batch.ts';
import { callerOf, type Endpoints, getTypeOf } from './context.ts';
import { mostInBatch, refuseSharedUniqueValues } from './object-batches.ts';
import { toWrittenBody } from './representation.ts';
import { planCreate, planUpdate } from './write-object.ts';

/** `/crm/v3/objects/{type}/batch/upsert`: creates what a unique property does not find, and updates what it finds. */
export const objectUpserts: Endpoints = (api, account) => {
  api.post('/crm/v3/objects/:type/batch/upsert', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    const { inputs } = await readBatch(c, mostInBatch);
    const idProperty = String(inputs[0]?.idProperty ?? invalid('idProperty: a unique property is required'));
    if (inputs.some((input) => input.idProperty !== idProperty)) invalid('All inputs must have the same idProperty');
    requireUnique(account, type, idProperty);
    refuseDuplicates(inputs.map(({ id }) => String(id)));
    refuseSharedUniqueValues(account, type, inputs);
    const planned = inputs.map((input) => {
      const id = String(input.id);
      const found = findByUniqueValue(account, type, idProperty, id);
      const given = isObject(input.properties) ? input.properties : {};
      const properties = found ? given : { [idProperty]: id, ...given };
      const write = found
        ? planUpdate(account, caller.actor, type, found, { properties })
        : planCreate(account, caller.actor, type, { ...input, properties });
      return { input, write, isNew: !found };
    });
    const results = planned.map(({ input, write, isNew }) => ({
      ...toWrittenBody(account, type, write()),
      ...traceOf(input),
      new: isNew,
    }));
    return toBatchResponse(c, account.clock().toISOString(), results, []);
  });
};
