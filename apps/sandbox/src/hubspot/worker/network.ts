/** A worker of its own would have a network of its own. */
const WAYS_OUT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'Worker',
  'importScripts',
  'indexedDB',
  'caches',
];

/** On HubSpot an extension reaches the network by `hubspot.fetch` alone. Some of the ways stand on a prototype. */
export function takeNetworkAway(scope: object): void {
  for (let at: object | null = scope; at !== null; at = Object.getPrototypeOf(at)) {
    for (const name of WAYS_OUT) {
      if (at === scope || Object.hasOwn(at, name)) {
        Object.defineProperty(at, name, { value: undefined, configurable: false, writable: false });
      }
    }
  }
}
