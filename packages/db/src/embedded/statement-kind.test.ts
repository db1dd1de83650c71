import { expect, it } from 'vitest';
import { kindOf } from './statement-kind.ts';

it.each([
  ['select 1', 'read'],
  ['  SELECT * from note', 'read'],
  ['(select 1)', 'read'],
  ['values (1)', 'read'],
  ['explain query plan update note set a = 1', 'read'],
  ['with a as (select 1) select * from a', 'read'],
  ['with a as (select 1) insert into note select * from a', 'write'],
  ['WITH a AS (SELECT 1) UPDATE note SET a = 1', 'write'],
  ["with a as (select 'please update') select * from a", 'write'],
  ['insert into note values (1) returning id', 'write'],
  ['delete from note', 'write'],
  ['replace into note values (1)', 'write'],
  ['create table selected (a)', 'write'],
  ['-- select\ninsert into note values (1)', 'write'],
  ['', 'write'],
  ['pragma user_version', 'upkeep'],
  ['VACUUM', 'upkeep'],
])('takes %j for %s', (sql, kind) => {
  expect(kindOf(sql)).toBe(kind);
});
