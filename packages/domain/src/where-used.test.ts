import { describe, expect, it } from 'vitest';
import type { Condition, ConditionGroup, Rule } from './rule.ts';
import { missingRuleFields, usesOf, withRenamedValue } from './where-used.ts';

const condition = (field: string, operator: Condition['operator'], ...values: string[]): Condition => ({
  id: 'c',
  field,
  operator,
  values,
});
const group = (...items: ConditionGroup['items'][number][]): ConditionGroup => ({ id: 'g', join: 'or', items });

const regional: Rule = {
  id: 'r1',
  name: 'Regional',
  partner: group(condition('region', 'any_of', 'emea', 'apac'), group(condition('segment', 'blank'))),
  secondPartner: group(condition('region', 'none_of', 'apac')),
  same: ['product_lines'],
};
const sameRegion: Rule = { id: 'r2', name: 'Same region', partner: group(), secondPartner: group(), same: ['region'] };

describe('where rules use a field or a value', () => {
  it('lists every condition and every same (beyond rank 18)', () => {
    expect(usesOf([regional, sameRegion], 'region')).toEqual([
      { ruleId: 'r1', name: 'Regional', side: 'partner', operator: 'any_of' },
      { ruleId: 'r1', name: 'Regional', side: 'second_partner', operator: 'none_of' },
      { ruleId: 'r2', name: 'Same region', side: 'same', operator: null },
    ]);
    expect(usesOf([regional, sameRegion], 'segment').map(({ operator }) => operator)).toEqual(['blank']);
    expect(usesOf([regional, sameRegion], 'industry')).toEqual([]);
  });

  it('lists the conditions that name a value, within groups too', () => {
    expect(usesOf([regional, sameRegion], 'region', 'emea').map(({ side }) => side)).toEqual(['partner']);
    expect(usesOf([regional, sameRegion], 'region', 'apac')).toHaveLength(2);
    expect(usesOf([regional, sameRegion], 'segment', 'emea')).toEqual([]);
  });

  it('carries a renamed value along, everywhere and once', () => {
    const renamed = withRenamedValue(regional, 'region', 'apac', 'emea');
    expect(renamed.partner.items[0]).toEqual(condition('region', 'any_of', 'emea'));
    expect(renamed.secondPartner.items[0]).toEqual(condition('region', 'none_of', 'emea'));
    expect(renamed.partner.items[1]).toEqual(regional.partner.items[1]);
    expect(usesOf([renamed], 'region', 'apac')).toEqual([]);
    expect(withRenamedValue(regional, 'segment', 'apac', 'emea')).toEqual(regional);
  });
});

describe('rule fields that an organization leaves blank', () => {
  it('are those of its own side and those that have to be the same (row 88)', () => {
    const blank = { id: 'o', values: { region: [], segment: ['smb'] } };
    expect(missingRuleFields([regional, sameRegion], blank, 'partner')).toEqual(['region', 'product_lines']);
    expect(missingRuleFields([regional], { id: 'o', values: {} }, 'second_partner')).toEqual([
      'region',
      'product_lines',
    ]);
    expect(missingRuleFields([], blank, 'partner')).toEqual([]);
  });

  it('never include the name', () => {
    const named: Rule = { ...sameRegion, same: [], partner: group(condition('name', 'any_of', 'o')) };
    expect(missingRuleFields([named], { id: 'o', values: {} }, 'partner')).toEqual([]);
  });
});
