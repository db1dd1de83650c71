import type { Crm } from '@tierline/domain/crm';
import { createHubSpotCrm, type HubSpotCrmOptions } from '../hubspot/hubspot-crm.ts';
import { createHubSpotSession, type HubSpotSession } from '../hubspot/session.ts';
import {
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';
import { createTokensInMemory } from './tokens-in-memory.ts';

export interface ScriptedHubSpot extends ScriptedServer {
  crm: Crm;
  session: HubSpotSession;
  /** The requests to the API, without those for tokens. */
  calls(): ScriptedRequest[];
}

/** An adapter whose every exchange gives a new token (`token-1`, `token-2` …), and whose calls get these answers. */
export async function startScriptedHubSpot(
  answer: (request: ScriptedRequest) => ScriptedAnswer,
  options: Partial<HubSpotCrmOptions> = {},
): Promise<ScriptedHubSpot> {
  let exchanges = 0;
  const server: ScriptedServer = await startScriptedServer((request) => {
    if (!isExchange(request)) return answer(request);
    exchanges += 1;
    return { status: 200, body: { access_token: `token-${exchanges}`, expires_in: 1800, token_type: 'bearer' } };
  });
  const clock = () => new Date('2026-11-23T10:00:00Z');
  const deadline = options.deadline ?? (() => AbortSignal.timeout(30_000));
  const session = createHubSpotSession({
    baseUrl: server.url,
    clientId: 'client',
    clientSecret: 'client-secret',
    tokens: createTokensInMemory('refresh-secret'),
    clock,
    deadline,
  });
  const crm = createHubSpotCrm({
    baseUrl: server.url,
    session,
    labels: null,
    limiter: (_kind, call) => call(),
    clock,
    deadline,
    ...options,
  });
  return { ...server, crm, session, calls: () => server.requests.filter((request) => !isExchange(request)) };
}

const isExchange = (request: ScriptedRequest): boolean => request.url === '/oauth/2026-03/token';

/** What HubSpot answers where there is nothing, so that a test scripts only what it is about. */
export function answerNothing({ url }: ScriptedRequest): ScriptedAnswer {
  const { pathname } = new URL(url, 'http://hubspot.example');
  if (pathname === '/account-info/v3/details') {
    return {
      status: 200,
      body: { portalId: 4401001, companyCurrency: 'USD' },
      headers: { date: 'Mon, 23 Nov 2026 10:00:00 GMT' },
    };
  }
  if (/^\/(crm|settings)\//.test(pathname)) return { status: 200, body: { status: 'COMPLETE', results: [] } };
  return { status: 404, body: { status: 'error', message: 'resource not found' } };
}
