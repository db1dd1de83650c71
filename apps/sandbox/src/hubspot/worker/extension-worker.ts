/** The worker in which an extension runs: HubSpot's globals, no network, and a tree that crosses to the page. */
import { createRemoteRoot } from '@remote-ui/core';
import { createRoot } from '@remote-ui/react';
import { createEndpoint, retain } from '@remote-ui/rpc';
import { createContext, createElement, type ReactElement } from 'react';
import { type ExtensionApi, HOST_CALLS, type HostCalls, type WorkerCalls } from './boundary.ts';
import { ErrorBoundary } from './error-boundary.ts';
import { takeNetworkAway } from './network.ts';
import { workerGlobals } from './worker-globals.ts';

const scope = self as unknown as Parameters<typeof createEndpoint>[0] & typeof globalThis;
const endpoint = createEndpoint<HostCalls>(scope, { callable: [...HOST_CALLS] });
const host = endpoint.call;
const Api = createContext<ExtensionApi | null>(null);
let draw: ((api: ExtensionApi) => ReactElement) | null = null;

const fail = (error: unknown) => void host.failed(error instanceof Error ? error.message : String(error));
scope.addEventListener('error', (event) => fail(event.error ?? event.message));
scope.addEventListener('unhandledrejection', (event) => void host.log('error', String(event.reason)));

Object.assign(
  scope,
  workerGlobals(host, Api, (callback) => {
    draw = callback;
  }),
);
takeNetworkAway(scope);

const calls: WorkerCalls = {
  load(source) {
    // The bundle is a classic script whose `this` is the global object, and a module worker cannot import such.
    new Function(source).call(scope);
    if (!draw) throw new Error('The extension did not call hubspot.extend().');
  },
  render(channel, api, components) {
    retain(channel);
    retain(api);
    const extend = draw;
    if (!extend) throw new Error('The extension was not loaded.');
    const root = createRemoteRoot(channel, { components: [...components] as never[], strict: true });
    const Entry = () => extend(api);
    createRoot(root).render(
      createElement(
        ErrorBoundary,
        { onError: fail },
        createElement(Api.Provider, { value: api }, createElement(Entry)),
      ),
    );
    root.mount();
  },
};
endpoint.expose(calls as unknown as Record<string, (...parameters: unknown[]) => unknown>);
