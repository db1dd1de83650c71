import fc from 'fast-check';
import type { IndexChange, IndexContent, IndexedDeal } from '../eligibility-index/types.ts';
import type { Organization } from '../organization.ts';
import { type FieldValues, NAME_FIELD, type OrganizationField } from '../organization-field.ts';
import { type Condition, type ConditionGroup, OPERATORS_OF, type Rule, takesValues } from '../rule.ts';

/** A small vendor, with everything in it that could be confused: few ids and values, so that things meet. */
export interface RandomTenant extends IndexContent {
  fields: OrganizationField[];
  organizations: Organization[];
  contracts: { partnerId: string; secondPartnerId: string }[];
  rules: Rule[];
  deals: IndexedDeal[];
}

const field = (key: string, type: OrganizationField['type'], values: string[]): OrganizationField => ({
  key,
  label: key,
  type,
  values: values.map((value) => ({ value, label: value.toUpperCase() })),
});

export const FIELDS: readonly OrganizationField[] = [
  { key: NAME_FIELD, label: 'Name', type: 'name', values: [] },
  field('region', 'select', ['emea', 'apac', 'amer']),
  field('segment', 'radio', ['smb', 'enterprise']),
  field('product_lines', 'multi_select', ['cloud', 'edge', 'core', 'voice']),
  field('salesforce.Industry', 'multi_select', ['bank', 'retail', 'constructor']),
];

const listed = FIELDS.filter(({ type }) => type !== 'name');
const ORGANIZATION_IDS = Array.from({ length: 14 }, (_, n) => `o${n}`);
const RULE_IDS = Array.from({ length: 6 }, (_, n) => `r${n}`);
const DEAL_IDS = Array.from({ length: 12 }, (_, n) =>
  n % 2 === 0 ? `00000000-0000-4000-8000-00000000000${n.toString(16)}` : `d${n}`,
);

const organizationId = fc.constantFrom(...ORGANIZATION_IDS);

/** Mostly from the list, sometimes a value that has left it. */
const oneValueOf = ({ values }: OrganizationField) => fc.constantFrom(...values.map(({ value }) => value), 'retired');

const valuesOfField = (of: OrganizationField): fc.Arbitrary<string[]> =>
  fc.uniqueArray(oneValueOf(of), { maxLength: of.type === 'multi_select' ? 3 : 1 });

/** Blank fields are absent, or have no values. */
const fieldValues: fc.Arbitrary<FieldValues> = fc
  .tuple(...listed.map((of) => fc.option(valuesOfField(of), { freq: 6 })))
  .map((each) => Object.fromEntries(listed.flatMap(({ key }, n) => (each[n] ? [[key, each[n]]] : []))));

const organizationOf = (id: fc.Arbitrary<string>): fc.Arbitrary<Organization> =>
  fc.record({
    id,
    name: fc.constantFrom(
      'Kestrel',
      'kestrel',
      'Brightline IT',
      'Brightline',
      'Ærø Søfart',
      '100% Cloud',
      'ZZ',
      '～ Wave',
      '😀 Smile',
    ),
    accountType: fc.constantFrom('partner', 'partner', 'partner_2', 'partner_2', 'vendor'),
    standing: fc.constantFrom('active', 'active', 'active', 'active', 'prospective', 'inactive', 'deleted', 'outside'),
    values: fieldValues,
  });

const condition: fc.Arbitrary<Condition> = fc
  .constantFrom(...FIELDS)
  .chain((of) => fc.tuple(fc.constant(of), fc.constantFrom(...OPERATORS_OF[of.type])))
  .chain(([of, operator]) =>
    fc.record({
      id: fc.constant(`${of.key}-${operator}`),
      field: fc.constant(of.key),
      operator: fc.constant(operator),
      values: takesValues(operator)
        ? fc.uniqueArray(of.type === 'name' ? organizationId : oneValueOf(of), { minLength: 1, maxLength: 3 })
        : fc.constant([]),
    }),
  );

const treeOf = (depth: number): fc.Arbitrary<ConditionGroup> =>
  fc.record({
    id: fc.constant(`group-${depth}`),
    join: fc.constantFrom('and', 'or'),
    items: fc.array(depth > 0 ? fc.oneof({ weight: 3, arbitrary: condition }, treeOf(depth - 1)) : condition, {
      minLength: depth === 2 ? 0 : 1,
      maxLength: 3,
    }),
  });

const ruleOf = (id: fc.Arbitrary<string>): fc.Arbitrary<Rule> =>
  fc.record({
    id,
    name: id.map((text) => `Rule ${text}`),
    partner: treeOf(2),
    secondPartner: treeOf(2),
    same: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...FIELDS.map(({ key }) => key)), { maxLength: 2 }) },
    ),
  });

export const ruleArbitrary = ruleOf(fc.constantFrom(...RULE_IDS));

const dealOf = (id: fc.Arbitrary<string>): fc.Arbitrary<IndexedDeal> =>
  fc.record({
    id,
    partnerId: fc.option(organizationId, { freq: 8 }),
    secondPartnerId: fc.option(organizationId, { freq: 8 }),
    amount: fc.option(fc.record({ minor: fc.integer(), currency: fc.constantFrom('EUR', 'USD', 'JPY') })),
  });

const source = fc.constantFrom('rules' as const, 'rules' as const, 'contracts' as const);

export const tenantArbitrary: fc.Arbitrary<RandomTenant> = fc.record({
  fields: fc.constant([...FIELDS]),
  source,
  organizations: fc.uniqueArray(organizationOf(organizationId), { selector: ({ id }) => id, maxLength: 14 }),
  contracts: fc.uniqueArray(fc.record({ partnerId: organizationId, secondPartnerId: organizationId }), {
    selector: ({ partnerId, secondPartnerId }) => `${partnerId} ${secondPartnerId}`,
    maxLength: 20,
  }),
  rules: fc.uniqueArray(ruleArbitrary, { selector: ({ id }) => id, maxLength: 5 }),
  deals: fc.uniqueArray(dealOf(fc.constantFrom(...DEAL_IDS)), { selector: ({ id }) => id, maxLength: 12 }),
});

/** Of anything that a vendor has, or has not yet. */
export const changeArbitrary: fc.Arbitrary<IndexChange> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('organization' as const), organization: organizationOf(organizationId) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('rule' as const), rule: ruleArbitrary }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rule_removed' as const), id: fc.constantFrom(...RULE_IDS) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('contracts' as const),
      partnerId: organizationId,
      secondPartnerIds: fc.array(organizationId, { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('source' as const), source }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('deal' as const), deal: dealOf(fc.constantFrom(...DEAL_IDS)) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deal_gone' as const), id: fc.constantFrom(...DEAL_IDS) }) },
);
