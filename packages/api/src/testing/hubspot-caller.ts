import { randomUUID } from 'node:crypto';
import type { ActAnswer, AskAnswer, ScreenAnswer, Snapshot } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import type { ManualClock } from '@tierline/crm-fakes/clock';
import { signV3 } from '@tierline/crm-fakes/hubspot/signature';
import type { Hono } from 'hono';
import { HOST, type HttpAnswer, read } from './caller.ts';

export const PUBLIC_URL = 'https://api.tierline.example';

/** What HubSpot signs; tests change a part of it to forge. */
export interface Forgery {
  /** In place of the query that HubSpot appends. */
  query?: string;
  clientSecret?: string;
  /** Added to the present time, in milliseconds. */
  late?: number;
  /** Sent in place of the body that was signed. */
  body?: string;
  /** Sent in place of the address that was signed. */
  url?: string;
}

export interface HubSpotPersonCalling {
  call<T = unknown>(procedure: string, input: unknown, forged?: Forgery): Promise<HttpAnswer<T>>;
  open(screen: string): Promise<HttpAnswer<ScreenAnswer>>;
  ask(call: string, input: Input): Promise<HttpAnswer<AskAnswer>>;
  act(screen: string, call: string, input: Input, key?: string): Promise<HttpAnswer<ActAnswer>>;
}

export interface OpenedRecord {
  object: string;
  id: string;
  modifiedAt?: string;
}

/** Calls the app as `hubspot.fetch` does, for a person of that portal, with this record's page open. */
export function createHubSpotCaller(app: Hono, portalId: number, clock: ManualClock) {
  return (userId: number, record: OpenedRecord | null = null): HubSpotPersonCalling => {
    const identity = new URLSearchParams({
      userId: String(userId),
      portalId: String(portalId),
      userEmail: `person-${userId}@vendor.example`,
      appId: String(TIERLINE_APP.appId),
    });
    const snapshot: Snapshot | undefined = record
      ? {
          record: { object: record.object, id: record.id },
          fields: {},
          modifiedAt: record.modifiedAt ?? clock.now().toISOString(),
        }
      : undefined;
    const around = { host: HOST, ...(snapshot && { snapshot }) };

    async function call<T>(procedure: string, input: unknown, forged: Forgery = {}): Promise<HttpAnswer<T>> {
      const body = typeof input === 'string' ? input : JSON.stringify(input ?? {});
      const path = `/trpc/${procedure}?${forged.query ?? identity}`;
      const timestamp = clock.now().getTime() - (forged.late ?? 0);
      const { clientSecret = TIERLINE_APP.clientSecret } = forged;
      const signature = signV3({ clientSecret, method: 'POST', url: PUBLIC_URL + path, body, timestamp });
      const headers = {
        'content-type': 'application/json',
        'x-hubspot-signature-v3': signature,
        'x-hubspot-request-timestamp': String(timestamp),
      };
      return read<T>(await app.request(forged.url ?? path, { method: 'POST', headers, body: forged.body ?? body }));
    }
    return {
      call,
      open: (screen) => call('screen.open', { screen, params: {}, ...around }),
      ask: (procedure, input) => call('screen.ask', { call: procedure, input, ...around }),
      act: (screen, procedure, input, key = randomUUID()) =>
        call('screen.act', { screen, params: {}, call: procedure, input, key, ...around }),
    };
  };
}
