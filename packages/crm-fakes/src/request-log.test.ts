import { expect, test } from 'vitest';
import { createRequestLog } from './request-log.ts';

const facts = { query: '', headers: {}, body: '' };

test('requests are found by method, path and object', () => {
  const log = createRequestLog();
  log.record({ ...facts, method: 'GET', path: '/query', objects: ['Account', 'User'] }, new Date(0));
  log.record({ ...facts, method: 'PATCH', path: '/sobjects/Account/1', objects: ['Account'] }, new Date(0));
  expect(log.list({ object: 'Account' })).toHaveLength(2);
  expect(log.list({ object: 'Account', method: 'PATCH' })).toHaveLength(1);
  expect(log.list({ path: /^\/sobjects/ })).toMatchObject([{ method: 'PATCH', status: null, userId: null }]);
  expect(log.list({ path: '/sobjects' })).toEqual([]);
  log.clear();
  expect(log.entries).toEqual([]);
});

test('only the newest requests are kept', () => {
  const log = createRequestLog(2);
  for (const path of ['/1', '/2', '/3']) log.record({ ...facts, method: 'GET', path, objects: [] }, new Date(0));
  expect(log.entries.map(({ path }) => path)).toEqual(['/2', '/3']);
});
