import { describe, expect, it } from 'vitest';
import { type ConnectionFacts, type SyncState, toSyncState, toUsedPercent } from './sync-health.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const FACTS: ConnectionFacts = {
  createdAt: '2026-11-20T08:00:00.000Z',
  disconnectedAt: null,
  pausedAt: null,
  failedAt: null,
  lastReadAt: '2026-11-23T11:59:00.000Z',
  reading: false,
};

describe('how a connection does', () => {
  it.each<[string, Partial<ConnectionFacts>, SyncState]>([
    ['was read a minute ago', {}, { state: 'up_to_date', since: FACTS.lastReadAt }],
    ['is being read', { reading: true }, { state: 'reading', since: null }],
    [
      'is being read after a long time',
      { reading: true, lastReadAt: '2026-11-23T09:00:00.000Z' },
      { state: 'reading', since: null },
    ],
    [
      'was not read for a while',
      { lastReadAt: '2026-11-23T11:44:59.000Z' },
      { state: 'behind', since: '2026-11-23T11:44:59.000Z' },
    ],
    ['was never read', { lastReadAt: null, reading: true }, { state: 'new', since: FACTS.createdAt }],
    ['fails', { failedAt: NOW, reading: true }, { state: 'failing', since: FACTS.lastReadAt }],
    ['fails from the beginning', { failedAt: NOW, lastReadAt: null }, { state: 'failing', since: FACTS.createdAt }],
    ['pauses, though it failed before', { pausedAt: NOW, failedAt: NOW }, { state: 'paused', since: NOW }],
    ['is disconnected', { disconnectedAt: NOW, pausedAt: NOW }, { state: 'disconnected', since: NOW }],
  ])('that %s', (_, facts, state) => {
    expect(toSyncState({ ...FACTS, ...facts }, NOW)).toEqual(state);
  });
});

it.each([
  [{ used: 1, limit: 3 }, 33],
  [{ used: 12, limit: 10 }, 120],
  [{ used: 5, limit: 0 }, null],
])('of %j is used', (usage, percent) => {
  expect(toUsedPercent(usage)).toBe(percent);
});
