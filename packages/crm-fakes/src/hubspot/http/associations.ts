import { refuse } from '../api-error.ts';
import { associate, dissociate } from '../associations/associate.ts';
import { toDefaultBodies, toLabelsBody, toLinkPage } from '../associations/association-body.ts';
import type { RecordRef } from '../change.ts';
import { missingRecord, type Pair, readPair, readTypes } from './association-request.ts';
import { type Ctx, type Endpoints, queryLimit, readJson } from './context.ts';

const base = '/crm/v4/objects/:from/:id/associations';

/** `/crm/v4/objects/{type}/{id}/associations/…`: the associations of one record ("Associate records"). */
export const associations: Endpoints = (api, account) => {
  api.put(`${base}/default/:to/:toId`, (c) => {
    const pair = readPair(c, 'write');
    const [from, to] = refsOf(c, pair);
    requireBoth(from, to);
    associate(account, pair.caller.actor, from, to, []);
    return c.json({ status: 'COMPLETE', results: toDefaultBodies(account, from, to), ...times() });
  });

  api.put(`${base}/:to/:toId`, async (c) => {
    const pair = readPair(c, 'write');
    const [from, to] = refsOf(c, pair);
    const types = readTypes(account, pair, await readJson(c));
    requireBoth(from, to);
    associate(account, pair.caller.actor, from, to, types);
    return c.json(toLabelsBody(account, from, to), 201);
  });

  api.get(`${base}/:to`, (c) => {
    const { from: type, to } = readPair(c, 'read');
    const limit = queryLimit(c, 500, 500);
    const from = { type, id: c.req.param('id') };
    const { links, after } = toLinkPage(account, from, to, c.req.query('after'), limit);
    const link = `${new URL(c.req.url).origin}${c.req.path}?after=${after}`;
    return c.json({ results: links, ...(after !== null && { paging: { next: { after, link } } }) });
  });

  api.delete(`${base}/:to/:toId`, (c) => {
    const pair = readPair(c, 'write');
    const [from, to] = refsOf(c, pair);
    dissociate(account, pair.caller.actor, from, to);
    return c.body(null, 204);
  });

  function requireBoth(from: RecordRef, to: RecordRef): void {
    const problem = missingRecord(account, from, to);
    if (problem) refuse(404, problem);
  }

  function times() {
    const now = account.clock().toISOString();
    return { startedAt: now, completedAt: now };
  }
};

function refsOf(c: Ctx, { from, to }: Pair): [RecordRef, RecordRef] {
  return [
    { type: from, id: c.req.param('id') ?? '' },
    { type: to, id: c.req.param('toId') ?? '' },
  ];
}
