import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Organization } from '@tierline/domain/organization';
import type { Rule } from '@tierline/domain/rule';
import { sidesOf } from '../sides.ts';
import { matchedSql, PAIRS, SCHEMA, type SqlSide, sideValuesOf } from '../sql-rules.ts';

/** The rules' matches in DuckDB, in memory, on all of its threads. */
export async function createDuckDbSideTables({
  organizations,
  rules,
}: {
  organizations: Iterable<Organization>;
  rules: Iterable<Rule>;
}) {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const { partners, secondPartners } = sidesOf(organizations);
  for (const statement of SCHEMA) await db.run(statement);
  await fill(db, 'partner', partners);
  await fill(db, 'second', secondPartners);
  for (const [n, rule] of [...rules].entries()) {
    for (const side of ['partner', 'second'] as const) await db.run(matchedSql(rule, n, side));
  }
  return {
    async countPairs(): Promise<number> {
      const answer = await db.runAndReadAll(`select count(*) from (${PAIRS})`);
      return Number(answer.getRows()[0]?.[0]);
    },
    close() {
      db.closeSync();
      instance.closeSync();
    },
  };
}

async function fill(db: DuckDBConnection, side: SqlSide, some: readonly Organization[]): Promise<void> {
  const ids = await db.createAppender('organization');
  const values = await db.createAppender('side_value');
  some.forEach((organization, n) => {
    ids.appendVarchar(side);
    ids.appendInteger(n);
    ids.endRow();
    for (const [field, value] of sideValuesOf(organization)) {
      for (const each of [side, field, value]) values.appendVarchar(each);
      values.appendInteger(n);
      values.endRow();
    }
  });
  ids.closeSync();
  values.closeSync();
}
