import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type CardLocation = 'crm.record.tab' | 'crm.record.sidebar' | 'crm.preview' | 'helpdesk.sidebar';

export interface ProjectCard {
  uid: string;
  name: string;
  location: CardLocation;
  objectTypes: string[];
  /** Path of the file that calls `hubspot.extend`. */
  entry: string;
}

export interface WebhookSubscription {
  subscriptionType: string;
  objectType?: string;
  propertyName?: string;
  active?: boolean;
}

/** What the metafiles of a HubSpot project say, as far as a host needs it. */
export interface HubSpotProject {
  name: string;
  redirectUris: string[];
  scopes: string[];
  /** Addresses that `hubspot.fetch` may call, by their beginnings. */
  permittedUrls: string[];
  cards: ProjectCard[];
  settings: { entry: string } | null;
  webhooks: { targetUrl: string; subscriptions: WebhookSubscription[] } | null;
}

interface Metafile {
  uid: string;
  type: string;
  config: Record<string, unknown>;
}

interface AppConfig {
  name: string;
  auth: { redirectUrls: string[]; requiredScopes: string[]; optionalScopes?: string[] };
  permittedUrls: { fetch: string[] };
}

interface WebhooksConfig {
  settings: { targetUrl: string };
  subscriptions: Record<string, WebhookSubscription[]>;
}

/** `folder` is the one with `hsproject.json` in it. */
export function readProject(folder: string): HubSpotProject {
  const { srcDir } = readJson(join(folder, 'hsproject.json')) as { srcDir: string };
  const source = join(folder, srcDir);
  const metafiles = listMetafiles(source);
  const [app] = configsOf<AppConfig>(metafiles, 'app');
  if (!app) throw new Error(`There is no app-hsmeta.json in ${source}.`);
  const [settings] = configsOf<{ entrypoint: string }>(metafiles, 'settings');
  const [webhooks] = configsOf<WebhooksConfig>(metafiles, 'webhooks');
  return {
    name: app.config.name,
    redirectUris: app.config.auth.redirectUrls,
    scopes: [...app.config.auth.requiredScopes, ...(app.config.auth.optionalScopes ?? [])],
    permittedUrls: app.config.permittedUrls.fetch,
    cards: configsOf<Omit<ProjectCard, 'uid' | 'entry'> & { entrypoint: string }>(metafiles, 'card').map(
      ({ uid, config: { entrypoint, name, location, objectTypes } }) => ({
        ...{ uid, name, location, objectTypes },
        entry: join(source, entrypoint),
      }),
    ),
    settings: settings ? { entry: join(source, settings.config.entrypoint) } : null,
    webhooks: webhooks
      ? {
          targetUrl: webhooks.config.settings.targetUrl,
          subscriptions: Object.values(webhooks.config.subscriptions).flat(),
        }
      : null,
  };
}

function listMetafiles(source: string): Metafile[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('-hsmeta.json') && !path.includes('node_modules'))
    .sort()
    .map((path) => readJson(join(source, path)) as Metafile);
}

const configsOf = <C>(metafiles: Metafile[], type: string) =>
  metafiles.filter((file) => file.type === type) as unknown as { uid: string; config: C }[];

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
