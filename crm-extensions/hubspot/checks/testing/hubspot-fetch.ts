import type { HubSpotFetchOptions } from '@hubspot/ui-extensions';
import { vi } from 'vitest';

/** HubSpot's proxy, as the worker knows it: `hubspot.fetch` calls `self.hsFetch`. */
export const hsFetch = vi.fn<(url: string, options: HubSpotFetchOptions) => Promise<Response>>();

Object.assign(globalThis, { self: globalThis, hsFetch });

/** The server's answer to a procedure, as tRPC writes it. */
export const answered = (data: unknown) => new Response(JSON.stringify({ result: { data } }));

export const refused = (problem: object) =>
  new Response(JSON.stringify({ error: { data: { problem } } }), { status: 403 });

export interface Sent {
  url: string;
  method: string | undefined;
  body: { [name: string]: unknown };
}

export const sent = (): Sent[] =>
  hsFetch.mock.calls.map(([url, { method, body }]) => ({ url, method, body: body ?? {} }));
