import { expect, test } from 'vitest';
import { takeNetworkAway } from './network.ts';

class Scope {
  fetch() {
    return 'out';
  }
}
class WorkerScope extends Scope {
  WebSocket = () => 'out';
  setTimeout = () => 'stays';
}

test('the ways out are gone, from the scope and from what it inherits, and cannot be put back', () => {
  const scope = new WorkerScope();
  takeNetworkAway(scope);
  expect([scope.fetch, Scope.prototype.fetch, scope.WebSocket]).toEqual([undefined, undefined, undefined]);
  expect(() => Object.assign(scope, { fetch: () => 'out' })).toThrow(TypeError);
  expect(scope.setTimeout()).toBe('stays');
});
