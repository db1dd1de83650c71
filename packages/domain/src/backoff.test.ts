import { describe, expect, it } from 'vitest';
import { decideRetry } from './backoff.ts';
import type { CrmFailureCode } from './crm.ts';

const DAY = 24 * 3600;
const failure = (code: CrmFailureCode, retryAfter: number | null = null) => ({ code, retryAfter });

describe('when a failed write is tried again', () => {
  it.each<[CrmFailureCode, boolean]>([
    ['unavailable', true],
    ['rate_limited', true],
    ['locked', true],
    ['not_authorized', true],
    ['not_found', false],
    ['duplicate', false],
    ['rejected', false],
    ['ambiguous', false],
  ])('%s: %s', (code, retried) => {
    expect(decideRetry(failure(code), 1, 0) !== null).toBe(retried);
  });

  it('waits twice as long each time, up to five minutes', () => {
    const waits = Array.from({ length: 10 }, (_, made) => decideRetry(failure('unavailable'), made + 1, 0));
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(decideRetry(failure('unavailable'), 5000, 0)).toBe(300);
  });

  it('waits at least as long as the CRM asked for', () => {
    expect(decideRetry(failure('rate_limited', 17), 1, 0)).toBe(17);
    expect(decideRetry(failure('rate_limited', 17), 5, 0)).toBe(32);
    expect(decideRetry(failure('rate_limited', 3600), 1, 0)).toBe(3600);
    expect(decideRetry(failure('rate_limited', 0), 1, 0)).toBe(2);
  });

  it('gives up three days after the request', () => {
    expect(decideRetry(failure('unavailable'), 900, 3 * DAY - 1)).toBe(300);
    expect(decideRetry(failure('unavailable'), 900, 3 * DAY)).toBeNull();
  });
});
