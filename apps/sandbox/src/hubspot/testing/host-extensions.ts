import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fetch, type Listening, listen } from '@tierline/crm-fakes/listen';
import { buildHubSpot, GALLERY_ENTRY } from '../build/build-hubspot.ts';
import { createHubSpotPages } from '../pages/pages-app.ts';
import { HUBSPOT_PROJECT } from '../project/hubspot-project.ts';
import { readProject } from '../project/read-project.ts';
import { createHubSpotProxy } from '../proxy/hubspot-proxy.ts';

const CACHE = fileURLToPath(new URL('../../../../../node_modules/.cache/tierline-sandbox', import.meta.url));
const EXTENSIONS = ['actions', 'every-component', 'typing', 'overlays', 'faults'] as const;

export interface HostedExtensions {
  /** Address of the page on which that extension stands alone; parameters become its variables. */
  urlOf(extension: (typeof EXTENSIONS)[number], parameters?: Record<string, string>): string;
  close(): Promise<void>;
}

/** Test extensions on pages without a CRM behind them; what they fetch goes to `server` by way of the proxy. */
export async function hostExtensions(server: Fetch): Promise<HostedExtensions> {
  const project = readProject(HUBSPOT_PROJECT);
  const entries = EXTENSIONS.map((name) => fileURLToPath(new URL(`./extensions/${name}.tsx`, import.meta.url)));
  const built = await buildHubSpot({ project, cache: CACHE, extra: entries });
  const backend = await listen(server);
  const identity = { appId: 41, clientSecret: 'secret', portalId: 4_401_001 };
  const pages = createHubSpotPages({
    built,
    apiUrl: 'http://127.0.0.1:9',
    sessionOf: () => 'nobody',
    context: {
      portalId: identity.portalId,
      app: { id: identity.appId, name: 'Test app' },
      viewers: [
        {
          key: 'marketer',
          userId: 7,
          email: 'robin@sandbox.example',
          firstName: 'Robin',
          lastName: 'Castell',
          role: 'marketer',
        },
      ],
      cards: [],
      settings: null,
      gallery: built.bundles[GALLERY_ENTRY] ?? '',
      extra: Object.fromEntries(entries.map((entry) => [basename(entry, '.tsx'), built.bundles[entry] ?? ''])),
      salesforcePages: null,
    },
    proxy: createHubSpotProxy({
      ...identity,
      permittedUrls: project.permittedUrls,
      routes: { 'https://api.tierline.example': backend.url },
    }),
  });
  const listening: Listening = await listen(async (request) => pages.fetch(request));
  return {
    urlOf: (extension, parameters = {}) => `${listening.url}/extension/${extension}?${new URLSearchParams(parameters)}`,
    close: async () => {
      await listening.close();
      await backend.close();
    },
  };
}
