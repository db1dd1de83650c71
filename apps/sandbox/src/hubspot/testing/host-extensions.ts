import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fetch, type Listening, listen } from '@tierline/crm-fakes/listen';
import { buildHubSpot, GALLERY_ENTRY } from '../build/build-hubspot.ts';
import { createHubSpotPages } from '../pages/pages-app.ts';
import { HUBSPOT_PROJECT } from '../project/hubspot-project.ts';
import { readProject } from '../project/read-project.ts';
import { createHubSpotProxy } from '../proxy/hubspot-proxy.ts';
import { createDealAccount } from './deal-account.ts';

const CACHE = fileURLToPath(new URL('../../../../../node_modules/.cache/tierline-sandbox', import.meta.url));
const EXTENSIONS = ['actions', 'every-component', 'typing', 'overlays', 'faults', 'hooks'] as const;

export interface HostedExtensions {
  /** Address of the page on which that extension stands alone; parameters become its variables. */
  urlOf(extension: (typeof EXTENSIONS)[number], parameters?: Record<string, string>): string;
  /** The page of a deal with two companies, on which the extension `hooks` is a card. */
  dealUrl: string;
  close(): Promise<void>;
}

/** Test extensions on pages of a small account; what they fetch goes to `server` by way of the proxy. */
export async function hostExtensions(server: Fetch): Promise<HostedExtensions> {
  const project = readProject(HUBSPOT_PROJECT);
  const entries = EXTENSIONS.map((name) => fileURLToPath(new URL(`./extensions/${name}.tsx`, import.meta.url)));
  const built = await buildHubSpot({ project, cache: CACHE, extra: entries });
  const backend = await listen(server);
  const { account, dealId } = await createDealAccount();
  const api = await listen(account.fetch);
  const identity = { appId: 41, clientSecret: 'secret', portalId: 4_401_001 };
  const pages = createHubSpotPages({
    built,
    apiUrl: api.url,
    sessionOf: (userId) => account.admin.sessionFor(userId),
    consent: () => ({ ok: false, reason: 'The app is installed already.' }),
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
          superAdmin: false,
        },
      ],
      cards: [
        {
          uid: 'hooks',
          name: 'Hooks',
          location: 'crm.record.tab',
          objectTypes: ['deals'],
          bundle: built.bundles[entries.at(-1) ?? ''] ?? '',
        },
      ],
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
    dealUrl: `${listening.url}/contacts/${identity.portalId}/record/0-3/${dealId}?tab=hooks`,
    close: async () => {
      await listening.close();
      await backend.close();
      await api.close();
    },
  };
}
