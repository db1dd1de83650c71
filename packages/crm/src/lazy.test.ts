import { describe, expect, it } from 'vitest';
import { lazy } from './lazy.ts';

function counted() {
  let loads = 0;
  const value = lazy(async () => {
    loads += 1;
    if (loads === 1) throw new Error('not yet');
    return { loads };
  });
  return { value, loads: () => loads };
}

describe('a lazy value', () => {
  it('is loaded once for all who ask meanwhile and after', async () => {
    let loads = 0;
    const value = lazy(async () => {
      loads += 1;
      return loads;
    });
    expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
    expect(await value.get()).toBe(1);
  });

  it('does not keep a failure', async () => {
    const { value } = counted();
    await expect(value.get()).rejects.toThrow('not yet');
    expect(await value.get()).toEqual({ loads: 2 });
  });

  it('is loaded anew once when several find the same value stale', async () => {
    const { value, loads } = counted();
    await value.get().catch(() => undefined);
    const stale = await value.get();
    value.forget(stale);
    const fresh = await value.get();
    value.forget(stale);
    expect(await value.get()).toBe(fresh);
    expect(loads()).toBe(3);
  });
});
