import { expect, test } from 'vitest';
import { containing } from '../fields/soql.ts';
import type { FieldInfo, ObjectInfo } from '../record/object-info.ts';
import { listColumns } from './list-columns.ts';
import { toCountSoql, toSoql } from './list-query.ts';

const field = (name: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
  name,
  label: name,
  type: 'string',
  length: 80,
  scale: 0,
  updateable: true,
  nillable: true,
  nameField: name === 'Name',
  referenceTo: [],
  relationshipName: null,
  picklistValues: [],
  ...more,
});

const lookup = (name: string, relationshipName: string) =>
  field(name, { type: 'reference', referenceTo: ['Account'], relationshipName });

const opportunity: ObjectInfo = {
  name: 'Opportunity',
  label: 'Opportunity',
  labelPlural: 'Opportunities',
  updateable: true,
  childRelationships: [],
  fields: [
    field('Name'),
    lookup('AccountId', 'Account'),
    field('Amount', { type: 'currency' }),
    field('CurrencyIsoCode'),
  ],
};

test('a list shows the name and those of its columns that the viewer may read, lookups by name', () => {
  expect(listColumns(opportunity).map(({ path }) => path)).toEqual(['Name', 'Account.Name', 'Amount']);
});

test('a page of a list is asked for in SOQL, with the ids and currencies behind what is shown', () => {
  const query = {
    object: opportunity,
    columns: listColumns(opportunity),
    where: `Name LIKE ${containing('50%_off')}`,
    sort: 'Amount',
    descending: true,
    offset: 25,
    limit: 25,
  };
  expect(toSoql(query)).toBe(
    "SELECT Id, Name, Account.Name, AccountId, Amount, CurrencyIsoCode FROM Opportunity WHERE Name LIKE '%50\\%\\_off%' " +
      'ORDER BY Amount DESC NULLS LAST, Id ASC LIMIT 25 OFFSET 25',
  );
  expect(toCountSoql({ ...query, where: '' })).toBe('SELECT COUNT() FROM Opportunity');
});

test('words cannot leave their literal', () => {
  expect(containing("O'Neil \\")).toBe("'%O\\'Neil \\\\%'");
});
