import type { ApiProblem } from '../api-error.ts';
import { associate, dissociate, removeTypes } from '../associations/associate.ts';
import { toDefaultBodies, toLabelsBody, toLinkPage } from '../associations/association-body.ts';
import type { RecordRef } from '../change.ts';
import type { ObjectType } from '../object-type.ts';
import { idIn, missingRecord, type Pair, readPair, readTypes } from './association-request.ts';
import { readBatch, toBatchResponse } from './batch.ts';
import type { Endpoints } from './context.ts';

/** "Associate records": limits of batches. */
const most = { read: 1000, write: 2000 };
const base = '/crm/v4/associations/:from/:to/batch';

export const associationBatches: Endpoints = (api, account) => {
  const now = () => account.clock().toISOString();

  api.post(`${base}/read`, async (c) => {
    const { from: type, to } = readPair(c, 'read');
    const { inputs } = await readBatch(c, most.read);
    const errors: ApiProblem[] = [];
    const results = inputs.flatMap((input) => {
      const id = idIn(input);
      const { links, after } = toLinkPage(account, { type, id }, to, textOf(input.after));
      if (links.length === 0) {
        errors.push(noAssociations(type, id, to));
        return [];
      }
      return [{ from: { id }, to: links, ...(after !== null && { paging: { next: { after } } }) }];
    });
    return toBatchResponse(c, now(), results, errors);
  });

  api.post(`${base}/create`, async (c) => {
    const pair = readPair(c, 'write');
    const { inputs } = await readBatch(c, most.write);
    const planned = inputs.map((input) => ({ ...refsOf(pair, input), types: readTypes(account, pair, input.types) }));
    const errors = planned.flatMap(({ from, to }) => missingRecord(account, from, to) ?? []);
    const results = planned
      .filter(({ from, to }) => !missingRecord(account, from, to))
      .map(({ from, to, types }) => {
        associate(account, pair.caller.actor, from, to, types);
        return toLabelsBody(account, from, to);
      });
    return toBatchResponse(c, now(), results, errors, 201);
  });

  api.post(`${base}/associate/default`, async (c) => {
    const pair = readPair(c, 'write');
    const { inputs } = await readBatch(c, most.write);
    const planned = inputs.map((input) => refsOf(pair, input));
    const errors = planned.flatMap(({ from, to }) => missingRecord(account, from, to) ?? []);
    const results = planned
      .filter(({ from, to }) => !missingRecord(account, from, to))
      .flatMap(({ from, to }) => {
        associate(account, pair.caller.actor, from, to, []);
        return toDefaultBodies(account, from, to);
      });
    return toBatchResponse(c, now(), results, errors);
  });

  api.post(`${base}/labels/archive`, async (c) => {
    const pair = readPair(c, 'write');
    const { inputs } = await readBatch(c, most.write);
    const planned = inputs.map((input) => ({ ...refsOf(pair, input), types: readTypes(account, pair, input.types) }));
    for (const { from, to, types } of planned) removeTypes(account, pair.caller.actor, from, to, types);
    return c.body(null, 204);
  });

  api.post(`${base}/archive`, async (c) => {
    const pair = readPair(c, 'write');
    const { inputs } = await readBatch(c, most.write);
    for (const input of inputs) {
      const from = { type: pair.from, id: idIn(input.from) };
      const targets: unknown[] = Array.isArray(input.to) ? input.to : [input.to];
      for (const target of targets) dissociate(account, pair.caller.actor, from, { type: pair.to, id: idIn(target) });
    }
    return c.body(null, 204);
  });
};

function refsOf(pair: Pair, input: Record<string, unknown>): { from: RecordRef; to: RecordRef } {
  return { from: { type: pair.from, id: idIn(input.from) }, to: { type: pair.to, id: idIn(input.to) } };
}

/** A record without associations is told of as an error, so that an ordinary read is answered with 207. */
function noAssociations(from: ObjectType, id: string, to: ObjectType): ApiProblem {
  return {
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    message: `No ${to.singular} is associated with ${from.singular} ${id}.`,
    context: { fromObjectId: [id], fromObjectType: [from.singular], toObjectType: [to.singular] },
  };
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
