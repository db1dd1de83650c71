import { compareText } from '@tierline/domain/eligibility-index/text-order';
import type { Pair } from '@tierline/domain/eligibility-index/types';
import type { Organization } from '@tierline/domain/organization';
import type { Rule } from '@tierline/domain/rule';
import Libsql from 'libsql';
import type { PageWithReasons } from '../page-with-reasons.ts';
import { sidesOf } from '../sides.ts';
import { matchedSql, PAIRS, SCHEMA, type SqlSide, sideValuesOf } from '../sql-rules.ts';

/** Keys as the queries look: rows lie in the order in which they are read, and no table has a row id. */
const INDEXES = [
  'create unique index value_first on side_value (side, field, value, organization)',
  'create index organization_first on side_value (side, organization, field, value)',
  'create index matched_first on matched (side, rule, common, organization)',
  'create index matched_of on matched (side, organization, rule, common)',
];

/** Organizations are numbered in the order of names, so that a page needs no sorting by text. */
const PAGE = `select s.organization, group_concat(distinct s.rule), count(*) over ()
from matched p join matched s on s.side = 'second' and s.rule = p.rule and s.common = p.common
where p.side = 'partner' and p.organization = ?
group by s.organization order by s.organization limit ?`;

/** The rules' matches in libSQL, in memory, with every index that helps. */
export function createSqliteSideTables({
  organizations,
  rules,
}: {
  organizations: Iterable<Organization>;
  rules: Iterable<Rule>;
}) {
  const db = new Libsql(':memory:');
  const { partners, secondPartners } = sidesOf(organizations);
  const ruleIds = [...rules].sort((a, b) => compareText(a.id, b.id));
  for (const statement of SCHEMA) db.exec(statement);
  db.exec('begin');
  fill('partner', partners);
  fill('second', secondPartners);
  for (const index of INDEXES.slice(0, 2)) db.exec(index);
  db.exec('analyze');
  ruleIds.forEach((rule, n) => {
    for (const side of ['partner', 'second'] as const) db.exec(matchedSql(rule, n, side));
  });
  for (const index of INDEXES.slice(2)) db.exec(index);
  db.exec('commit');
  db.exec('analyze');

  function fill(side: SqlSide, some: readonly Organization[]) {
    const values = some.flatMap((organization, n) =>
      [...sideValuesOf(organization)].map(([field, value]) => [field, value, n]),
    );
    db.prepare(`insert into organization select ?, value from json_each(?)`).run(
      side,
      JSON.stringify(some.map((_, n) => n)),
    );
    db.prepare(`insert into side_value select ?, value ->> 0, value ->> 1, value ->> 2 from json_each(?)`).run(
      side,
      JSON.stringify(values),
    );
  }

  const numbers = new Map(partners.map(({ id }, n) => [id, n]));
  const page = db.prepare(PAGE).raw(true);
  return {
    pageOf(partnerId: string, limit: number): PageWithReasons {
      const rows = page.all(numbers.get(partnerId) ?? -1, limit) as [number, string, number][];
      return {
        total: rows[0]?.[2] ?? 0,
        rows: rows.map(([second, matching]) => ({
          id: secondPartners[second]?.id ?? '',
          ruleIds: matching
            .split(',')
            .map((rule) => ruleIds[Number(rule)]?.id ?? '')
            .sort(compareText),
        })),
      };
    },
    listPairs: (): Pair[] =>
      (db.prepare(PAIRS).raw(true).all() as [number, number][]).map(([partner, second]) => ({
        partnerId: partners[partner]?.id ?? '',
        secondPartnerId: secondPartners[second]?.id ?? '',
      })),
    close: () => db.close(),
  };
}
