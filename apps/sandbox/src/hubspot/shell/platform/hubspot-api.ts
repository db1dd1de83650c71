import { VIEWER_HEADER } from '../../pages/context.ts';
import { viewer } from './context.ts';

/** HubSpot said no, or did not answer (`status` 0). */
export class HubSpotError extends Error {
  override name = 'HubSpotError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
}

/** Calls HubSpot's API as the viewer, as HubSpot's own pages do. */
export async function callHubSpot<T>(path: string, { method = 'GET', body }: Call = {}): Promise<T> {
  const response = await send(`/api${path}`, {
    method,
    headers: { [VIEWER_HEADER]: viewer.key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new HubSpotError(response.status, toMessage(text));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new HubSpotError(0, 'HubSpot did not answer. Check the connection and try again.');
  }
}

function toMessage(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? 'HubSpot refused this.';
  } catch {
    return 'HubSpot is not available. Try again in a moment.';
  }
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong. Reload the page to try again.';
