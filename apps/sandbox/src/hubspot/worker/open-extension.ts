import { createRemoteReceiver } from '@remote-ui/core';
import { createEndpoint, fromWebWorker, retain } from '@remote-ui/rpc';
import { type ExtensionApi, type HostCalls, WORKER_CALLS, type WorkerCalls } from './boundary.ts';
import { delayEndpoint } from './delayed-endpoint.ts';

export interface ExtensionOptions {
  /** The unmodified production bundle. */
  source: string;
  api: ExtensionApi;
  host: HostCalls;
  /** Names that the extension may draw. */
  components: readonly string[];
  /** Milliseconds for which each message is held back. */
  latency?: number;
}

export interface OpenExtension {
  receiver: ReturnType<typeof createRemoteReceiver>;
  close(): void;
}

/** Starts the extension in a worker of its own. What goes wrong in there is told to `host.failed`. */
export function openExtension({ source, api, host, components, latency = 0 }: ExtensionOptions): OpenExtension {
  const receiver = createRemoteReceiver();
  const worker = new Worker(new URL('./extension-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', (event) => host.failed(event.message || 'The extension’s worker did not start.'));
  const endpoint = createEndpoint<WorkerCalls>(delayEndpoint(fromWebWorker(worker), latency), {
    callable: [...WORKER_CALLS],
  });
  const exposed: HostCalls = {
    ...host,
    fetchCrmProperties: (names, onUpdate) => {
      retain(onUpdate);
      return host.fetchCrmProperties(names, onUpdate);
    },
  };
  endpoint.expose(exposed as unknown as Record<string, (...parameters: unknown[]) => unknown>);
  let closed = false;
  const start = async () => {
    await endpoint.call.load(source);
    await endpoint.call.render(receiver.receive, api, components);
  };
  start().catch((error: unknown) => {
    if (!closed) host.failed(error instanceof Error ? error.message : String(error));
  });
  return {
    receiver,
    close: () => {
      closed = true;
      endpoint.terminate();
    },
  };
}
