import { beforeAll, describe, expect, test } from 'vitest';
import { type Call, createTestOrg, newDeal, query } from '../test-org.ts';

let call: Call;
let names: (where: string) => Promise<unknown[]>;

beforeAll(() => {
  const { org, call: asAdmin, adminId } = createTestOrg();
  call = asAdmin;
  const [acme, globex] = org.admin.seed('Account', [
    { Name: 'Acme', Level__c: 'Gold', Channels__c: 'Phone;Web', AnnualRevenue: 100, OwnerId: adminId },
    { Name: 'globex 50%', Level__c: 'Bronze', Channels__c: 'Web', AnnualRevenue: 20.5, OwnerId: adminId },
    { Name: "O'Neil_Co", Level__c: null, Channels__c: null, AnnualRevenue: null, OwnerId: adminId },
  ]);
  const deal = (Name: string, fields: object) => ({ ...newDeal, IsClosed: false, Name, OwnerId: adminId, ...fields });
  org.admin.seed('Opportunity', [
    deal('One', { AccountId: acme ?? null, Partner__c: globex ?? null, Amount: 10, CloseDate: '2026-11-23' }),
    deal('Two', { AccountId: acme ?? null, Amount: 30, CloseDate: '2026-11-24', StageName: 'Closed Won' }),
    deal('Three', {
      AccountId: globex ?? null,
      Amount: 5,
      CloseDate: '2027-01-15',
      CreatedDate: '2026-10-01T08:00:00Z',
    }),
    deal('Four', { Amount: null, CloseDate: '2026-10-01', CreatedDate: '2026-11-22T08:00:00Z' }),
  ]);
  names = async (where) => (await query(call, `SELECT Name FROM ${where}`)).map((row) => row.Name);
});

describe('conditions', () => {
  test.each<[string, string[]]>([
    ["Account WHERE Name = 'ACME'", ['Acme']],
    ["Account WHERE Name != 'acme'", ['globex 50%', "O'Neil_Co"]],
    ["Account WHERE Name LIKE 'g%'", ['globex 50%']],
    ["Account WHERE Name LIKE '%\\\\%'", ['globex 50%']],
    ["Account WHERE Name LIKE 'acm_'", ['Acme']],
    ["Account WHERE Name LIKE '%\\\\_co'", ["O'Neil_Co"]],
    ["Account WHERE Name = 'O\\\\'Neil_Co'", ["O'Neil_Co"]],
    ['Account WHERE Level__c = null', ["O'Neil_Co"]],
    ['Account WHERE Level__c != null', ['Acme', 'globex 50%']],
    ["Account WHERE Level__c IN ('gold', 'Silver')", ['Acme']],
    ["Account WHERE Level__c NOT IN ('Gold')", ['globex 50%', "O'Neil_Co"]],
    ['Account WHERE AnnualRevenue > 20.5', ['Acme']],
    ['Account WHERE AnnualRevenue >= 20.5 AND AnnualRevenue < 1000', ['Acme', 'globex 50%']],
    ['Account WHERE AnnualRevenue < 1000', ['Acme', 'globex 50%']],
    ["Account WHERE Channels__c INCLUDES ('Phone;Web', 'Fair')", ['Acme']],
    ["Account WHERE Channels__c INCLUDES ('Phone', 'web')", ['Acme', 'globex 50%']],
    ["Account WHERE Channels__c EXCLUDES ('Phone')", ['globex 50%', "O'Neil_Co"]],
    ["Account WHERE Channels__c = 'Web;Phone'", ['Acme']],
    ["Account WHERE Listed__c = TRUE AND (Name = 'Acme' OR Level__c = 'Bronze')", ['Acme', 'globex 50%']],
    ["Account WHERE NOT (Name = 'Acme' OR Level__c = 'Bronze')", ["O'Neil_Co"]],
    ["Account WHERE (NOT Name LIKE 'a%') AND Level__c != null", ['globex 50%']],
    ["Opportunity WHERE Account.Name = 'Acme' AND Amount < 20", ['One']],
    ["Opportunity WHERE Partner__r.Level__c = 'Bronze'", ['One']],
    ["Opportunity o WHERE o.Account.Owner.Name = 'Ada Admin' AND o.IsDeleted = false", ['One', 'Two', 'Three']],
    ["Opportunity WHERE AccountId IN (SELECT Id FROM Account WHERE Level__c = 'Gold')", ['One', 'Two']],
    ["Opportunity WHERE AccountId NOT IN (SELECT Id FROM Account WHERE Level__c = 'Gold')", ['Three', 'Four']],
    ['Account WHERE Id IN (SELECT Partner__c FROM Opportunity)', ['globex 50%']],
    ['Opportunity WHERE CloseDate = 2026-11-24', ['Two']],
    ['Opportunity WHERE CloseDate = TODAY', ['One']],
    ['Opportunity WHERE CloseDate > TODAY', ['Two', 'Three']],
    ['Opportunity WHERE CloseDate = NEXT_YEAR', ['Three']],
    ['Opportunity WHERE CloseDate = NEXT_N_DAYS:1', ['Two']],
    ['Opportunity WHERE CreatedDate = YESTERDAY', ['Four']],
    ['Opportunity WHERE CreatedDate = LAST_N_DAYS:2', ['One', 'Two', 'Four']],
    ['Opportunity WHERE SystemModstamp >= 2026-11-23T11:00:00+01:00', ['One', 'Two']],
    ['Opportunity WHERE SystemModstamp > 2026-11-23T10:00:00Z', []],
    ['Opportunity WHERE CALENDAR_YEAR(CloseDate) = 2027', ['Three']],
  ])('%s', async (where, expected) => {
    expect(await names(where.replaceAll('\\\\', '\\'))).toEqual(expected);
  });

  test('ids are the same in 15 and 18 characters', async () => {
    const [row] = await query(call, "SELECT Id FROM Account WHERE Name = 'Acme'");
    const id = String(row?.Id);
    expect(await names(`Account WHERE Id = '${id.slice(0, 15)}'`)).toEqual(['Acme']);
    expect(await names(`Opportunity WHERE AccountId IN ('${id.slice(0, 15)}')`)).toEqual(['One', 'Two']);
  });
});

describe('order and extent', () => {
  test.each<[string, string[]]>([
    ['Account ORDER BY Name DESC', ["O'Neil_Co", 'globex 50%', 'Acme']],
    ['Account ORDER BY AnnualRevenue', ["O'Neil_Co", 'globex 50%', 'Acme']],
    ['Account ORDER BY AnnualRevenue DESC NULLS LAST', ['Acme', 'globex 50%', "O'Neil_Co"]],
    ['Account ORDER BY Level__c NULLS LAST', ['Acme', 'globex 50%', "O'Neil_Co"]],
    ['Opportunity ORDER BY Account.Name NULLS LAST, Amount DESC', ['Two', 'One', 'Three', 'Four']],
    ['Opportunity ORDER BY Name LIMIT 2 OFFSET 1', ['One', 'Three']],
    ['Account WHERE Level__c != null ORDER BY Name LIMIT 1', ['Acme']],
  ])('%s', async (rest, expected) => {
    expect(await names(rest)).toEqual(expected);
  });
});

describe('what is selected', () => {
  test('parents are nested, a blank parent is null', async () => {
    const rows = await query(
      call,
      "SELECT Name, Partner__r.Name, Account.Owner.Alias, Account.Name FROM Opportunity WHERE Name IN ('One', 'Four') ORDER BY Name",
    );
    expect(rows).toMatchObject([
      { Name: 'Four', Partner__r: null, Account: null },
      {
        Name: 'One',
        Partner__r: { attributes: { type: 'Account' }, Name: 'globex 50%' },
        Account: {
          attributes: { type: 'Account' },
          Name: 'Acme',
          Owner: { attributes: { type: 'User' }, Alias: 'admin' },
        },
      },
    ]);
  });

  test('children come as results of their own', async () => {
    const rows = await query(
      call,
      "SELECT Name, (SELECT Name FROM Opportunities ORDER BY Amount DESC LIMIT 1), (SELECT Id FROM Partner_Opportunities__r) FROM Account WHERE Name = 'Acme'",
    );
    expect(rows).toMatchObject([
      {
        Name: 'Acme',
        Opportunities: { totalSize: 1, done: true, records: [{ Name: 'Two' }] },
        Partner_Opportunities__r: null,
      },
    ]);
  });

  test('COUNT() has no rows', async () => {
    const { body } = await call(
      'GET',
      `/query?q=${encodeURIComponent('SELECT COUNT() FROM Opportunity WHERE Amount > 5')}`,
    );
    expect(body).toEqual({ totalSize: 2, done: true, records: [] });
  });

  test('aggregates are grouped, filtered and ordered', async () => {
    const rows = await query(
      call,
      'SELECT AccountId a, COUNT(Id), SUM(Amount) total, MAX(CloseDate) FROM Opportunity WHERE AccountId != null GROUP BY AccountId HAVING COUNT(Id) > 1',
    );
    expect(rows).toEqual([
      {
        attributes: { type: 'AggregateResult' },
        a: expect.stringMatching(/^001/),
        expr0: 2,
        total: 40,
        expr1: '2026-11-24',
      },
    ]);
    expect(
      await query(call, 'SELECT AVG(Amount) mean, COUNT_DISTINCT(StageName) stages FROM Opportunity'),
    ).toMatchObject([{ mean: 15, stages: 2 }]);
    expect(
      await query(call, 'SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY COUNT(Id) DESC'),
    ).toMatchObject([{ StageName: 'Prospecting' }, { StageName: 'Closed Won' }]);
  });

  test('FIELDS(CUSTOM) and WITH USER_MODE', async () => {
    const [row] = await query(call, "SELECT FIELDS(CUSTOM) FROM Account WHERE Name = 'Acme' WITH USER_MODE LIMIT 1");
    expect(row).toMatchObject({ Level__c: 'Gold', Channels__c: 'Phone;Web', Listed__c: true });
    expect(row).not.toHaveProperty('Name');
  });

  test('records of custom metadata types that the project deploys are there', async () => {
    expect(await query(call, 'SELECT DeveloperName, Fields__c FROM Screen__mdt')).toMatchObject([
      { DeveloperName: 'Deal', Fields__c: 'Name\nPartner__c' },
    ]);
  });
});

describe('refused queries', () => {
  test.each([
    ['SELECT Id, Nope FROM Account', 'INVALID_FIELD', "No such column 'Nope' on entity 'Account'"],
    ['SELECT Id FROM Account WHERE Nope__c = 1', 'INVALID_FIELD', "No such column 'Nope__c' on entity 'Account'"],
    [
      'SELECT Id, Vendor__r.Name FROM Opportunity',
      'INVALID_FIELD',
      "Didn't understand relationship 'Vendor__r' in field path",
    ],
    ['SELECT Id FROM Nope__c', 'INVALID_TYPE', "sObject type 'Nope__c' is not supported"],
    [
      'SELECT Id, (SELECT Id FROM Deals__r) FROM Account',
      'INVALID_TYPE',
      "Didn't understand relationship 'Deals__r' in FROM part of query call",
    ],
    ['SELEC Id FROM Account', 'MALFORMED_QUERY', "unexpected token: 'SELEC'"],
    ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', 'unexpected token'],
    [
      "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
      'MALFORMED_QUERY',
      "unexpected token: 'OR'",
    ],
    ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
    [
      "SELECT Id FROM Account WHERE Listed__c = 'true'",
      'INVALID_FIELD',
      "field 'Listed__c' must be of type boolean and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE CreatedDate > '2026-01-01'",
      'INVALID_FIELD',
      "field 'CreatedDate' must be of type dateTime and should not be",
    ],
    [
      'SELECT Id FROM Account WHERE CreatedDate > 2026-01-01',
      'INVALID_FIELD',
      "field 'CreatedDate' must be of type dateTime",
    ],
    [
      'SELECT Id FROM Account WHERE Name = 7',
      'INVALID_FIELD',
      "field 'Name' must be of type string and should be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE Notes__c = 'x'",
      'INVALID_FIELD',
      "field 'Notes__c' can not be filtered in a query call",
    ],
    ["SELECT Id FROM Account WHERE Id = 'nonsense'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: nonsense'],
    ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', 'LIMIT of at most 200'],
    ['SELECT Id FROM Account OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000'],
    ['SELECT RecordId FROM UserRecordAccess', 'MALFORMED_QUERY', 'UserRecordAccess'],
  ])('%s', async (soql, errorCode, message) => {
    const { status, body } = await call('GET', `/query?q=${encodeURIComponent(soql)}`);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: [{ errorCode, message: expect.stringContaining(message) }],
    });
  });

  test('the message points at the place', async () => {
    const { body } = await call('GET', `/query?q=${encodeURIComponent('SELECT Id, Nope FROM Account')}`);
    expect(body).toMatchObject([
      {
        message: expect.stringMatching(
          /^\nSELECT Id, Nope FROM Account\n {11}\^\nERROR at Row:1:Column:12\nNo such column 'Nope'/,
        ),
      },
    ]);
  });
});
