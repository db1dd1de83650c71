import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type HubSpotConfig, readHubSpotConfig } from './hubspot-config.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  TIERLINE_PORT: z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535).default(4401),
  TIERLINE_HOST: z.string().default('127.0.0.1'),
  TIERLINE_DATABASE_URL: z.string().min(1, 'must not be empty').default('file:.data/tierline.db'),
  TIERLINE_DATABASE_TOKEN: z.string().optional(),
  TIERLINE_SALESFORCE_KEY: z.string().optional(),
  TIERLINE_LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
});

export interface Config {
  port: number;
  host: string;
  database: { url: string; authToken?: string };
  /** PEM of the private key with which Tierline signs in to Salesforce; null where it serves none. */
  salesforceKey: string | null;
  /** Null where it serves no HubSpot portal. */
  hubspot: HubSpotConfig | null;
  logLevel: (typeof LEVELS)[number];
}

/** Something about the surroundings keeps a program from starting; the message is a sentence for the operator. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** Reads the configuration from the environment; one sentence for each fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { success, data, error } = environment.safeParse(env);
  const hubspot = readHubSpotConfig(env);
  const problems = (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}.`);
  problems.push(...hubspot.problems);
  if (success && data.TIERLINE_SALESFORCE_KEY === undefined && !hubspot.config && problems.length === 0) {
    problems.push('TIERLINE_SALESFORCE_KEY must be the path of a PEM file, or the variables for HubSpot must be set.');
  }
  if (!success || problems.length > 0) throw new StartFailure(problems.join('\n'));
  const database: Config['database'] = { url: data.TIERLINE_DATABASE_URL };
  if (data.TIERLINE_DATABASE_TOKEN !== undefined) database.authToken = data.TIERLINE_DATABASE_TOKEN;
  return {
    port: data.TIERLINE_PORT,
    host: data.TIERLINE_HOST,
    database,
    salesforceKey: data.TIERLINE_SALESFORCE_KEY === undefined ? null : readKey(data.TIERLINE_SALESFORCE_KEY),
    hubspot: hubspot.config,
    logLevel: data.TIERLINE_LOG_LEVEL,
  };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartFailure(`TIERLINE_SALESFORCE_KEY names ${path}, which cannot be read.`);
  }
}
