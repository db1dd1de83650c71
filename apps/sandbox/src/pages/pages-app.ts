import { join } from 'node:path';
import { Hono } from 'hono';
import type { BuiltPages } from '../build/build-pages.ts';
import { packageFolder } from '../build/packages.ts';
import type { ApexCall, ApexOutcome } from '../gateway/call-apex.ts';
import { serveFile } from './assets.ts';
import { type SandboxContext, VIEWER_HEADER } from './context.ts';
import { renderDocument } from './document.ts';

export interface PagesOptions {
  built: BuiltPages;
  context: SandboxContext;
  /** Origin of the fake Salesforce API. */
  salesforceUrl: string;
  /** The session token of that user. */
  sessionOf: (userId: string) => string;
  callApex: (userId: string, call: ApexCall) => Promise<ApexOutcome>;
}

/** The pages, and behind them the two things that Lightning offers to components: the UI's own API, and Apex. */
export function createPagesApp({ built, context, salesforceUrl, sessionOf, callApex }: PagesOptions): Hono {
  const app = new Hono();
  const page = renderDocument(built);
  const designSystem = join(packageFolder('@salesforce-ux/design-system'), 'assets');
  const userOf = (request: Request): string | null =>
    context.viewers.find(({ key }) => key === request.headers.get(VIEWER_HEADER))?.userId ?? null;

  for (const { prefix, folder } of built.mounts) {
    app.get(`${prefix}/*`, (c) => serveFile(folder, c.req.path.slice(prefix.length)));
  }
  app.get('/slds/*', (c) => serveFile(designSystem, c.req.path.slice('/slds'.length)));
  app.get('/sandbox/context', (c) => c.json(context));
  app.all('/services/data/*', async (c) => {
    const userId = userOf(c.req.raw);
    if (userId === null) return c.text('Unknown viewer', 401);
    return forward(c.req.raw, salesforceUrl, sessionOf(userId));
  });
  app.post('/apex/:class/:method', async (c) => {
    const userId = userOf(c.req.raw);
    if (userId === null) return c.text('Unknown viewer', 401);
    const outcome = await callApex(userId, {
      apexClass: c.req.param('class'),
      method: c.req.param('method'),
      parameters: await c.req.json(),
    });
    if (outcome.ok) return c.json(outcome.result as object);
    const { message, exceptionType } = outcome;
    return c.json({ exceptionType, isUserDefinedException: false, message, stackTrace: '' }, 500);
  });
  app.get('*', (c) => c.html(page));
  return app;
}

/** Passes a call of the pages on to the API in the viewer's own session. */
async function forward(request: Request, origin: string, session: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers({ authorization: `Bearer ${session}` });
  const contentType = request.headers.get('content-type');
  if (contentType) headers.set('content-type', contentType);
  const body = ['GET', 'HEAD'].includes(request.method) ? null : await request.text();
  try {
    const answer = await fetch(`${origin}${pathname}${search}`, { method: request.method, headers, body });
    const type = answer.headers.get('content-type') ?? 'application/json';
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : await answer.arrayBuffer(), {
      status: answer.status,
      headers: { 'content-type': type, 'cache-control': 'no-store' },
    });
  } catch {
    return Response.json([{ errorCode: 'SERVER_UNAVAILABLE', message: 'Salesforce did not answer.' }], { status: 503 });
  }
}
