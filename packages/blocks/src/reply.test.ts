import { expect, test } from 'vitest';
import { toReply } from './reply.ts';

const problem = { code: 'not_eligible', text: 'No contract.', field: 'secondPartner' };
const error = (data: object) => JSON.stringify({ error: { message: 'x', code: -32600, data } });

test('an answer is what the server put in', () => {
  expect(toReply(200, '{"result":{"data":{"title":"Distribution"}}}')).toEqual({
    ok: true,
    answer: { title: 'Distribution' },
  });
});

test('an error that the server explains is a problem, whatever its status', () => {
  for (const status of [400, 403, 409, 500]) {
    expect(toReply(status, error({ code: 'BAD_REQUEST', problem }))).toEqual({ ok: false, problem });
  }
});

test.each([
  ['no answer', 0, ''],
  ['a page of a proxy', 502, '<html>Bad gateway</html>'],
  ['half an answer', 200, '{"result":{"da'],
  ['an answer without data', 200, '{"result":{}}'],
  ['an error that nobody explains', 500, error({ code: 'INTERNAL_SERVER_ERROR' })],
  ['a problem without a sentence', 400, error({ problem: { code: 'x' } })],
  ['something else', 200, 'null'],
])('%s leaves it open whether the call was carried out', (_name, status, body) => {
  expect(toReply(status, body)).toEqual({ ok: false, unreachable: true });
});
