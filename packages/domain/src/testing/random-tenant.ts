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

/** How many different ones there can be. */
interface Size {
  organizations: number;
  rules: number;
  deals: number;
}

const SMALL: Size = { organizations: 14, rules: 6, deals: 12 };
/** Sets of more than a word, on either side and of rules. */
const MEDIUM: Size = { organizations: 220, rules: 40, deals: 60 };

type Ids = fc.Arbitrary<string>;
const someOf = (letter: string, count: number): Ids => fc.nat({ max: count - 1 }).map((n) => `${letter}${n}`);
const organizationIds = ({ organizations }: Size) => someOf('o', organizations);
/** Even ones are mostly partners, odd ones mostly second partners. */
const likely = (size: Size, odd: 0 | 1): Ids =>
  fc.oneof(
    { weight: 9, arbitrary: fc.nat({ max: size.organizations / 2 - 1 }).map((n) => `o${n * 2 + odd}`) },
    { weight: 1, arbitrary: organizationIds(size) },
  );
const ruleIds = ({ rules }: Size) => someOf('r', rules);
/** Half of them in the form of a UUID. */
const dealIds = ({ deals }: Size): Ids =>
  fc
    .nat({ max: deals - 1 })
    .map((n) => (n % 2 === 0 ? `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` : `d${n}`));

/** Mostly from the list, sometimes a value that has left it. */
const oneValueOf = ({ values }: OrganizationField) => fc.constantFrom(...values.map(({ value }) => value), 'retired');

const valuesOfField = (of: OrganizationField): fc.Arbitrary<string[]> =>
  fc.uniqueArray(oneValueOf(of), { maxLength: of.type === 'multi_select' ? 3 : 1 });

/** Blank fields are absent, or have no values. */
const fieldValues: fc.Arbitrary<FieldValues> = fc
  .tuple(...listed.map((of) => fc.option(valuesOfField(of), { freq: 6 })))
  .map((each) => Object.fromEntries(listed.flatMap(({ key }, n) => (each[n] ? [[key, each[n]]] : []))));

const NAMES = [
  'Kestrel',
  'kestrel',
  'Brightline IT',
  'Brightline',
  'Ærø Søfart',
  '100% Cloud',
  'ZZ',
  '～ Wave',
  '😀 Smile',
];

const organizationOf = (ids: Ids): fc.Arbitrary<Organization> =>
  fc
    .record({
      id: ids,
      name: fc.constantFrom(...NAMES),
      typical: fc.nat({ max: 9 }),
      other: fc.constantFrom('partner' as const, 'partner_2' as const, 'vendor' as const),
      standing: fc.constantFrom(
        ...(['active', 'active', 'active', 'active', 'active', 'active', 'active'] as const),
        ...(['prospective', 'inactive', 'deleted', 'outside'] as const),
      ),
      values: fieldValues,
    })
    .map(({ typical, other, ...organization }) => {
      const isOdd = Number(organization.id.slice(1)) % 2 === 1;
      return { ...organization, accountType: typical === 0 ? other : isOdd ? 'partner_2' : 'partner' };
    });

const conditionOf = (organizationId: Ids): fc.Arbitrary<Condition> =>
  fc
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

/** Only the outermost group may be empty. */
const treeOf = (condition: fc.Arbitrary<Condition>, depth: number): fc.Arbitrary<ConditionGroup> =>
  fc.record({
    id: fc.constant(`group-${depth}`),
    join: fc.constantFrom('and', 'or'),
    items: fc.array(
      depth > 0 ? fc.oneof({ weight: 3, arbitrary: condition }, treeOf(condition, depth - 1)) : condition,
      { minLength: depth === DEPTH ? 0 : 1, maxLength: 2 },
    ),
  });

const DEPTH = 2;

function ruleOf(size: Size): fc.Arbitrary<Rule> {
  const id = ruleIds(size);
  const tree = treeOf(conditionOf(organizationIds(size)), DEPTH);
  return fc
    .record({
      id,
      partner: tree,
      secondPartner: tree,
      same: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...FIELDS.map(({ key }) => key)), { maxLength: 2 }) },
      ),
    })
    .map((rule) => ({ ...rule, name: `Rule ${rule.id}` }));
}

const dealOf = (size: Size): fc.Arbitrary<IndexedDeal> =>
  fc.record({
    id: dealIds(size),
    partnerId: fc.option(likely(size, 0), { freq: 8 }),
    secondPartnerId: fc.option(likely(size, 1), { freq: 8 }),
    amount: fc.option(fc.record({ minor: fc.integer(), currency: fc.constantFrom('EUR', 'USD', 'JPY') })),
  });

const source = fc.constantFrom('rules' as const, 'rules' as const, 'contracts' as const);

function tenantOf(size: Size): fc.Arbitrary<RandomTenant> {
  const organizationId = organizationIds(size);
  return fc.record({
    fields: fc.constant([...FIELDS]),
    source,
    organizations: fc.uniqueArray(organizationOf(organizationId), {
      selector: ({ id }) => id,
      minLength: size.organizations / 2,
      maxLength: size.organizations,
      size: 'max',
    }),
    contracts: fc.uniqueArray(fc.record({ partnerId: likely(size, 0), secondPartnerId: likely(size, 1) }), {
      selector: ({ partnerId, secondPartnerId }) => `${partnerId} ${secondPartnerId}`,
      maxLength: size.organizations,
      size: 'max',
    }),
    rules: fc.uniqueArray(ruleOf(size), {
      selector: ({ id }) => id,
      minLength: size === SMALL ? 1 : size.rules - 6,
      maxLength: size.rules,
      size: 'max',
    }),
    deals: fc.uniqueArray(dealOf(size), {
      selector: ({ id }) => id,
      minLength: size.deals / 2,
      maxLength: size.deals,
      size: 'max',
    }),
  });
}

const changeOf = (size: Size): fc.Arbitrary<IndexChange> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('organization' as const),
        organization: organizationOf(organizationIds(size)),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('rule' as const), rule: ruleOf(size) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('rule_removed' as const), id: ruleIds(size) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('contracts' as const),
        partnerId: likely(size, 0),
        secondPartnerIds: fc.array(likely(size, 1), { maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('source' as const), source }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('deal' as const), deal: dealOf(size) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('deal_gone' as const), id: dealIds(size) }) },
  );

export const ruleArbitrary = ruleOf(SMALL);
export const tenantArbitrary = tenantOf(SMALL);
/** Of anything that a vendor has, or has not yet. */
export const changeArbitrary = changeOf(SMALL);

/** The same with more than fits into a word of 32 bits, for what counts in words. */
export const mediumTenantArbitrary = tenantOf(MEDIUM);
export const mediumChangeArbitrary = changeOf(MEDIUM);
