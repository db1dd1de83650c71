import { describe, expect, it } from 'vitest';
import { deletedSince } from './deleted-since.ts';

const at = (time: string): string => `2026-11-23T${time}.000Z`;

describe('what was deleted', () => {
  it('is told wholly by the first read in each ten minutes, and by no other', () => {
    const reads = Array.from({ length: 180 }, (_, nth) => new Date(Date.parse(at('10:00:05')) + nth * 10_000));
    const instants = reads.map((read) => read.toISOString());
    const whole = instants.filter((now, nth) => nth > 0 && deletedSince(instants[nth - 1] ?? '', now) !== null);
    expect(whole).toEqual([at('10:10:05'), at('10:20:05')]);
  });

  it('is told from before the read that told it last, and from before one of everything that came first', () => {
    expect(deletedSince(at('10:19:55'), at('10:20:05'))).toBe(at('10:00:00'));
  });

  it('is told at once after an outage, from when it began', () => {
    expect(deletedSince(at('08:15:00'), at('12:00:00'))).toBe(at('08:00:00'));
  });

  it('is not told again because a clock was put back', () => {
    expect(deletedSince(at('10:10:00'), at('10:09:59'))).toBeNull();
  });
});
