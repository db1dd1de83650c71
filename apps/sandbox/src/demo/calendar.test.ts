import { describe, expect, it } from 'vitest';
import { addDays, atMinute, onOrAfterWorkday, onOrBeforeWorkday, weekdayOf } from './calendar.ts';

describe('the days of the demo', () => {
  it('are counted over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('are refused when they are none', () => {
    expect(() => addDays('23.11.2026', 1)).toThrow(TypeError);
    expect(() => addDays('2026-13-01', 1)).toThrow(TypeError);
  });

  it('move off a weekend, forward or back', () => {
    expect(weekdayOf('2026-11-28')).toBe(6);
    expect(['2026-11-27', '2026-11-28', '2026-11-29'].map(onOrAfterWorkday)).toEqual([
      '2026-11-27',
      '2026-11-30',
      '2026-11-30',
    ]);
    expect(['2026-11-27', '2026-11-28', '2026-11-29'].map(onOrBeforeWorkday)).toEqual(Array(3).fill('2026-11-27'));
  });

  it('have office hours', () => {
    expect(atMinute('2026-11-27', 0)).toBe('2026-11-27T08:00:00Z');
    expect(atMinute('2026-11-27', 539)).toBe('2026-11-27T16:59:00Z');
  });
});
