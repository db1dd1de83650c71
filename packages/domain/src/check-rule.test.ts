import { describe, expect, it } from 'vitest';
import {
  checkRule,
  MAX_CONDITIONS,
  MAX_DEPTH,
  MAX_SAME,
  MAX_VALUES,
  type RuleDraft,
  type RuleFault,
  type RuleSide,
} from './check-rule.ts';
import type { FieldType, OrganizationField } from './organization-field.ts';
import type { Condition, ConditionGroup, Operator } from './rule.ts';

const fieldOf = (key: string, label: string, type: FieldType, ...values: string[]): OrganizationField => ({
  key,
  label,
  type,
  values: values.map((value) => ({ value, label: value })),
});
const FIELDS = [
  fieldOf('name', 'Company name', 'name'),
  fieldOf('region', 'Region', 'select', 'emea', 'apac'),
  fieldOf('segment', 'Segment', 'radio', 'smb'),
  fieldOf('product_lines', 'Product lines', 'multi_select', 'cloud', 'edge'),
  fieldOf('salesforce.Notes', 'Notes', 'other'),
];

const condition = (field: string, operator: Operator, ...values: string[]): Condition => ({
  id: 'c',
  field,
  operator,
  values,
});
const group = (...items: ConditionGroup['items'][number][]): ConditionGroup => ({ id: 'g', join: 'and', items });
const inEmea = condition('region', 'any_of', 'emea');
const draft = (more: Partial<RuleDraft> = {}): RuleDraft => ({
  id: null,
  name: 'Emerging',
  partner: group(inEmea),
  secondPartner: group(),
  same: [],
  ...more,
});
const isOrganization = (side: RuleSide, id: string) => id === (side === 'partner' ? 'p1' : 'd1');
const check = (more: Partial<RuleDraft>) =>
  checkRule(draft(more), {
    fields: FIELDS,
    others: [
      { id: 'r1', name: 'Same  Region' },
      { id: 'r2', name: 'Cloud' },
    ],
    isOrganization,
  });

const nested = (depth: number): ConditionGroup => {
  let tree = group(inEmea);
  for (let level = 1; level < depth; level += 1) tree = group(tree);
  return tree;
};
const times = (count: number): Condition[] => Array.from({ length: count }, () => inEmea);

describe('checking a rule before it is saved', () => {
  it.each<[string, Partial<RuleDraft>]>([
    ['a name of its own', {}],
    ['a name that it has already', { id: 'r2', name: 'cloud' }],
    ['nothing but the same value on both sides', { partner: group(), same: ['region'] }],
    ['a condition on one side only', { partner: group(), secondPartner: group(inEmea) }],
    ['names of organizations of that side', { partner: group(condition('name', 'any_of', 'p1')) }],
    ['a blank field', { partner: group(condition('product_lines', 'blank')) }],
    ['as many groups within each other as allowed', { partner: nested(MAX_DEPTH) }],
    ['as many conditions as allowed', { partner: group(...times(MAX_CONDITIONS)) }],
  ])('allows %s', (_, more) => {
    expect(check(more)).toEqual([]);
  });

  it.each<[string, Partial<RuleDraft>, RuleFault]>([
    ['no name', { name: '  ' }, { code: 'name_missing', field: 'name' }],
    ['a long name', { name: 'x'.repeat(101) }, { code: 'name_too_long', field: 'name', limit: 100 }],
    [
      'a name that is taken, however it is spelled (row 73)',
      { name: ' same ＲEGION' },
      { code: 'name_taken', field: 'name', name: 'Same  Region' },
    ],
    ['no condition at all', { partner: group() }, { code: 'nothing_said', field: 'partner' }],
    [
      'an empty group within another (row 77)',
      { partner: group(inEmea, group()) },
      { code: 'empty_group', field: 'partner' },
    ],
    [
      'a field that there is not',
      { partner: group(condition('constructor', 'any_of', 'x')) },
      { code: 'field_unknown', field: 'partner', name: 'constructor' },
    ],
    [
      'a free-text field (row 82)',
      { secondPartner: group(condition('salesforce.Notes', 'any_of', 'x')) },
      { code: 'field_not_listed', field: 'secondPartner', name: 'Notes' },
    ],
    [
      'an operator for several values on a field with one (row 81)',
      { partner: group(condition('region', 'includes_all', 'emea')) },
      { code: 'operator_unknown_for_field', field: 'partner', name: 'Region', operator: 'includes_all' },
    ],
    [
      'a name that is asked to be blank (row 78)',
      { partner: group(condition('name', 'blank')) },
      { code: 'operator_unknown_for_field', field: 'partner', name: 'Company name', operator: 'blank' },
    ],
    [
      'a condition without values',
      { partner: group(condition('segment', 'none_of')) },
      { code: 'values_missing', field: 'partner', name: 'Segment' },
    ],
    [
      'a value that the field does not offer (row 79)',
      { partner: group(condition('region', 'any_of', 'emea', 'mars')) },
      { code: 'value_unknown', field: 'partner', name: 'Region', value: 'mars' },
    ],
    [
      'an organization of the other side',
      { secondPartner: group(condition('name', 'any_of', 'd1', 'p1')) },
      { code: 'value_unknown', field: 'secondPartner', name: 'Company name', value: 'p1' },
    ],
    [
      'too many values',
      { partner: group(condition('region', 'any_of', ...Array.from({ length: MAX_VALUES + 1 }, () => 'mars'))) },
      { code: 'too_many_values', field: 'partner', name: 'Region', limit: 500 },
    ],
    [
      'too many conditions, both sides together',
      { partner: group(...times(MAX_CONDITIONS)), secondPartner: group(group(inEmea)) },
      { code: 'too_many_conditions', field: 'secondPartner', limit: 200 },
    ],
    ['too many groups within each other', { partner: nested(6) }, { code: 'too_deep', field: 'partner', limit: 5 }],
    [
      'too many fields that are to be the same',
      { same: Array.from({ length: MAX_SAME + 1 }, () => 'region') },
      { code: 'too_many_same', field: 'same', limit: 3 },
    ],
    [
      'the same name on both sides',
      { same: ['name'] },
      { code: 'same_not_listed', field: 'same', name: 'Company name' },
    ],
    [
      'the same text on both sides',
      { same: ['salesforce.Notes'] },
      { code: 'same_not_listed', field: 'same', name: 'Notes' },
    ],
    ['an unknown field to be the same', { same: ['x'] }, { code: 'field_unknown', field: 'same', name: 'x' }],
  ])('refuses %s', (_, more, fault) => {
    expect(check(more)).toEqual([fault]);
  });

  it('names everything that is wrong, in the order of the form', () => {
    const wrong = check({
      name: '',
      partner: group(condition('region', 'any_of', 'mars'), condition('x', 'blank')),
      secondPartner: group(inEmea, group()),
      same: ['name'],
    });
    expect(wrong.map(({ code, field }) => [code, field])).toEqual([
      ['name_missing', 'name'],
      ['value_unknown', 'partner'],
      ['field_unknown', 'partner'],
      ['empty_group', 'secondPartner'],
      ['same_not_listed', 'same'],
    ]);
  });

  it('answers on trees of any depth and breadth', () => {
    expect(check({ partner: nested(10_000) })).toEqual([{ code: 'too_deep', field: 'partner', limit: 5 }]);
    expect(check({ partner: group(...times(10_000)), secondPartner: group(...times(10_000)) })).toEqual([
      { code: 'too_many_conditions', field: 'partner', limit: 200 },
      { code: 'too_many_conditions', field: 'secondPartner', limit: 200 },
    ]);
    const groups = Array.from({ length: 10_000 }, () => group());
    expect(check({ partner: group(...groups) })).toEqual([{ code: 'empty_group', field: 'partner' }]);
  });
});
