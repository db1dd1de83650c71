import fc from 'fast-check';
import type { FieldType, FieldValues, OrganizationField } from '../../organization-field.ts';
import { type Condition, type ConditionGroup, OPERATORS_OF, type Rule, takesValues } from '../../rule.ts';
import type { Matched } from '../../rule-match.ts';

export const fieldOf = (key: string, type: FieldType, values: readonly string[]): OrganizationField => ({
  key,
  label: key,
  type,
  values: values.map((value) => ({ value, label: value })),
});

/** One of each type; `old` is a value that organizations have and that no field offers any more. */
export const FIELDS = [
  fieldOf('name', 'name', []),
  fieldOf('region', 'select', ['n', 's', 'w']),
  fieldOf('segment', 'radio', ['x', 'y']),
  fieldOf('product_lines', 'multi_select', ['a', 'b', 'c']),
  fieldOf('employees', 'other', []),
];

const PARTNERS = ['p1', 'p2'];
const SECOND_PARTNERS = ['d1', 'd2'];

const valuesIn = (fields: readonly OrganizationField[]): fc.Arbitrary<FieldValues> => {
  const listed = fields.filter(({ type }) => type !== 'name' && type !== 'other');
  return fc
    .tuple(
      ...listed.map(({ type, values }) =>
        fc.uniqueArray(fc.constantFrom(...values.map(({ value }) => value), 'old'), {
          maxLength: type === 'multi_select' ? 3 : 1,
        }),
      ),
    )
    .map((each) => Object.fromEntries(listed.map(({ key }, index) => [key, each[index] ?? []])));
};

const conditionIn = (fields: readonly OrganizationField[], ids: readonly string[]): fc.Arbitrary<Condition> =>
  fc.constantFrom(...fields.filter(({ type }) => type !== 'other')).chain(({ key, type, values }) => {
    const offered = type === 'name' ? ids : [...values.map(({ value }) => value), 'old'];
    return fc.constantFrom(...OPERATORS_OF[type]).chain((operator) =>
      fc.record({
        id: fc.constant('c'),
        field: fc.constant(key),
        operator: fc.constant(operator),
        values: takesValues(operator)
          ? fc.uniqueArray(fc.constantFrom(...offered), { minLength: 1, maxLength: 2 })
          : fc.constant([]),
      }),
    );
  });

const treeIn = (fields: readonly OrganizationField[], ids: readonly string[]): fc.Arbitrary<ConditionGroup> => {
  const join = fc.constantFrom('and' as const, 'or' as const);
  const condition = conditionIn(fields, ids);
  const group = fc.record({
    id: fc.constant('g'),
    join,
    items: fc.array(condition, { minLength: 1, maxLength: 2 }),
  });
  return fc.record({
    id: fc.constant('root'),
    join,
    items: fc.array(fc.oneof({ weight: 2, arbitrary: condition }, group), { maxLength: 3 }),
  });
};

export const rulesIn = (fields: readonly OrganizationField[], maxLength: number): fc.Arbitrary<Rule[]> =>
  fc
    .array(
      fc.record({
        partner: treeIn(fields, PARTNERS),
        secondPartner: treeIn(fields, SECOND_PARTNERS),
        same: fc.subarray(fields.filter(({ values }) => values.length > 0).map(({ key }) => key)),
      }),
      { maxLength },
    )
    .map((rules) => rules.map((rule, index) => ({ ...rule, id: `r${index}`, name: `Rule ${index}` })));

export interface RandomPair {
  rules: Rule[];
  partner: Matched;
  secondPartner: Matched;
}

/** Rules over the given fields and a pair for them to be asked about. */
export const randomPair = (fields: readonly OrganizationField[] = FIELDS, maxRules = 4): fc.Arbitrary<RandomPair> =>
  fc.record({
    rules: rulesIn(fields, maxRules),
    partner: fc.record({ id: fc.constantFrom(...PARTNERS), values: valuesIn(fields) }),
    secondPartner: fc.record({ id: fc.constantFrom(...SECOND_PARTNERS), values: valuesIn(fields) }),
  });
