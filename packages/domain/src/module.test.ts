import { describe, expect, it } from 'vitest';
import { decideSwitch, listMissing, toModuleState } from './module.ts';

const ready = { partners: 3, secondPartners: 2, source: 'contracts' as const, associations: 1 };

describe('the two gates of distribution (rows 1, 3, 5, 9)', () => {
  it.each([
    [{ entitled: true, moduleOnAt: '2026-11-26T10:00:00Z' }, 'on'],
    [{ entitled: true, moduleOnAt: null }, 'off'],
    [{ entitled: false, moduleOnAt: '2026-11-26T10:00:00Z' }, 'not_entitled'],
    [{ entitled: false, moduleOnAt: null }, 'not_entitled'],
  ] as const)('%j is %s', (gates, state) => {
    expect(toModuleState(gates)).toBe(state);
  });

  it('it is switched on when everything is there (row 4)', () => {
    expect(decideSwitch(true, true, ready)).toEqual({ ok: true });
    expect(listMissing(ready)).toEqual([]);
  });

  it('what is missing is named, all of it, in order (row 270)', () => {
    const bare = { partners: 0, secondPartners: 2, source: 'contracts' as const, associations: 0 };
    expect(decideSwitch(true, true, bare)).toEqual({
      ok: false,
      refusal: { code: 'not_ready', missing: ['partners', 'associations'] },
    });
  });

  it('what the contract lacks cannot be switched on, whatever is there', () => {
    expect(decideSwitch(true, false, ready)).toEqual({ ok: false, refusal: { code: 'not_entitled' } });
  });

  it('it can always be switched off', () => {
    expect(
      decideSwitch(false, false, { partners: 0, secondPartners: 0, source: 'contracts' as const, associations: 0 }),
    ).toEqual({ ok: true });
  });
});
