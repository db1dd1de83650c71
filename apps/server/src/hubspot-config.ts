import { z } from 'zod';

const ALL = ['PUBLIC_URL', 'HUBSPOT_APP_ID', 'HUBSPOT_CLIENT_ID', 'HUBSPOT_SECRET', 'SECRET_KEY'] as const;

const environment = z.object({
  TIERLINE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address at which HubSpot reaches the server' })
    .transform((url) => url.replace(/\/+$/, '')),
  TIERLINE_HUBSPOT_APP_ID: z.string().regex(/^\d+$/, 'must be the app’s number'),
  TIERLINE_HUBSPOT_CLIENT_ID: z.string().min(1, 'must not be empty'),
  TIERLINE_HUBSPOT_SECRET: z.string().min(1, 'must not be empty'),
  TIERLINE_SECRET_KEY: z
    .string()
    .transform((text) => text.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
    .refine(
      (keys) => keys.every((key) => key.length === 32),
      'must be 32 bytes in base64, such as `openssl rand -base64 32` gives, or several of them with commas between',
    ),
  TIERLINE_HUBSPOT_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address' })
    .default('https://api.hubapi.com'),
  TIERLINE_HUBSPOT_AUTHORIZE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address' })
    .default('https://app.hubspot.com/oauth/authorize'),
});

/** The HubSpot app that this server is the backend of. */
export interface HubSpotConfig {
  publicUrl: string;
  appId: string;
  clientId: string;
  clientSecret: string;
  /** The first seals the portals' tokens in the database; all of them open what was sealed. */
  secretKeys: readonly Buffer[];
  apiUrl: string;
  /** Where an admin consents to an installation. */
  authorizeUrl: string;
}

export type HubSpotReading = { config: HubSpotConfig | null; problems: string[] };

/** Null where nothing of it is set; a sentence for each part that is missing or wrong where something is. */
export function readHubSpotConfig(env: NodeJS.ProcessEnv): HubSpotReading {
  const missing = ALL.filter((name) => !env[`TIERLINE_${name}`]);
  if (missing.length === ALL.length) return { config: null, problems: [] };
  if (missing.length > 0) {
    return { config: null, problems: missing.map((name) => `TIERLINE_${name} is missing; HubSpot needs it.`) };
  }
  const { success, data, error } = environment.safeParse(env);
  if (!success) {
    return { config: null, problems: error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) };
  }
  const config: HubSpotConfig = {
    publicUrl: data.TIERLINE_PUBLIC_URL,
    appId: data.TIERLINE_HUBSPOT_APP_ID,
    clientId: data.TIERLINE_HUBSPOT_CLIENT_ID,
    clientSecret: data.TIERLINE_HUBSPOT_SECRET,
    secretKeys: data.TIERLINE_SECRET_KEY,
    apiUrl: data.TIERLINE_HUBSPOT_API_URL,
    authorizeUrl: data.TIERLINE_HUBSPOT_AUTHORIZE_URL,
  };
  return { config, problems: [] };
}
