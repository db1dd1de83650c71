import { requireSchemaScope } from '../access/scopes.ts';
import type { ApiProblem } from '../api-error.ts';
import { readBatch, toBatchResponse } from './batch.ts';
import { callerOf, type Endpoints, getTypeOf } from './context.ts';
import { mostInBatch } from './object-batches.ts';
import { archiveProperty, createProperty } from './properties.ts';

/** `/crm/v3/properties/{type}/batch/{read|create|archive}`. */
export const propertyBatches: Endpoints = (api, account) => {
  const now = () => account.clock().toISOString();

  api.post('/crm/v3/properties/:type/batch/read', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'read');
    const { inputs } = await readBatch(c, mostInBatch);
    const names = inputs.map(({ name }) => String(name));
    const results = names.flatMap((name) => account.schema.find(type, name) ?? []);
    const missing = names.filter((name) => !account.schema.find(type, name));
    const errors = missing.map((name): ApiProblem => {
      return { category: 'OBJECT_NOT_FOUND', message: `Property ${name} does not exist`, context: { name: [name] } };
    });
    return toBatchResponse(c, now(), results, errors);
  });

  api.post('/crm/v3/properties/:type/batch/create', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    const { inputs } = await readBatch(c, mostInBatch);
    return toBatchResponse(
      c,
      now(),
      inputs.map((input) => createProperty(account, type, input)),
      [],
      201,
    );
  });

  api.post('/crm/v3/properties/:type/batch/archive', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    const { inputs } = await readBatch(c, mostInBatch);
    for (const { name } of inputs) {
      const property = account.schema.find(type, String(name));
      if (property) archiveProperty(account, type, property);
    }
    return c.body(null, 204);
  });
};
