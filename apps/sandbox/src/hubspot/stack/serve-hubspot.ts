import { basename } from 'node:path';
import type { HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import { type BuiltHubSpot, GALLERY_ENTRY } from '../build/build-hubspot.ts';
import { answerConsent } from '../pages/consent.ts';
import type { HubSpotContext } from '../pages/context.ts';
import { createHubSpotPages } from '../pages/pages-app.ts';
import type { HubSpotProject } from '../project/read-project.ts';
import { createHubSpotProxy } from '../proxy/hubspot-proxy.ts';
import type { AppIdentity } from './open-account.ts';
import { type OpenedHubSpot, PUBLIC_URL } from './open-hubspot.ts';
import { HUBSPOT_VIEWERS } from './people.ts';

export interface RunningHubSpot {
  /** The fake account itself: its faults, its state, its being down. */
  account: HubSpotAccount;
  apiUrl: string;
  pagesUrl: string;
  /** Holds every answer to `hubspot.fetch` back for so many milliseconds. */
  setFetchLatency(milliseconds: number): void;
}

export interface ServeOptions {
  hubspot: Pick<OpenedHubSpot, 'account' | 'apiUrl' | 'project' | 'app'>;
  built: BuiltHubSpot;
  /** Where the Tierline server really listens. */
  serverUrl: string;
  salesforcePages: string | null;
  port: number;
}

/** The pages with the proxy behind them; webhooks go to the server by themselves from here on. */
export async function serveHubSpot({ hubspot, built, serverUrl, salesforcePages, port }: ServeOptions) {
  const { account, apiUrl, project, app } = hubspot;
  let latency = 0;
  const pages = createHubSpotPages({
    built,
    apiUrl,
    context: toContext(account.portalId, project, app, built, salesforcePages),
    sessionOf: (userId) => account.admin.sessionFor(userId),
    proxy: createHubSpotProxy({
      ...app,
      portalId: account.portalId,
      permittedUrls: project.permittedUrls,
      routes: { [PUBLIC_URL]: serverUrl },
      latency: () => latency,
    }),
    consent(viewer, consent) {
      const { clientId } = app;
      const outcome = answerConsent({ ...project, clientId }, account.admin, viewer, consent);
      // Where the public address would lead, were it one.
      return outcome.ok ? { ok: true, redirect: outcome.redirect.replace(PUBLIC_URL, serverUrl) } : outcome;
    },
  });
  const listening = await listen(async (request) => pages.fetch(request), port);
  const stopWebhooks = account.webhooks.deliverContinuously({
    rewriteUrl: (url) => url.replace(PUBLIC_URL, serverUrl),
  });
  return {
    pagesUrl: listening.url,
    setFetchLatency: (milliseconds: number) => {
      latency = milliseconds;
    },
    close: async () => {
      await stopWebhooks();
      await listening.close();
    },
  };
}

function toContext(
  portalId: number,
  project: HubSpotProject,
  app: AppIdentity,
  built: BuiltHubSpot,
  salesforcePages: string | null,
): HubSpotContext {
  const bundleOf = (entry: string) => {
    const url = built.bundles[entry];
    if (url === undefined) throw new Error(`There is no bundle for ${entry}.`);
    return url;
  };
  return {
    portalId,
    app: { id: app.appId, name: project.name },
    viewers: HUBSPOT_VIEWERS.map(({ key, id, email, firstName, lastName, role, superAdmin = false }) => ({
      ...{ key, userId: id, email, firstName, lastName, role, superAdmin },
    })),
    cards: project.cards.map(({ entry, ...card }) => ({ ...card, bundle: bundleOf(entry) })),
    settings: project.settings ? bundleOf(project.settings.entry) : null,
    gallery: bundleOf(GALLERY_ENTRY),
    extra: Object.fromEntries(
      Object.entries(built.bundles).map(([entry, url]) => [basename(entry).replace(/\.tsx?$/, ''), url]),
    ),
    salesforcePages,
  };
}
