import { StartFailure } from '../config.ts';

const BYTES = 32;

/** The server's keys, newest first, without the rest of what HubSpot needs; none where the variable is not set. */
export function readSecretKeys(env: NodeJS.ProcessEnv): Buffer[] {
  const text = env.TIERLINE_SECRET_KEY;
  if (!text) return [];
  const keys = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  if (keys.every((key) => key.length === BYTES)) return keys;
  throw new StartFailure('TIERLINE_SECRET_KEY must be 32 bytes in base64, or several of them with commas between.');
}
