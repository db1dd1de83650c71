import { describe, expect, it } from 'vitest';
import { addSeconds, secondsBetween } from './instant.ts';

describe('instants', () => {
  it('move by seconds over any boundary, and are spelled with milliseconds in UTC', () => {
    expect(addSeconds('2026-12-31T23:59:59Z', 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(addSeconds('2026-03-01T00:00:00.250Z', -60)).toBe('2026-02-28T23:59:00.250Z');
    expect(addSeconds('2026-11-23T12:00:00+02:00', 0.5)).toBe('2026-11-23T10:00:00.500Z');
  });

  it('know the time between them, backwards as less than nothing', () => {
    expect(secondsBetween('2026-11-23T10:00:00.000Z', '2026-11-23T10:01:00.500Z')).toBe(60.5);
    expect(secondsBetween('2026-11-23T10:01:00.000Z', '2026-11-23T10:00:00.000Z')).toBe(-60);
  });

  it('compare as text', () => {
    const start = '2026-11-23T10:00:00.000Z';
    expect(addSeconds(start, 0.001) > start).toBe(true);
    expect(addSeconds(start, -0.001) < start).toBe(true);
  });
});
