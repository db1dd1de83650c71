import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planContracts, type StatedContract } from './contracts.ts';
import { toNameKey } from './organization.ts';

const first = '2026-01-01T00:00:00.000Z';
const now = '2026-11-23T10:00:00.000Z';
const later = '2026-11-24T10:00:00.000Z';

const stated = (name: string, position: number, more: Partial<StatedContract> = {}): StatedContract => ({
  nameKey: toNameKey(name),
  name,
  secondPartnerId: `id-${name}`,
  position,
  startedAt: first,
  endedAt: null,
  ...more,
});

/** What the table holds after a plan was saved. */
const apply = (known: readonly StatedContract[], changes: readonly StatedContract[]): StatedContract[] => [
  ...new Map([...known, ...changes].map((contract) => [contract.nameKey, contract])).values(),
];
const standing = (contracts: readonly StatedContract[]) =>
  contracts.filter(({ endedAt }) => endedAt === null).sort((a, b) => a.position - b.position);

describe('planning the contracts that a field lists', () => {
  it('begins one for each name, in the order of the field (rows 43, 54)', () => {
    expect(planContracts([], ['A', 'B'], now)).toEqual([
      stated('A', 0, { secondPartnerId: null, startedAt: now }),
      stated('B', 1, { secondPartnerId: null, startedAt: now }),
    ]);
  });

  it('does not count blank entries and repetitions, however they are spelled (row 54)', () => {
    const planned = planContracts([], ['A', '', ' ', ' a', 'Ａ', 'B '], now);
    expect(planned.map(({ name, position }) => [name, position])).toEqual([
      ['A', 0],
      ['B', 1],
    ]);
  });

  it('ends all of them when the field is blank (row 55)', () => {
    const known = [stated('A', 0), stated('B', 1)];
    expect(planContracts(known, [], now)).toEqual(known.map((contract) => ({ ...contract, endedAt: now })));
  });

  it('ends the one that left, from now on, and keeps the others as they are (row 46)', () => {
    const known = [stated('A', 0), stated('B', 1)];
    expect(planContracts(known, ['A'], now)).toEqual([stated('B', 1, { endedAt: now })]);
  });

  it('begins anew one that comes back, and still knows who it is', () => {
    const known = [stated('A', 3, { endedAt: first })];
    expect(planContracts(known, ['A'], now)).toEqual([stated('A', 0, { startedAt: now })]);
  });

  it('leaves what ended before alone', () => {
    expect(planContracts([stated('A', 0, { endedAt: first })], [], now)).toEqual([]);
  });

  it('keeps the beginning of one that only moved or is spelled otherwise', () => {
    const known = [stated('A', 0), stated('B', 1)];
    expect(planContracts(known, ['b', 'A'], now)).toEqual([{ ...stated('B', 0), name: 'b' }, stated('A', 1)]);
  });

  it('changes nothing when the field says what it said', () => {
    expect(planContracts([stated('A', 0), stated('B', 1)], ['A', 'B'], now)).toEqual([]);
  });

  it('whatever the field said before and says now: those that stand are those listed, and a second plan is empty', () => {
    const names = fc.array(fc.constantFrom('A', 'a ', 'B', 'Ｂ', 'Ça', 'ça', '', '  ', 'D'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(names, { maxLength: 4 }), names, (history, listed) => {
        const known = history.reduce(
          (table, each) => apply(table, planContracts(table, each, now)),
          [] as StatedContract[],
        );
        const after = apply(known, planContracts(known, listed, later));
        const keys = [...new Set(listed.map(toNameKey))].filter((key) => key !== '');
        expect(standing(after).map(({ nameKey }) => nameKey)).toEqual(keys);
        expect(standing(after).map(({ position }) => position)).toEqual(keys.map((_, position) => position));
        expect(planContracts(after, listed, later)).toEqual([]);
        const before = new Map(standing(known).map((contract) => [contract.nameKey, contract]));
        for (const contract of standing(after)) {
          expect(contract.startedAt).toBe(before.get(contract.nameKey)?.startedAt ?? later);
        }
      }),
    );
  });
});
