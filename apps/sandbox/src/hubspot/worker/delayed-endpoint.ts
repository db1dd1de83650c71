import type { MessageEndpoint } from '@remote-ui/rpc';

/** Holds every message back for that long, each way and in order: a slow machine, or HubSpot on a bad day. */
export function delayEndpoint(endpoint: MessageEndpoint, milliseconds: number): MessageEndpoint {
  if (milliseconds <= 0) return endpoint;
  const held = new Map<(event: MessageEvent) => void, (event: MessageEvent) => void>();
  return {
    postMessage: (message, transferables) => {
      setTimeout(() => endpoint.postMessage(message, transferables), milliseconds);
    },
    addEventListener: (event, listener) => {
      const late = (message: MessageEvent) => void setTimeout(() => listener(message), milliseconds);
      held.set(listener, late);
      endpoint.addEventListener(event, late);
    },
    removeEventListener: (event, listener) => {
      endpoint.removeEventListener(event, held.get(listener) ?? listener);
      held.delete(listener);
    },
    terminate: () => endpoint.terminate?.(),
  };
}
