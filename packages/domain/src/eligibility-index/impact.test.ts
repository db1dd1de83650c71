import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, differenceOf, keysOf, pairsOf } from '../testing/naive-index.ts';
import {
  changeArbitrary,
  mediumChangeArbitrary,
  mediumTenantArbitrary,
  tenantArbitrary,
} from '../testing/random-tenant.ts';
import { createEligibilityIndex } from './eligibility-index.ts';
import type { Impact, IndexChange } from './types.ts';

const only = (...kinds: IndexChange['kind'][]) => changeArbitrary.filter(({ kind }) => kinds.includes(kind));
const some = (...kinds: IndexChange['kind'][]) => fc.array(only(...kinds), { minLength: 1, maxLength: 4 });

const edits: [string, fc.Arbitrary<IndexChange[]>][] = [
  ['a rule', some('rule', 'rule_removed')],
  ['organizations', some('organization')],
  ['contracts', some('contracts')],
  ['the source', some('source')],
  ['anything', fc.array(changeArbitrary, { minLength: 1, maxLength: 8 })],
];

/** An impact with its pairs in full. */
const inFull = (impact: Impact) => ({
  gained: keysOf(impact.listPairs('gained', 0, 1e6)),
  lost: keysOf(impact.listPairs('lost', 0, 1e6)),
  orphaned: impact.orphaned,
  broken: impact.broken,
  mended: impact.mended,
});

describe('a dry run (row 273)', () => {
  it.each(edits)('of %s tells exactly the difference, on random edits, and applying does exactly that', (_, edit) => {
    fc.assert(
      fc.property(tenantArbitrary, edit, (before, changes) => {
        const index = createEligibilityIndex(before);
        const after = changes.reduce(changed, before);
        const impact = index.impactOf(changes);
        const expected = differenceOf(before, after);
        expect(inFull(impact)).toEqual(expected);
        expect([impact.gained, impact.lost]).toEqual([expected.gained.length, expected.lost.length]);

        for (const change of changes) index.apply(change);
        expect(index.countPairs()).toBe(pairsOf(after).length);
        for (const { partnerId, secondPartnerId } of impact.listPairs('gained', 0, 1e6)) {
          expect(index.isAssociated(partnerId, secondPartnerId)).toBe(true);
        }
        for (const { partnerId, secondPartnerId } of impact.listPairs('lost', 0, 1e6)) {
          expect(index.isAssociated(partnerId, secondPartnerId)).toBe(false);
        }
        expect(inFull(index.impactOf(changes))).toMatchObject({
          gained: [],
          lost: [],
          orphaned: [],
          broken: [],
          mended: [],
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('of anything tells exactly the difference where sets have many words', () => {
    const edit = fc.array(mediumChangeArbitrary, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(mediumTenantArbitrary, edit, (before, changes) => {
        const expected = differenceOf(before, changes.reduce(changed, before));
        expect(inFull(createEligibilityIndex(before).impactOf(changes))).toEqual(expected);
      }),
      { numRuns: 100, endOnFailure: true },
    );
  }, 60_000);

  it('orphans only those who have nobody else, though an edit does the same to others', () => {
    const every = { id: 'every', join: 'and', items: [] } as const;
    const emea = { id: 'emea', field: 'region', operator: 'any_of', values: ['emea'] } as const;
    const partner = { accountType: 'partner', name: 'Brightline', standing: 'active', values: {} } as const;
    const second = { ...partner, accountType: 'partner_2' } as const;
    const index = createEligibilityIndex({
      source: 'rules',
      organizations: [
        { ...partner, id: 'alone' },
        { ...partner, id: 'other', values: { region: ['emea'] } },
        { ...second, id: 's1' },
        { ...second, id: 's2', values: { region: ['emea'] } },
      ],
      contracts: [],
      rules: [
        {
          id: 'blank',
          name: 'Blank',
          partner: every,
          secondPartner: { ...every, items: [{ ...emea, operator: 'none_of' }] },
          same: [],
        },
        { id: 'same', name: 'Same', partner: every, secondPartner: every, same: ['region'] },
      ],
      deals: [],
    });
    const impact = index.impactOf([{ kind: 'rule_removed', id: 'blank' }]);
    expect([impact.gained, impact.lost, impact.orphaned]).toEqual([0, 2, ['alone']]);
  });

  it('changes nothing, and what it told stays as it is when the index goes on', () => {
    fc.assert(
      fc.property(tenantArbitrary, fc.array(changeArbitrary), fc.array(changeArbitrary), (tenant, asked, later) => {
        const index = createEligibilityIndex(tenant);
        const impact = index.impactOf(asked);
        const { digest } = index.impactOf(asked);
        expect(index.countPairs()).toBe(pairsOf(tenant).length);
        for (const change of later) index.apply(change);
        expect(inFull(impact)).toEqual(differenceOf(tenant, asked.reduce(changed, tenant)));
        expect(impact.digest).toBe(digest);
      }),
      { numRuns: 300 },
    );
  });

  it('lists its pairs in pages, each pair once', () => {
    fc.assert(
      fc.property(
        tenantArbitrary,
        fc.array(changeArbitrary),
        fc.integer({ min: 1, max: 4 }),
        (tenant, changes, limit) => {
          const impact = createEligibilityIndex(tenant).impactOf(changes);
          for (const which of ['gained', 'lost'] as const) {
            const pairs = [];
            for (let from = 0; from < impact[which] + limit; from += limit)
              pairs.push(...impact.listPairs(which, from, limit));
            expect(pairs).toEqual(impact.listPairs(which, 0, 1e6));
            expect(new Set(keysOf(pairs)).size).toBe(impact[which]);
          }
        },
      ),
    );
  });

  it('has the same digest as another exactly when both tell the same', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(tenantArbitrary, fc.array(changeArbitrary, { minLength: 1, maxLength: 3 }), (tenant, changes) => {
        const { digest } = createEligibilityIndex(tenant).impactOf(changes);
        const shuffled = {
          ...tenant,
          organizations: tenant.organizations.toReversed(),
          rules: tenant.rules.toReversed(),
        };
        const later = createEligibilityIndex(shuffled);
        later.apply({ kind: 'deal_gone', id: 'nothing' });
        expect(later.impactOf(changes).digest).toBe(digest);
        const told = JSON.stringify(differenceOf(tenant, changes.reduce(changed, tenant)));
        expect(seen.get(digest) ?? told).toBe(told);
        seen.set(digest, told);
      }),
      { numRuns: 1000 },
    );
    expect(new Set(seen.values()).size).toBe(seen.size);
    expect(seen.size).toBeGreaterThan(100);
  });
});
