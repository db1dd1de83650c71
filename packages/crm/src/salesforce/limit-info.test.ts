import { expect, it } from 'vitest';
import { toUsage } from './limit-info.ts';

it.each([
  ['api-usage=18/5000', { used: 18, limit: 5000 }],
  ['api-usage=25/5000; per-app-api-usage=17/250(appName=sample-app)', { used: 25, limit: 5000 }],
  ['per-app-api-usage=17/250(appName=sample-app), api-usage=25/5000', { used: 25, limit: 5000 }],
  ['per-app-api-usage=17/250(appName=sample-app)', null],
  ['nonsense', null],
])('the day’s calls are read from %j', (header, usage) => {
  expect(toUsage({ 'sforce-limit-info': header })).toEqual(usage);
});

it('an answer without the header says nothing of them', () => {
  expect(toUsage({})).toBeNull();
});
