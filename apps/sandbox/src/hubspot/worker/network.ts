const WAYS_OUT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'importScripts',
  'indexedDB',
  'caches',
];

/** On HubSpot an extension reaches the network by `hubspot.fetch` alone. */
export function takeNetworkAway(scope: object): void {
  for (const name of WAYS_OUT) {
    if (name in scope) Object.defineProperty(scope, name, { value: undefined, configurable: false, writable: false });
  }
}
