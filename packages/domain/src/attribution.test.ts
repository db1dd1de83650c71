import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttributionEntry, type AttributionRole, chainAsOf } from './attribution.ts';

const T = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, 0) + seconds * 1000).toISOString();
const entry = (seq: number, role: AttributionRole, name: string | null, at: number): AttributionEntry => ({
  seq,
  role,
  organizationId: name && `id-${name}`,
  organizationName: name,
  at: T(at),
  source: 'native',
  byName: null,
});
const link = (name: string) => ({ organizationId: `id-${name}`, organizationName: name });

describe('the chain as of an instant (row 144)', () => {
  const ledger = [
    entry(1, 'partner', 'Brightline', 0),
    entry(2, 'second_partner', 'Kestrel', 10),
    entry(3, 'second_partner', 'Northwind', 10),
    entry(4, 'second_partner', null, 20),
    entry(5, 'partner', 'Fernhill', 30),
  ];

  it.each([
    ['before anything', -1, {}],
    ['at the instant of an entry', 0, { partner: link('Brightline') }],
    ['just before the next', 9.999, { partner: link('Brightline') }],
    ['where two share an instant', 10, { partner: link('Brightline'), second_partner: link('Northwind') }],
    ['after somebody left', 20, { partner: link('Brightline') }],
    ['at the end', 99, { partner: link('Fernhill') }],
  ])('%s', (_, at, chain) => {
    expect(chainAsOf(ledger, T(at))).toEqual(chain);
  });

  it('keeps the name of that time, even a missing one', () => {
    const nameless = { ...entry(1, 'partner', 'Brightline', 0), organizationName: null };
    expect(chainAsOf([nameless], T(0))).toEqual({ partner: { organizationId: 'id-Brightline', organizationName: '' } });
  });

  it('of 1,000 random histories is what a replay gives at any instant', () => {
    const changes = fc.array(
      fc.record({
        role: fc.constantFrom<AttributionRole>('partner', 'second_partner'),
        name: fc.constantFrom('A', 'B', 'C', null),
        at: fc.integer({ min: 0, max: 12 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(changes, fc.integer({ min: -1, max: 13 }), (history, at) => {
        const entries = history.map(({ role, name, at: when }, index) => entry(index + 1, role, name, when));
        const lastOf = (role: AttributionRole) =>
          history.findLast((change) => change.role === role && change.at <= at)?.name;
        const expected = Object.fromEntries(
          (['partner', 'second_partner'] as const).flatMap((role) => {
            const name = lastOf(role);
            return name ? [[role, link(name)]] : [];
          }),
        );
        expect(chainAsOf(entries, T(at))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
