import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCandidates } from './candidates.ts';
import { contractOf, contractsOf, organization } from './testing/organizations.ts';

const partner = organization('Brightline', { accountType: 'partner' });
const zenith = organization('Zenith');
const arrow = organization('arrow');
const kestrel = organization('Kestrel');
const former = organization('Former');
const gone = organization('Gone', { standing: 'inactive' });
const ostrava = organization('Ostrava');
const all = [ostrava, gone, partner, zenith, former, kestrel, arrow];
const contracts = {
  ...contractsOf(partner, [
    ...[zenith, arrow, kestrel, gone].map((each) => contractOf(each)),
    contractOf(former, '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
  ]),
  preferredId: zenith.id,
};
const names = (words = '', limit = 50) =>
  listCandidates(all, contracts, { words, limit }).candidates.map(({ organization: { name } }) => name);

describe('the second partners to choose from', () => {
  it('are the preferred one, the eligible by name, then the others, nearest miss first (rows 41, 60, 98)', () => {
    expect(names()).toEqual(['Zenith', 'arrow', 'Kestrel', 'Former', 'Gone', 'Ostrava', 'Brightline']);
  });

  it('carry each its reason', () => {
    const reasons = listCandidates(all, contracts, { words: '', limit: 50 }).candidates.map(({ eligible, reason }) => [
      eligible,
      reason.code,
    ]);
    expect(reasons).toEqual([
      [true, 'contract'],
      [true, 'contract'],
      [true, 'contract'],
      [false, 'contract_ended'],
      [false, 'not_active'],
      [false, 'no_contract'],
      [false, 'same_organization'],
    ]);
  });

  it('say how many the limit left out', () => {
    expect(listCandidates(all, contracts, { words: '', limit: 2 })).toMatchObject({
      candidates: [{ organization: zenith }, { organization: arrow }],
      left: 5,
    });
    expect(listCandidates(all, contracts, { words: '', limit: 7 }).left).toBe(0);
  });

  it.each([
    ['KES', ['Kestrel']],
    ['  o ', ['arrow', 'Former', 'Gone', 'Ostrava']],
    ['r o', ['arrow', 'Former', 'Ostrava']],
    ['nobody', []],
  ])('are those whose name has every word of %j', (words, found) => {
    expect(names(words)).toEqual(found);
  });

  it('cannot be chosen, any of them, where the deal has no partner', () => {
    const { candidates } = listCandidates(all, contractsOf(null, []), { words: '', limit: 50 });
    expect(candidates).toHaveLength(all.length);
    expect(candidates.every(({ eligible, reason }) => !eligible && reason.code === 'no_partner')).toBe(true);
  });

  it('come in one order, whatever order they were given in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const listed = listCandidates(shuffled, contracts, { words: '', limit: 50 });
        expect(listed.candidates.map(({ organization: { name } }) => name)).toEqual(names());
      }),
    );
  });
});
