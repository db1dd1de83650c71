import { Hono } from 'hono';
import { refuse, resourceNotFound, SalesforceError } from '../api-error.ts';
import type { Org } from '../org.ts';
import { purgeExpired } from '../records/delete.ts';
import type { Api, Endpoints, Env } from './context.ts';
import { findSessionUser, mountOAuth } from './oauth.ts';
import { query } from './query.ts';
import { sobjectRows } from './sobject-rows.ts';
import { isKnownVersion, mountVersions } from './versions.ts';

/** In the order of matching: special paths stand before the general ones. */
const endpoints: readonly Endpoints[] = [query, sobjectRows];

/** The HTTP face of one org. */
export function createServer(org: Org): Hono<Env> {
  const app = new Hono<Env>();
  mountVersions(app);
  mountOAuth(app, org);
  app.route('/services/data/:version{v[0-9]+\\.0}', createApi(org));
  app.notFound((c) => c.json([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }], 404));
  app.onError((error) => {
    if (error instanceof SalesforceError) return toResponse(error);
    throw error;
  });
  return app;
}

function createApi(org: Org): Api {
  const api: Api = new Hono<Env>();
  api.use(async (c, next) => {
    const version = c.req.param('version')?.slice(1) ?? '';
    if (!isKnownVersion(version)) resourceNotFound();
    const user = findSessionUser(org, c.req.header('Authorization'));
    if (!user) return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    if (!org.usage.spend()) refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    purgeExpired(org);
    c.set('version', version);
    c.set('caller', { org, access: org.accessOf(user.Id) });
    await next();
    c.header('Sforce-Limit-Info', `api-usage=${org.usage.used}/${org.usage.max}`);
  });
  for (const mount of endpoints) mount(api, org);
  return api;
}

function toResponse({ status, problems }: SalesforceError): Response {
  return Response.json(problems, { status, headers: { 'content-type': 'application/json;charset=UTF-8' } });
}
