import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

describe('a limiter', () => {
  it('runs no more calls at a time than it may, in the order in which they came', async () => {
    const limit = createLimiter(2);
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const calls = [0, 1, 2, 3].map((n) =>
      limit(() => {
        started.push(n);
        return new Promise<void>((resolve) => finish.push(resolve));
      }),
    );
    expect(started).toEqual([0, 1]);
    finish[1]?.();
    await calls[1];
    expect(started).toEqual([0, 1, 2]);
    finish[0]?.();
    await calls[0];
    expect(started).toEqual([0, 1, 2, 3]);
    for (const done of finish) done();
    await Promise.all(calls);
  });

  it('goes on after a call that failed', async () => {
    const limit = createLimiter(1);
    await expect(limit(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(limit(async () => 'yes')).resolves.toBe('yes');
  });
});
