import * as RemoteUI from '@remote-ui/react';
import { type RemoteCallable, retain } from '@remote-ui/rpc';
import * as React from 'react';
import type { ExtensionApi, HookAnswer, HostCalls, LogLevel } from './boundary.ts';

interface FetchOptions {
  method?: string;
  timeout?: number;
  body?: { [key: string]: unknown };
  headers?: Headers | Record<string, string>;
}

type Draw = (api: ExtensionApi) => React.ReactElement;

/** The hooks only ever call `json()`, and what they find in it may hold functions. */
const asJson = (value: unknown) => ({ json: async () => value });

const inWords = (data: unknown) => (typeof data === 'string' ? data : JSON.stringify(data));

/** What a bundle finds around it in HubSpot's worker. `drawing` is told the callback that the extension hands in. */
export function workerGlobals(
  host: RemoteCallable<HostCalls>,
  Api: React.Context<ExtensionApi | null>,
  drawing: (draw: Draw) => void,
) {
  const useApi = (): ExtensionApi => {
    const api = React.useContext(Api);
    if (!api) throw new Error('The extension asked for its context outside of what it draws.');
    return api;
  };
  const log = (level: LogLevel) => (data: unknown) => void host.log(level, inWords(data));
  const hook =
    <A extends unknown[]>(ask: (...parameters: A) => Promise<HookAnswer<unknown>>) =>
    async (...parameters: A) =>
      asJson(await ask(...parameters));
  return {
    __HUBSPOT_EXTENSION_WORKER__: true,
    React,
    RemoteUI,
    extend_V2: drawing,
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    serverless: async () => {
      throw new Error('This app has no serverless functions.');
    },
    hsFetch: (url: string | URL, options: FetchOptions = {}) => fetchByHost(host, url, options),
    hsWorkerAPI: {
      useExtensionApi: useApi,
      useExtensionContext: () => useApi().context,
      useExtensionActions: () => useApi().actions,
      useAppPageLocation: () => ({ path: '/', params: {} }),
      fetchCrmProperties: hook((names: string[], onUpdate: (properties: Record<string, string | null>) => void) => {
        retain(onUpdate);
        return host.fetchCrmProperties(names, onUpdate);
      }),
      fetchAssociations: hook((request: Parameters<HostCalls['fetchAssociations']>[0]) =>
        host.fetchAssociations(request),
      ),
      fetchCrmSearch: hook((request: Parameters<HostCalls['fetchCrmSearch']>[0]) => host.fetchCrmSearch(request)),
      formatCrmProperties: async (request: Parameters<HostCalls['formatCrmProperties']>[0]) =>
        asJson(await host.formatCrmProperties(request)),
      fetchHubSpotApi: async () => {
        throw new Error('The look-alike does not offer the experimental API client.');
      },
    },
  };
}

async function fetchByHost(host: RemoteCallable<HostCalls>, url: string | URL, options: FetchOptions) {
  const { method = 'GET', timeout, body, headers = {} } = options;
  const answer = await host.fetch({
    url: String(url),
    method,
    headers: headers instanceof Headers ? Object.fromEntries(headers) : headers,
    ...(body === undefined ? {} : { body }),
    ...(timeout === undefined ? {} : { timeout }),
  });
  const empty = answer.status === 204 || answer.status === 304;
  return new Response(empty ? null : answer.body, {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
  });
}
