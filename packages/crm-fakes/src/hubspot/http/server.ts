import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { createQueue } from '../../one-at-a-time.ts';
import type { Account, Caller } from '../account.ts';
import { HubSpotError } from '../api-error.ts';
import { rateLimitHeaders } from '../rate-limits.ts';
import { accountInfo } from './account-info.ts';
import { associationBatches } from './association-batches.ts';
import { associationLabels } from './association-labels.ts';
import { associations } from './associations.ts';
import { authenticate } from './authenticate.ts';
import type { Endpoints, Env } from './context.ts';
import { mountOAuth } from './oauth.ts';
import { mountOAuthV1 } from './oauth-v1.ts';
import { objectBatches } from './object-batches.ts';
import { objectMerge } from './object-merge.ts';
import { objectRows } from './object-rows.ts';
import { objectSearch } from './object-search.ts';
import { objectUpserts } from './object-upserts.ts';
import { owners } from './owners.ts';
import { pipelines } from './pipelines.ts';
import { properties } from './properties.ts';
import { propertyBatches } from './property-batches.ts';
import { propertyGroups } from './property-groups.ts';
import { undated } from './undated.ts';
import { users } from './users.ts';

/** In the order of matching: fixed paths stand before those with parameters. */
const endpoints: readonly Endpoints[] = [
  objectSearch,
  objectMerge,
  objectUpserts,
  objectBatches,
  objectRows,
  associationLabels,
  associationBatches,
  associations,
  propertyGroups,
  propertyBatches,
  properties,
  pipelines,
  owners,
  users,
  accountInfo,
];

const searchPath = /^\/crm\/v3\/objects\/[^/]+\/search$/;

/** The HTTP face of one account. Requests are worked on one at a time; `settle` is called after each. */
export function createServer(account: Account, settle: () => void): (request: Request) => Promise<Response> {
  const app = new Hono<Env>({ strict: false });
  mountOAuth(app, account);
  mountOAuthV1(app, account);
  app.use(async (c, next) => {
    const caller = authenticate(account, c.req.header('Authorization'));
    const isSearch = searchPath.test(c.req.path);
    c.set('caller', caller);
    if (caller.app) account.limits.spend(caller.app.clientId, isSearch);
    await next();
  });
  for (const mount of endpoints) mount(app, account);
  app.notFound(() => toResponse(new HubSpotError(404, { message: 'resource not found' })));
  app.onError((error) => {
    if (error instanceof HubSpotError) return toResponse(error);
    throw error;
  });
  const answer = async (request: Request) => withLimitHeaders(account, request, await app.fetch(request));
  const inTurn = createQueue();
  return (request) =>
    inTurn(async () => {
      try {
        return await answer(undated(request));
      } finally {
        settle();
      }
    });
}

function toResponse({ status, problem }: HubSpotError): Response {
  const correlationId = randomUUID();
  const body = { status: 'error', ...problem, correlationId };
  const headers = { 'content-type': 'application/json;charset=utf-8', 'X-HubSpot-Correlation-Id': correlationId };
  return Response.json(body, { status, headers });
}

function withLimitHeaders(account: Account, request: Request, response: Response): Response {
  const caller = findCaller(account, request);
  if (!caller || searchPath.test(new URL(request.url).pathname)) return response;
  for (const [name, value] of Object.entries(rateLimitHeaders(account, caller))) response.headers.set(name, value);
  return response;
}

export function findCaller(account: Account, request: Request): Caller | null {
  try {
    return authenticate(account, request.headers.get('Authorization') ?? undefined);
  } catch (error) {
    if (error instanceof HubSpotError) return null;
    throw error;
  }
}
