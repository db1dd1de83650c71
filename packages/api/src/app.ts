import { randomUUID } from 'node:crypto';
import { listConnections } from '@tierline/db/connection';
import type { AnyTRPCRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { appRouter } from './app-router.ts';
import { authenticate } from './authenticate.ts';
import type { Context, Services } from './context.ts';
import { beginInstall, finishInstall } from './hubspot/install.ts';
import { receiveWebhooks } from './hubspot/webhooks.ts';
import { type Applicant, findApplicant } from './onboarding/applicant.ts';
import { applicantRouter, isOpenToApplicants } from './onboarding/applicant-router.ts';
import { ProblemError } from './problem/problem-error.ts';
import { problemResponse } from './problem/problem-response.ts';
import { isFault } from './problem/to-transport-error.ts';
import { listObstacles } from './readiness.ts';

/** Nothing that a host sends comes near this; it bounds what is read before anybody is known. */
const MOST_BYTES = 256 * 1024;

/**
 * The HTTP face: `/health` for whoever watches the server, `/trpc` for the hosts, and HubSpot's way in and webhooks. The benchmark measures it
 * over another router, so that what every call costs can be told from what a screen costs.
 */
export function createApp(services: Services, router: AnyTRPCRouter = appRouter): Hono {
  const app = new Hono();
  app.get('/health', async (c) => {
    try {
      const connections = await listConnections(services.db);
      // Before the first read of an org, screens know none of its organizations.
      return c.json({ ok: true, read: connections.every(({ lastReadAt }) => lastReadAt !== null) });
    } catch (error) {
      services.log.error({ err: error }, 'the database does not answer');
      return c.json({ ok: false, reason: 'the database does not answer' }, 503);
    }
  });
  app.get('/ready', async (c) => {
    const reasons = await listObstacles(services);
    return reasons.length === 0 ? c.json({ ready: true }) : c.json({ ready: false, reasons }, 503);
  });
  app.use('/trpc/*', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }));
  app.post('/trpc/:call', (c) => answer(services, router, c.req.raw));
  app.use('/hubspot/*', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }));
  app.get('/hubspot/install', (c) => beginInstall(services, c));
  app.get('/hubspot/oauth-callback', (c) => finishInstall(services, c));
  app.post('/hubspot/webhooks', async (c) => {
    try {
      return await receiveWebhooks(services, c.req.raw, await c.req.text());
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      services.log.info({ call: c.req.path, problem: error.code }, 'refused');
      return problemResponse(error, c.req.path, null);
    }
  });
  app.notFound((c) =>
    problemResponse(new ProblemError('call_unknown', { detail: { name: c.req.path } }), c.req.path, null),
  );
  app.onError((error, c) => {
    const reference = randomUUID();
    services.log.error({ err: error, reference, path: c.req.path }, 'fault');
    return problemResponse(error, c.req.path, reference);
  });
  return app;
}

const tooLarge = (c: HonoContext) =>
  problemResponse(new ProblemError('body_too_large', { detail: { limit: '256 kB' } }), c.req.path, null);

async function answer(services: Services, router: AnyTRPCRouter, request: Request): Promise<Response> {
  const reference = randomUUID();
  const call = new URL(request.url).pathname.slice('/trpc/'.length);
  const body = await request.text();
  let caller: Context | Applicant;
  try {
    caller = await findCaller(services, call, request, body, reference);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    services.log.info({ reference, call, problem: error.code }, 'refused');
    return problemResponse(error, call, null);
  }
  if ('said' in caller) {
    const who = { orgId: caller.said.orgId, viewer: caller.said.viewer.userId };
    return serve(services, applicantRouter, caller, { request, body, who });
  }
  const who = { tenantId: caller.scope.tenantId, viewer: caller.viewer.userId };
  return serve(services, router, caller, { request, body, who });
}

/** Somebody of a connected CRM; or, for the few calls that are open to him, somebody whose org is not connected yet. */
async function findCaller(
  services: Services,
  call: string,
  request: Request,
  body: string,
  reference: string,
): Promise<Context | Applicant> {
  try {
    return await authenticate(services, request, body, reference);
  } catch (error) {
    const isStranger = error instanceof ProblemError && error.code === 'org_unknown' && isOpenToApplicants(call);
    const applicant = isStranger ? findApplicant(services, request, body, reference) : null;
    if (!applicant) throw error;
    return applicant;
  }
}

/** `who` is for the log. */
function serve<C extends { reference: string }>(
  services: Services,
  router: AnyTRPCRouter,
  ctx: C,
  { request, body, who }: { request: Request; body: string; who: Record<string, string | undefined> },
): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/trpc',
    router,
    req: new Request(request.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    createContext: () => ctx,
    allowBatching: false,
    allowMethodOverride: true,
    onError: ({ error, path }) => {
      const entry = { reference: ctx.reference, ...who, call: path };
      if (isFault(error)) services.log.error({ ...entry, err: error.cause ?? error }, 'fault');
      else services.log.info({ ...entry, problem: error.cause?.message ?? error.code }, 'refused');
    },
  });
}
