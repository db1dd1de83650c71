import { describe, expect, it } from 'vitest';
import type { FieldValues } from './organization-field.ts';
import type { Condition, ConditionGroup, Operator, Rule } from './rule.ts';
import { associates, holds, matches, shared } from './rule-match.ts';

const organization = (values: FieldValues, id = 'brightline') => ({ id, values });
const condition = (field: string, operator: Operator, ...values: string[]): Condition => ({
  id: `${field} ${operator}`,
  field,
  operator,
  values,
});
const group = (join: 'and' | 'or', ...items: ConditionGroup['items']): ConditionGroup => ({ id: join, join, items });

const emea = organization({ region: ['emea'], product_lines: ['cloud', 'edge'] });
const blank = organization({ region: [] });
const absent = organization({});

describe('what a condition means (rows 78, 79, 80, 81)', () => {
  it.each<[string, Condition, ReturnType<typeof organization>, boolean]>([
    ['is any of: one of them', condition('region', 'any_of', 'apac', 'emea'), emea, true],
    ['is any of: none of them', condition('region', 'any_of', 'apac', 'amer'), emea, false],
    ['is any of: nothing to choose from', condition('region', 'any_of'), emea, false],
    ['is any of: a blank field is nothing', condition('region', 'any_of', 'emea'), blank, false],
    ['is any of: an absent field is nothing', condition('region', 'any_of', 'emea'), absent, false],
    ['is any of: letters count as the CRM keeps them', condition('region', 'any_of', 'EMEA'), emea, false],
    ['is none of: one of them', condition('region', 'none_of', 'apac', 'emea'), emea, false],
    ['is none of: another', condition('region', 'none_of', 'apac'), emea, true],
    ['is none of: a blank field has none of them', condition('region', 'none_of', 'emea'), blank, true],
    ['is none of: an absent field has none of them', condition('region', 'none_of', 'emea'), absent, true],
    ['is none of: one of several values is enough', condition('product_lines', 'none_of', 'edge'), emea, false],
    ['includes any of: one in common', condition('product_lines', 'includes_any', 'edge', 'voice'), emea, true],
    ['includes any of: none in common', condition('product_lines', 'includes_any', 'voice'), emea, false],
    ['includes any of: a blank field', condition('product_lines', 'includes_any', 'edge'), blank, false],
    ['includes all of: every one, and more', condition('product_lines', 'includes_all', 'edge'), emea, true],
    ['includes all of: exactly', condition('product_lines', 'includes_all', 'edge', 'cloud'), emea, true],
    ['includes all of: not every one', condition('product_lines', 'includes_all', 'edge', 'voice'), emea, false],
    ['includes all of: a blank field', condition('product_lines', 'includes_all', 'edge'), blank, false],
    ['is blank: it has a value', condition('region', 'blank'), emea, false],
    ['is blank: no values', condition('region', 'blank'), blank, true],
    ['is blank: absent', condition('region', 'blank'), absent, true],
    ['is not blank: it has a value', condition('region', 'not_blank'), emea, true],
    ['is not blank: no values', condition('region', 'not_blank'), blank, false],
    ['is not blank: absent', condition('region', 'not_blank'), absent, false],
    ['a name is any of: its id', condition('name', 'any_of', 'other', 'brightline'), emea, true],
    ['a name is any of: other ids', condition('name', 'any_of', 'other'), emea, false],
    ['a name is none of: its id', condition('name', 'none_of', 'brightline'), emea, false],
    ['a name is none of: other ids', condition('name', 'none_of', 'other'), emea, true],
    ['a name is never blank', condition('name', 'blank'), absent, false],
    ['a field called name is not the name', condition('name', 'any_of', 'x'), organization({ name: ['x'] }), false],
    ['a field that every object has is not a value', condition('constructor', 'not_blank'), emea, false],
  ])('%s', (_, asked, about, expected) => {
    expect(holds(asked, about)).toBe(expected);
  });
});

describe('how conditions join (row 77)', () => {
  const yes = condition('region', 'any_of', 'emea');
  const no = condition('region', 'any_of', 'apac');

  it.each<[string, ConditionGroup, boolean]>([
    ['no condition at all matches everybody', group('and'), true],
    ['no condition at all, joined by or, does too', group('or'), true],
    ['and: all', group('and', yes, yes), true],
    ['and: not all', group('and', yes, no), false],
    ['or: one', group('or', no, yes), true],
    ['or: none', group('or', no, no), false],
    ['(no AND no) OR yes', group('or', group('and', no, no), yes), true],
    ['no AND (no OR yes)', group('and', no, group('or', no, yes)), false],
    ['(yes AND no) OR (yes AND yes)', group('or', group('and', yes, no), group('and', yes, yes)), true],
    ['yes AND (no OR (yes AND yes))', group('and', yes, group('or', no, group('and', yes, yes))), true],
  ])('%s', (_, tree, expected) => {
    expect(matches(tree, emea)).toBe(expected);
  });
});

describe('whom a rule associates (rows 76, 84, 86)', () => {
  const rule = (more: Partial<Rule>): Rule => ({
    id: 'rule',
    name: 'Rule',
    partner: group('and'),
    secondPartner: group('and'),
    same: [],
    ...more,
  });
  const distributor = organization({ region: ['emea', 'apac'], product_lines: ['edge'] }, 'kestrel');

  it('those that match a side each', () => {
    const inEmea = group('and', condition('region', 'any_of', 'emea'));
    const voice = group('and', condition('product_lines', 'includes_any', 'voice'));
    expect(associates(rule({ partner: inEmea, secondPartner: inEmea }), emea, distributor)).toBe(true);
    expect(associates(rule({ partner: voice, secondPartner: inEmea }), emea, distributor)).toBe(false);
    expect(associates(rule({ partner: inEmea, secondPartner: voice }), emea, distributor)).toBe(false);
  });

  it('everybody, when it asks for nothing', () => {
    expect(associates(rule({}), absent, distributor)).toBe(true);
  });

  it.each<[string, string[], FieldValues, boolean]>([
    ['a value in common', ['region'], { region: ['apac', 'amer'] }, true],
    ['no value in common', ['region'], { region: ['amer'] }, false],
    ['a blank one has none in common', ['region'], {}, false],
    ['one in each of several fields', ['region', 'product_lines'], { region: ['emea'], product_lines: ['edge'] }, true],
    ['one of the fields only', ['region', 'product_lines'], { region: ['emea'], product_lines: ['cloud'] }, false],
    ['names are never the same', ['name'], { region: ['emea'] }, false],
  ])('the same value on both sides: %s', (_, same, values, expected) => {
    expect(associates(rule({ same }), organization(values), distributor)).toBe(expected);
  });

  it('two blank fields are not the same', () => {
    expect(associates(rule({ same: ['region'] }), absent, organization({}, 'kestrel'))).toBe(false);
  });

  it('tells which values both have', () => {
    expect(shared('region', organization({ region: ['amer', 'apac', 'emea'] }), distributor)).toEqual(['apac', 'emea']);
    expect(shared('name', emea, emea)).toEqual(['brightline']);
  });
});
