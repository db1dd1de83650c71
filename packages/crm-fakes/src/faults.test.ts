import { describe, expect, test } from 'vitest';
import { badGateway, createFaultQueue, type FaultSpec } from './faults.ts';
import type { RequestFacts } from './request-log.ts';

const request: RequestFacts = {
  method: 'PATCH',
  path: '/sobjects/Account/1',
  query: '?a=1',
  headers: {},
  body: '{}',
  objects: ['Account'],
};
const signal = new AbortController().signal;

function queueWith(spec: Partial<FaultSpec>) {
  const queue = createFaultQueue();
  const fault = queue.add({ when: 'before', effect: badGateway, ...spec });
  return { queue, fault };
}

describe('which requests a fault strikes', () => {
  test.each<[Partial<FaultSpec>, boolean]>([
    [{}, true],
    [{ match: { method: 'PATCH', path: '/sobjects/Account/1', object: 'Account' } }, true],
    [{ match: { path: /^\/sobjects\// } }, true],
    [{ match: { where: ({ body }) => body === '{}' } }, true],
    [{ match: { method: 'POST' } }, false],
    [{ match: { path: '/sobjects/Account' } }, false],
    [{ match: { object: 'Lead' } }, false],
    [{ match: { where: () => false } }, false],
    [{ when: 'after' }, false],
  ])('%j: %s', async (spec, strikes) => {
    const { queue } = queueWith(spec);
    expect((await queue.strike('before', request, signal)) !== null).toBe(strikes);
  });

  test('it strikes once unless told how often', async () => {
    const { queue, fault } = queueWith({ times: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await queue.strike('before', request, signal))?.status ?? null);
    expect(statuses).toEqual([502, 502, null]);
    expect(fault.struck).toBe(2);
  });

  test('faults strike in the order in which they were added, one for a request', async () => {
    const { queue } = queueWith({});
    queue.add({ when: 'before', effect: { kind: 'answer', status: 400, body: '', contentType: 'text/plain' } });
    expect((await queue.strike('before', request, signal))?.status).toBe(502);
    expect((await queue.strike('before', request, signal))?.status).toBe(400);
  });

  test('one that is removed, or all that are cleared, strike no more', async () => {
    const { queue, fault } = queueWith({ times: Number.POSITIVE_INFINITY });
    fault.remove();
    expect(await queue.strike('before', request, signal)).toBeNull();
    queue.add({ when: 'before', effect: badGateway });
    queue.clear();
    expect(await queue.strike('before', request, signal)).toBeNull();
  });
});

describe('what a fault does', () => {
  test('a reset looks like a torn connection', async () => {
    const { queue } = queueWith({ effect: { kind: 'reset' } });
    await expect(queue.strike('before', request, signal)).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { code: 'ECONNRESET' },
    });
  });

  test('a hanging request goes on when it is released', async () => {
    const { queue, fault } = queueWith({ effect: { kind: 'hang' } });
    const pending = queue.strike('before', request, signal);
    await fault.reached;
    fault.release();
    expect(await pending).toBeNull();
  });

  test('a hanging request ends when its caller gives up', async () => {
    const { queue, fault } = queueWith({ effect: { kind: 'hang' } });
    const caller = new AbortController();
    const pending = queue.strike('before', request, caller.signal);
    await fault.reached;
    caller.abort(new Error('gave up'));
    await expect(pending).rejects.toThrow('gave up');
  });
});
