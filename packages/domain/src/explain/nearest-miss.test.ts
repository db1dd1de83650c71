import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../rule.ts';
import { associates } from '../rule-match.ts';
import { applyEdits, differences, type FieldEdit } from './field-edit.ts';
import { nearestMiss } from './nearest-miss.ts';
import { smallestChange } from './smallest-change.ts';
import { FIELDS, randomPair } from './testing/random-pair.ts';

const weight = (edits: readonly FieldEdit[]) =>
  edits.length * 1_000 + edits.reduce((sum, { from, to }) => sum + differences(from, to), 0);

describe('the rule that a pair misses by least', () => {
  const regional = (id: string, region: string): Rule => ({
    id,
    name: `Rule of ${region}`,
    partner: { id: 'g', join: 'and', items: [{ id: 'c', field: 'region', operator: 'any_of', values: [region] }] },
    secondPartner: {
      id: 'g',
      join: 'and',
      items: [{ id: 'c', field: 'product_lines', operator: 'includes_any', values: ['a', 'b'] }],
    },
    same: [],
  });

  it('is the one whose conditions need the fewest fields, with the edits that it needs', () => {
    const partner = { id: 'p', values: { region: ['s'] } };
    const secondPartner = { id: 'd', values: { product_lines: ['c'] } };
    expect(nearestMiss([regional('r1', 'n'), regional('r2', 's')], partner, secondPartner, FIELDS)).toEqual({
      ruleId: 'r2',
      name: 'Rule of s',
      edits: [{ side: 'second_partner', field: 'product_lines', from: ['c'], to: ['c', 'a'] }],
    });
  });

  it('is the first of those that are equally near', () => {
    const partner = { id: 'p', values: { region: ['w'] } };
    const secondPartner = { id: 'd', values: { product_lines: ['a'] } };
    const near = nearestMiss([regional('r1', 'n'), regional('r2', 's')], partner, secondPartner, FIELDS);
    expect(near?.ruleId).toBe('r1');
  });

  it('is nobody when no change of fields makes a rule match', () => {
    const nobody = { id: 'p', values: {} };
    expect(nearestMiss([regional('r1', 'old')], nobody, nobody, FIELDS)).toBe(null);
    expect(nearestMiss([], nobody, nobody, FIELDS)).toBe(null);
  });

  it('matches once its edits are made, and no other rule needs less', () => {
    fc.assert(
      fc.property(randomPair(), ({ rules, partner, secondPartner }) => {
        fc.pre(!rules.some((rule) => associates(rule, partner, secondPartner)));
        const miss = nearestMiss(rules, partner, secondPartner, FIELDS);
        const each = rules.map((rule) => smallestChange([rule], partner, secondPartner, FIELDS));
        const least = Math.min(...each.flatMap((edits) => (edits ? [weight(edits)] : [])));
        expect(miss ? weight(miss.edits) : Number.POSITIVE_INFINITY).toBe(least);
        if (!miss) return;
        const rule = rules.find(({ id }) => id === miss.ruleId) as Rule;
        const after = applyEdits({ partner, secondPartner }, miss.edits);
        expect(associates(rule, after.partner, after.secondPartner)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
