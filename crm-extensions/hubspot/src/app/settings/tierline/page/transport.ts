import { hubspot } from '@hubspot/ui-extensions';
import { BACKEND } from '../backend.ts';
import { type Transport, toReply } from '../screen-client.js';

/**
 * The way to the server. HubSpot's proxy signs the call and says who is calling. It repeats a call by itself once where no
 * connection came about or the answer was 5xx ("Fetching data"), so every mutation carries its idempotency key in the body.
 */
export const transport: Transport = async (procedure, input) => {
  try {
    const response = await hubspot.fetch(`${BACKEND}/trpc/${procedure}`, { method: 'POST', body: { ...input } });
    return toReply(response.status, await response.text());
  } catch {
    return { ok: false, unreachable: true };
  }
};
