import type { Organization } from '@tierline/domain/organization';
import { NAME_FIELD } from '@tierline/domain/organization-field';
import { type Condition, type ConditionGroup, isGroup, type Rule } from '@tierline/domain/rule';

/**
 * Rules in SQL, of the part of the language that SQLite and DuckDB share. `side_value` holds what organizations are told
 * apart by; from it each rule fills `matched` with who fits its tree on either side, once for every value that is to be
 * the same on both. Two organizations are associated when they share a rule and such a value: one equality join, without
 * a look at a condition.
 */
export const SCHEMA = [
  'create table organization (side text not null, organization integer not null)',
  'create table side_value (side text not null, field text not null, value text not null, organization integer not null)',
  'create table matched (side text not null, rule integer not null, common text not null, organization integer not null)',
];

export type SqlSide = 'partner' | 'second';

/** The rows of `matched` of one side of one rule. */
export function matchedSql(rule: Rule, number: number, side: SqlSide): string {
  const common = rule.same.map((_, n) => `v${n}.value`).join(` || ${text('\u001f')} || `) || text('');
  const values = rule.same.map(
    (field, n) =>
      ` join side_value v${n} on v${n}.side = o.side and v${n}.organization = o.organization and v${n}.field = ${text(field)}`,
  );
  const tree = side === 'partner' ? rule.partner : rule.secondPartner;
  return `insert into matched select o.side, ${number}, ${common}, o.organization from organization o${values.join('')}
where o.side = ${text(side)} and ${treeSql(tree, side)}`;
}

/** Every associated pair, once. */
export const PAIRS = `select distinct p.organization as partner, s.organization as second
from (select * from matched where side = 'partner') p join (select * from matched where side = 'second') s using (rule, common)`;

function treeSql({ join, items }: ConditionGroup, side: SqlSide): string {
  if (items.length === 0) return '1 = 1';
  return `(${items.map((item) => (isGroup(item) ? treeSql(item, side) : conditionSql(item, side))).join(` ${join} `)})`;
}

function conditionSql({ field, operator, values }: Condition, side: SqlSide): string {
  const withField = `select organization from side_value where side = ${text(side)} and field = ${text(field)}`;
  const withOneOf = (some: readonly string[]) => `(${withField} and value in (${some.map(text).join(', ')}))`;
  switch (operator) {
    case 'any_of':
    case 'includes_any':
      return `o.organization in ${withOneOf(values)}`;
    case 'none_of':
      return `o.organization not in ${withOneOf(values)}`;
    case 'includes_all':
      return `(${values.map((value) => `o.organization in ${withOneOf([value])}`).join(' and ')})`;
    case 'blank':
      return `o.organization not in (${withField})`;
    case 'not_blank':
      return `o.organization in (${withField})`;
  }
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** What `side_value` holds of an organization; the name's value is the id. */
export function* sideValuesOf({ id, values }: Pick<Organization, 'id' | 'values'>): Generator<[string, string]> {
  yield [NAME_FIELD, id];
  for (const [field, each] of Object.entries(values)) for (const value of each) yield [field, value];
}
