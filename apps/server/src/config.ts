import { z } from 'zod';
import { isDatabaseUrl, isHost, isLoopback } from './address.ts';
import { type HubSpotConfig, readHubSpotConfig } from './hubspot-config.ts';
import { readPrivateKey } from './private-key.ts';
import type { LoginHosts } from './salesforce-orgs.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** HubSpot gives out 36 characters; what is much shorter was cut off, or is a word to try things with. */
const LEAST_SECRET = 16;

const environment = z.object({
  TIERLINE_PORT: wholeNumber('must be a port number', 0, 65_535).default(4401),
  TIERLINE_HOST: z.string().refine(isHost, 'must be an IP address or a name of this machine').default('127.0.0.1'),
  TIERLINE_DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, 'must be file: and a path, or the address of a libSQL server (libsql:, https: or wss:)')
    .default('file:.data/tierline.db'),
  TIERLINE_DATABASE_TOKEN: z.string().optional(),
  TIERLINE_SALESFORCE_KEY: z.string().optional(),
  TIERLINE_SALESFORCE_LOGIN_URL: address().default('https://login.salesforce.com'),
  TIERLINE_SALESFORCE_SANDBOX_LOGIN_URL: address().default('https://test.salesforce.com'),
  TIERLINE_LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
  TIERLINE_STOP_SECONDS: wholeNumber('must be a number of seconds from 1 to 600', 1, 600).default(25),
  OTEL_EXPORTER_OTLP_ENDPOINT: address().optional(),
});

export interface Config {
  port: number;
  host: string;
  database: { url: string; authToken?: string };
  /** PEM of the private key with which Tierline signs in to Salesforce; null where it serves none. */
  salesforceKey: string | null;
  /** Where Salesforce orgs log in. */
  salesforceLogin: LoginHosts;
  /** Null where it serves no HubSpot portal. */
  hubspot: HubSpotConfig | null;
  logLevel: (typeof LEVELS)[number];
  /** For how long a stop may finish what was begun. */
  stopSeconds: number;
  /** Where traces and metrics go; null for nowhere. */
  telemetry: { endpoint: string } | null;
}

/** Something about the surroundings keeps a program from starting; the message is a sentence for the operator. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** Reads the configuration from the environment; one sentence for each fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { success, data, error } = environment.safeParse(dropEmpty(env));
  const problems = (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}.`);
  const hubspot = readHubSpotConfig(env);
  problems.push(...hubspot.problems, ...(hubspot.config ? listWeaknesses(hubspot.config) : []));
  const keyPath = env.TIERLINE_SALESFORCE_KEY;
  const key = keyPath ? readPrivateKey(keyPath) : null;
  if (key && 'problem' in key) problems.push(`TIERLINE_SALESFORCE_KEY ${key.problem}.`);
  if (success && key === null && !hubspot.config && problems.length === 0) {
    problems.push('TIERLINE_SALESFORCE_KEY must be the path of a PEM file, or the variables for HubSpot must be set.');
  }
  if (!success || problems.length > 0) throw new StartFailure(problems.join('\n'));
  const database: Config['database'] = { url: data.TIERLINE_DATABASE_URL };
  if (data.TIERLINE_DATABASE_TOKEN !== undefined) database.authToken = data.TIERLINE_DATABASE_TOKEN;
  const endpoint = data.OTEL_EXPORTER_OTLP_ENDPOINT;
  return {
    port: data.TIERLINE_PORT,
    host: data.TIERLINE_HOST,
    database,
    salesforceKey: key && 'pem' in key ? key.pem : null,
    salesforceLogin: {
      production: data.TIERLINE_SALESFORCE_LOGIN_URL,
      sandbox: data.TIERLINE_SALESFORCE_SANDBOX_LOGIN_URL,
    },
    hubspot: hubspot.config,
    logLevel: data.TIERLINE_LOG_LEVEL,
    stopSeconds: data.TIERLINE_STOP_SECONDS,
    telemetry: endpoint === undefined ? null : { endpoint },
  };
}

function address() {
  return z.url({ protocol: /^https?$/, error: 'must be an http: or https: address' });
}

function wholeNumber(sentence: string, least: number, most: number) {
  return z.coerce.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
}

/** A variable that is set to nothing, as a compose file leaves it, is one that is not set. */
const dropEmpty = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([, value]) => value));

/** What would work, and must not be let into production. */
function listWeaknesses({ publicUrl, clientSecret }: HubSpotConfig): string[] {
  const problems: string[] = [];
  if (!publicUrl.startsWith('https:') && !isLoopback(publicUrl)) {
    problems.push('TIERLINE_PUBLIC_URL must be an https: address; only one of this very machine may do without.');
  }
  if (clientSecret.length < LEAST_SECRET) {
    problems.push(
      `TIERLINE_HUBSPOT_SECRET has ${clientSecret.length} characters; HubSpot’s have ${LEAST_SECRET} or more.`,
    );
  }
  return problems;
}
