import type { Clock } from '../../clock.ts';
import type { Fetch } from '../../listen.ts';
import type { App } from '../access/apps.ts';
import { signV3 } from '../signature.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** HubSpot waits five seconds for an answer ("Error handling": retries). */
const patience = 5000;

/** Posts one batch to the app; whether it was accepted in time. */
export async function postEvents(
  app: App,
  events: readonly WebhookEvent[],
  clock: Clock,
  send: Fetch,
): Promise<boolean> {
  if (!app.webhooks) return false;
  const { targetUrl: url } = app.webhooks;
  const body = JSON.stringify(events);
  const timestamp = clock().getTime();
  const signature = signV3({ clientSecret: app.clientSecret, method: 'POST', url, body, timestamp });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'HubSpot Connect 2.0 (http://dev.hubspot.com/) - WebHooks',
    'X-HubSpot-Signature-v3': signature,
    'X-HubSpot-Request-Timestamp': String(timestamp),
  };
  try {
    const response = await send(
      new Request(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) }),
    );
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Nobody there, torn down, or too slow: all the same to HubSpot, which tries again later.
    return false;
  }
}
