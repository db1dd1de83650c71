import { Hono } from 'hono';
import { serveFile } from '../../pages/assets.ts';
import type { BuiltHubSpot } from '../build/build-hubspot.ts';
import type { HubSpotProxy } from '../proxy/hubspot-proxy.ts';
import type { Consent } from './consent.ts';
import { type ConsentOutcome, type HubSpotContext, type HubSpotViewer, VIEWER_HEADER } from './context.ts';
import { renderDocument } from './document.ts';
import { forward } from './forward.ts';

export interface HubSpotPagesOptions {
  built: BuiltHubSpot;
  context: HubSpotContext;
  /** Origin of the fake HubSpot API. */
  apiUrl: string;
  /** The token of that user's own session. */
  sessionOf: (userId: number) => string;
  proxy: HubSpotProxy;
  consent: (viewer: HubSpotViewer, consent: Consent) => ConsentOutcome;
}

/** The pages, and behind them what HubSpot offers to them and to extensions: its API, and the proxy of `hubspot.fetch`. */
export function createHubSpotPages({ built, context, apiUrl, sessionOf, proxy, consent }: HubSpotPagesOptions): Hono<{
  Variables: { viewer: HubSpotViewer };
}> {
  const app = new Hono<{ Variables: { viewer: HubSpotViewer } }>();
  const page = renderDocument(built);
  for (const { prefix, folder } of built.mounts) {
    app.get(`${prefix}/*`, (c) => serveFile(folder, c.req.path.slice(prefix.length)));
  }
  app.get('/sandbox/context', (c) => c.json(context));
  for (const path of ['/api/*', '/hubspot-fetch', '/sandbox/consent']) {
    app.use(path, async (c, next) => {
      const viewer = context.viewers.find(({ key }) => key === c.req.header(VIEWER_HEADER));
      if (!viewer) return c.text('Unknown viewer', 401);
      c.set('viewer', viewer);
      return next();
    });
  }
  app.all('/api/*', (c) => {
    const { pathname, search } = new URL(c.req.url);
    return forward(c.req.raw, `${apiUrl}${pathname.slice('/api'.length)}${search}`, sessionOf(c.var.viewer.userId));
  });
  app.post('/hubspot-fetch', async (c) => proxy.fetch(await c.req.text(), c.var.viewer));
  app.post('/sandbox/consent', async (c) => {
    const outcome = consent(c.var.viewer, await c.req.json<Consent>());
    return c.json(outcome, outcome.ok ? 200 : 400);
  });
  app.get('*', (c) => c.html(page));
  return app;
}
