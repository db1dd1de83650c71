import { CrmFailure } from '@tierline/domain/crm';
import { describe, expect, it } from 'vitest';
import { pathsOf } from './columns.ts';
import { DEFAULT_SALESFORCE_FIELDS } from './fields.ts';
import { toReading, toRecord } from './reading.ts';
import { recordColumns } from './record-columns.ts';

const listed = (key: string, apiName: string, type: 'select' | 'multi_select') => ({
  ...{ key, apiName, type, label: key, values: [] },
});
const LISTED = [
  listed('region', 'Tierline_Region__c', 'select'),
  listed('segment', 'Tierline_Segment__c', 'select'),
  listed('product_lines', 'Tierline_Product_Lines__c', 'multi_select'),
];
const columns = recordColumns(DEFAULT_SALESFORCE_FIELDS, 'each-record', LISTED);
const attributes = (type: string, id: string) => ({ type, url: `/services/data/v67.0/sobjects/${type}/${id}` });

const ACCOUNT = {
  attributes: attributes('Account', '001D000000IRFmaIAH'),
  Id: '001D000000IRFmaIAH',
  Name: 'Carahsoft',
  SystemModstamp: '2026-11-23T10:00:00.000+0000',
  LastModifiedBy: { attributes: attributes('User', '005D0000001KyEIIA0'), Name: 'Ada Example' },
  IsDeleted: false,
  Sync_with_Tierline__c: true,
  Tierline_Account_Type__c: 'Partner',
  Tierline_Status__c: 'Active Partner',
  Tierline_Associated_Distributors__c: 'TD SYNNEX;Ingram Micro',
  Tierline_Preferred_Distributor__c: '001D000000IomazIAB',
  Tierline_Region__c: null,
  Tierline_Segment__c: 'Public Sector',
  Tierline_Product_Lines__c: null,
};

const OPPORTUNITY = {
  attributes: attributes('Opportunity', '006D000000IRFmaIAH'),
  Id: '006D000000IRFmaIAH',
  Name: 'Fleet renewal',
  SystemModstamp: '2026-11-23T10:00:00.000+0000',
  LastModifiedBy: null,
  IsDeleted: false,
  AccountId: '001D000000IRFmaIAH',
  Account: { attributes: attributes('Account', '001D000000IRFmaIAH'), Name: 'City of Springfield' },
  Partner__c: '001D000000IomazIAB',
  Partner__r: { attributes: attributes('Account', '001D000000IomazIAB'), Name: 'Carahsoft' },
  Distributor__c: null,
  Distributor__r: null,
  StageName: 'Prospecting',
  IsClosed: false,
  Amount: 1999.5,
  CurrencyIsoCode: 'EUR',
  Owner: { attributes: attributes('User', '005D0000001KyEIIA0'), Name: 'Ada Example' },
};

// The shape of the rows is that of REST API Developer Guide, "Execute a SOQL Query", and of SOQL and SOSL Reference,
// "Relationship Queries": a lookup's fields are nested, and a blank lookup is null.
describe('a row of a query', () => {
  it('becomes an organization (rows 37, 43, 50, 181)', () => {
    expect(toRecord(columns.organization, ACCOUNT)).toEqual({
      id: '001D000000IRFmaIAH',
      name: 'Carahsoft',
      modifiedAt: '2026-11-23T10:00:00.000Z',
      modifiedBy: 'Ada Example',
      deleted: false,
      inSync: true,
      accountType: 'Partner',
      status: 'Active Partner',
      contractNames: ['TD SYNNEX', 'Ingram Micro'],
      preferredId: '001D000000IomazIAB',
      values: { region: [], segment: ['Public Sector'], product_lines: [] },
    });
  });

  it('becomes a deal, with blank lookups null (rows 99, 101)', () => {
    expect(toRecord(columns.deal, OPPORTUNITY)).toEqual({
      id: '006D000000IRFmaIAH',
      name: 'Fleet renewal',
      modifiedAt: '2026-11-23T10:00:00.000Z',
      modifiedBy: null,
      deleted: false,
      customerId: '001D000000IRFmaIAH',
      customerName: 'City of Springfield',
      partnerId: '001D000000IomazIAB',
      partnerName: 'Carahsoft',
      secondPartnerId: null,
      secondPartnerName: null,
      stage: 'Prospecting',
      open: true,
      amount: { minor: 199_950, currency: 'EUR' },
      ownerName: 'Ada Example',
      convertedToId: null,
    });
  });

  it('takes the currency of the org where records have none', () => {
    const { CurrencyIsoCode: _, ...row } = OPPORTUNITY;
    const single = recordColumns(DEFAULT_SALESFORCE_FIELDS, { code: 'JPY' }, []);
    expect(toRecord(single.deal, { ...row, Amount: 1200 }).amount).toEqual({ minor: 1200, currency: 'JPY' });
  });

  it('is closed once won or lost', () => {
    expect(toRecord(columns.deal, { ...OPPORTUNITY, IsClosed: true }).open).toBe(false);
  });

  it('becomes a lead, which is open until it is converted into a deal (row 100)', () => {
    const { AccountId: _a, Account: _b, StageName: _c, IsClosed: _d, Amount: _e, ...shared } = OPPORTUNITY;
    const lead = { ...shared, Id: '00QD000000IRFmaMAH', Company: 'Springfield Ltd', Status: 'Working - Contacted' };
    expect(toRecord(columns.lead, { ...lead, IsConverted: false, ConvertedOpportunityId: null })).toMatchObject({
      customerId: null,
      customerName: 'Springfield Ltd',
      stage: 'Working - Contacted',
      open: true,
      amount: null,
      convertedToId: null,
    });
    expect(
      toRecord(columns.lead, { ...lead, IsConverted: true, ConvertedOpportunityId: '006D000000IRFma' }),
    ).toMatchObject({ open: false, convertedToId: '006D000000IRFmaIAH' });
  });

  it('that lacks a field which was asked for is no record', () => {
    const { Distributor__c: _, ...row } = OPPORTUNITY;
    expect(() => toRecord(columns.deal, row)).toThrow(CrmFailure);
  });

  it('is asked for by other names where the org has fields of its own', () => {
    const fields = {
      ...DEFAULT_SALESFORCE_FIELDS,
      opportunity: { partner: 'PartnerAccountId', secondPartner: 'Acme__Wholesaler__c' },
    };
    const paths = pathsOf(recordColumns(fields, 'each-record', []).deal);
    expect(paths).toEqual(expect.arrayContaining(['PartnerAccountId', 'PartnerAccount.Name']));
    expect(paths).toEqual(expect.arrayContaining(['Acme__Wholesaler__c', 'Acme__Wholesaler__r.Name']));
    expect(paths).not.toContain('Partner__c');
  });
});

describe('a snapshot', () => {
  const snapshot = (fields: Record<string, unknown>, object = 'Opportunity') => ({
    object,
    id: '006D000000IRFma',
    fields,
    modifiedAt: '2026-11-23T10:00:00Z',
  });

  it('tells blank fields from absent ones', () => {
    expect(toReading(columns, snapshot({ Partner__c: null, 'Account.Name': 'City of Springfield' }))).toEqual({
      object: 'deal',
      record: {
        id: '006D000000IRFmaIAH',
        modifiedAt: '2026-11-23T10:00:00.000Z',
        partnerId: null,
        customerName: 'City of Springfield',
        convertedToId: null,
      },
    });
  });

  it('says nothing of an amount whose currency it lacks', () => {
    expect(toReading(columns, snapshot({ Amount: 5 })).record).not.toHaveProperty('amount');
    expect(toReading(columns, snapshot({ Amount: 5, CurrencyIsoCode: 'USD' })).record).toMatchObject({
      amount: { minor: 500, currency: 'USD' },
    });
  });

  it('of an account is an organization, by whatever case its object is spelled in', () => {
    const reading = toReading(columns, snapshot({ Tierline_Associated_Distributors__c: 'A;B' }, 'account'));
    expect(reading).toMatchObject({ object: 'organization', record: { contractNames: ['A', 'B'] } });
  });

  it('does not mistake what every object inherits for a field', () => {
    const fields = { account: { ...DEFAULT_SALESFORCE_FIELDS.account, status: 'constructor' } };
    const odd = recordColumns({ ...DEFAULT_SALESFORCE_FIELDS, ...fields }, 'each-record', []);
    expect(toReading(odd, snapshot({}, 'Account')).record).not.toHaveProperty('status');
  });

  it.each([
    { ...snapshot({}), object: 'Task' },
    { ...snapshot({}), id: 'nonsense' },
    { ...snapshot({}), modifiedAt: 'once' },
  ])('of what is no record is refused: $object $id $modifiedAt', (odd) => {
    expect(() => toReading(columns, odd)).toThrow(expect.objectContaining({ name: 'CrmFailure', code: 'rejected' }));
  });
});
