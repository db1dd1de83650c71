import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrganizationField, valuesOf } from '../organization-field.ts';
import type { Condition, ConditionGroup, Rule } from '../rule.ts';
import { associates, type Matched } from '../rule-match.ts';
import { applyEdits, differences, type FieldEdit, type MatchedPair } from './field-edit.ts';
import { smallestChange } from './smallest-change.ts';
import { FIELDS, fieldOf, randomPair } from './testing/random-pair.ts';

const everyone: ConditionGroup = { id: 'g', join: 'and', items: [] };
const ruleOf = (more: Partial<Rule>): Rule => ({
  id: 'r',
  name: 'R',
  partner: everyone,
  secondPartner: everyone,
  same: [],
  ...more,
});
const asks = (field: string, operator: Condition['operator'], ...values: string[]): ConditionGroup => ({
  id: 'g',
  join: 'and',
  items: [{ id: 'c', field, operator, values }],
});
const associated = (rules: readonly Rule[], { partner, secondPartner }: MatchedPair) =>
  rules.some((rule) => associates(rule, partner, secondPartner));

const size = (edits: readonly FieldEdit[]): [number, number] => [
  edits.length,
  edits.reduce((sum, { from, to }) => sum + differences(from, to), 0),
];

/** Every way in which the fields of an organization can be filled, what they hold now among them. */
function everyFilling(organization: Matched, fields: readonly OrganizationField[]): Matched[] {
  let all = [organization];
  for (const { key, type, values } of fields) {
    if (type === 'name' || type === 'other') continue;
    const offered = values.map(({ value }) => value);
    const actual = valuesOf(organization, key);
    const several: string[][] = [[]];
    for (const value of new Set([...actual, ...offered])) several.push(...several.map((set) => [...set, value]));
    const fillings = type === 'multi_select' ? several : [[], ...offered.map((value) => [value]), [...actual]];
    all = all.flatMap((each) => fillings.map((to) => ({ id: each.id, values: { ...each.values, [key]: to } })));
  }
  return all;
}

/** The fewest fields, and of these the fewest values, by trying everything. */
function smallestByForce(rules: readonly Rule[], pair: MatchedPair, fields: readonly OrganizationField[]) {
  const now = associated(rules, pair);
  let best: [number, number] | null = null;
  const distance = (from: Matched, to: Matched) =>
    fields
      .map(({ key }) => differences(valuesOf(from, key), valuesOf(to, key)))
      .reduce<[number, number]>(([count, sum], each) => [count + (each > 0 ? 1 : 0), sum + each], [0, 0]);
  for (const partner of everyFilling(pair.partner, fields)) {
    const [count, sum] = distance(pair.partner, partner);
    for (const secondPartner of everyFilling(pair.secondPartner, fields)) {
      const more = distance(pair.secondPartner, secondPartner);
      const total: [number, number] = [count + more[0], sum + more[1]];
      if (best && (total[0] > best[0] || (total[0] === best[0] && total[1] >= best[1]))) continue;
      if (associated(rules, { partner, secondPartner }) !== now) best = total;
    }
  }
  return best;
}

describe('the smallest change that turns the answer', () => {
  const change = (rules: readonly Rule[], partner: Matched['values'], secondPartner: Matched['values']) =>
    smallestChange(rules, { id: 'p1', values: partner }, { id: 'd1', values: secondPartner }, FIELDS);

  it.each<[string, Rule[], Matched['values'], Matched['values'], FieldEdit[] | null]>([
    [
      'fills a blank field',
      [ruleOf({ partner: asks('region', 'any_of', 's', 'w') })],
      {},
      {},
      [{ side: 'partner', field: 'region', from: [], to: ['s'] }],
    ],
    [
      'replaces the value of a field that holds one, and adds to one that holds several',
      [ruleOf({ partner: asks('region', 'any_of', 's'), secondPartner: asks('product_lines', 'includes_all', 'b') })],
      { region: ['n'] },
      { product_lines: ['a'] },
      [
        { side: 'partner', field: 'region', from: ['n'], to: ['s'] },
        { side: 'second_partner', field: 'product_lines', from: ['a'], to: ['a', 'b'] },
      ],
    ],
    [
      'takes the rule that needs fewer fields',
      [
        ruleOf({ id: 'r1', partner: asks('region', 'any_of', 's'), secondPartner: asks('region', 'any_of', 's') }),
        ruleOf({ id: 'r2', secondPartner: asks('segment', 'any_of', 'x') }),
      ],
      {},
      {},
      [{ side: 'second_partner', field: 'segment', from: [], to: ['x'] }],
    ],
    [
      'gives one side the value of the other',
      [ruleOf({ same: ['region'] })],
      { region: ['n'] },
      { region: ['s'] },
      [{ side: 'second_partner', field: 'region', from: ['s'], to: ['n'] }],
    ],
    [
      'gives both one value where both are blank',
      [ruleOf({ same: ['segment'] })],
      {},
      {},
      [
        { side: 'partner', field: 'segment', from: [], to: ['x'] },
        { side: 'second_partner', field: 'segment', from: [], to: ['x'] },
      ],
    ],
    [
      'does not set a value that no field offers any more',
      [ruleOf({ partner: asks('region', 'any_of', 'old') })],
      {},
      {},
      null,
    ],
    ['does not change who somebody is', [ruleOf({ partner: asks('name', 'any_of', 'p2') })], {}, {}, null],
    ['cannot make a rule for everybody fail', [ruleOf({})], {}, {}, null],
    ['cannot associate without rules', [], {}, {}, null],
    [
      'breaks all rules that match by one field',
      [
        ruleOf({ id: 'r1', partner: asks('region', 'any_of', 'n', 's') }),
        ruleOf({ id: 'r2', partner: asks('region', 'none_of', 'w'), same: ['segment'] }),
      ],
      { region: ['n'], segment: ['x'] },
      { segment: ['x'] },
      [{ side: 'partner', field: 'region', from: ['n'], to: ['w'] }],
    ],
    [
      'takes away all shared values of several',
      [ruleOf({ same: ['product_lines'] })],
      { product_lines: ['a', 'b'] },
      { product_lines: ['a', 'b', 'c'] },
      [{ side: 'partner', field: 'product_lines', from: ['a', 'b'], to: [] }],
    ],
  ])('%s', (_, rules, partner, secondPartner, expected) => {
    expect(change(rules, partner, secondPartner)).toEqual(expected);
  });

  it('turns the answer, in both directions, with values that the fields offer and without a name', () => {
    fc.assert(
      fc.property(randomPair(), ({ rules, partner, secondPartner }) => {
        const edits = smallestChange(rules, partner, secondPartner, FIELDS);
        fc.pre(edits !== null);
        const before = { partner, secondPartner };
        expect(associated(rules, applyEdits(before, edits))).toBe(!associated(rules, before));
        for (const { side, field, from, to } of edits) {
          const definition = FIELDS.find(({ key }) => key === field);
          expect(from).toEqual(valuesOf(side === 'partner' ? partner : secondPartner, field));
          expect(['select', 'radio', 'multi_select']).toContain(definition?.type);
          const added = to.filter((value) => !from.includes(value));
          expect(definition?.values.map(({ value }) => value)).toEqual(expect.arrayContaining(added));
          if (definition?.type !== 'multi_select') expect(to.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is as small as trying everything finds, and there is one whenever that finds one', () => {
    const small = [
      fieldOf('name', 'name', []),
      fieldOf('region', 'select', ['n', 's']),
      fieldOf('product_lines', 'multi_select', ['a', 'b']),
    ];
    fc.assert(
      fc.property(randomPair(small), ({ rules, partner, secondPartner }) => {
        const edits = smallestChange(rules, partner, secondPartner, small);
        expect(edits && size(edits)).toEqual(smallestByForce(rules, { partner, secondPartner }, small));
      }),
      { numRuns: 500 },
    );
  });
});
