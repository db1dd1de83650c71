import { Hono } from 'hono';
import { createQueue } from '../../one-at-a-time.ts';
import { refuse, resourceNotFound, SalesforceError } from '../api-error.ts';
import type { Org } from '../org.ts';
import { purgeExpired } from '../records/delete.ts';
import { changes } from './changes.ts';
import { collections } from './collections.ts';
import { composite } from './composite.ts';
import { compositeBatch } from './composite-batch.ts';
import type { Api, Dispatch, EndpointsWithDispatch, Env } from './context.ts';
import { describe } from './describe.ts';
import { limits } from './limits.ts';
import { findSessionUser, mountOAuth } from './oauth.ts';
import { query } from './query.ts';
import { mountSoap } from './soap.ts';
import { sobjectRows } from './sobject-rows.ts';
import { uiObjectInfo } from './ui-object-info.ts';
import { uiPicklists } from './ui-picklists.ts';
import { uiRecords } from './ui-records.ts';
import { upsert } from './upsert.ts';
import { isKnownVersion, mountVersions } from './versions.ts';

/** In the order of matching: fixed paths stand before those with parameters. */
const endpoints: readonly EndpointsWithDispatch[] = [
  limits,
  query,
  composite,
  compositeBatch,
  collections,
  uiRecords,
  uiPicklists,
  uiObjectInfo,
  describe,
  changes,
  upsert,
  sobjectRows,
];

/** The HTTP face of one org. Requests are worked on one at a time, so that each is a transaction. */
export function createServer(org: Org): (request: Request) => Promise<Response> {
  const app = new Hono<Env>({ strict: false });
  mountVersions(app);
  mountOAuth(app, org);
  mountSoap(app, org);
  const dispatch: Dispatch = async (request, { counted }) => app.fetch(request, { nested: !counted });
  app.route('/services/data/:version{v[0-9]+\\.0}', createApi(org, dispatch));
  app.notFound((c) => {
    const allowed = allowedMethods(app, c.req.path);
    if (allowed.length === 0)
      return c.json([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }], 404);
    const message = `HTTP Method '${c.req.method}' not allowed. Allowed are ${allowed.join(',')}`;
    return c.json([{ errorCode: 'METHOD_NOT_ALLOWED', message }], 405);
  });
  app.onError((error) => {
    if (error instanceof SalesforceError) return toResponse(org, error);
    throw error;
  });
  const inTurn = createQueue();
  return (request) => inTurn(async () => app.fetch(request, {}));
}

function createApi(org: Org, dispatch: Dispatch): Api {
  const api: Api = new Hono<Env>({ strict: false });
  api.use(async (c, next) => {
    const version = c.req.param('version')?.slice(1) ?? '';
    if (!isKnownVersion(version)) resourceNotFound();
    const user = findSessionUser(org, c.req.header('Authorization'));
    if (!user) return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    if (!c.env.nested && !org.usage.spend()) refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    purgeExpired(org);
    c.set('version', version);
    c.set('caller', { org, access: org.accessOf(user.Id) });
    await next();
    c.header('Sforce-Limit-Info', limitInfo(org));
  });
  for (const mount of endpoints) mount(api, org, dispatch);
  return api;
}

/** The methods that some endpoint answers at this path. */
function allowedMethods(app: Hono<Env>, path: string): string[] {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  return methods.includes('GET') ? ['HEAD', ...methods] : methods;
}

function toResponse(org: Org, { status, problems }: SalesforceError): Response {
  const headers = { 'content-type': 'application/json;charset=UTF-8', 'Sforce-Limit-Info': limitInfo(org) };
  return Response.json(problems, { status, headers });
}

function limitInfo({ usage }: Org): string {
  return `api-usage=${usage.used}/${usage.max}`;
}
