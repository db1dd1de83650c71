import { DEFAULT_ACCOUNT_TYPES } from '@tierline/domain/account-type';
import type { CrmContact, CrmOrganization } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { DEFAULT_SYNC_SCOPE } from '@tierline/domain/sync-scope';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../terms.ts';
import { reseller } from '../testing/tenant-database.ts';
import { rawType, toldByContact, toldByOrganization } from './told-values.ts';

const STANDARD = { name: 'Name', status: 'Status__c', account_type: 'Type__c', region: 'Region__c' };
const mapping = (key: keyof typeof STANDARD, more: Partial<FieldMapping> = {}): FieldMapping => ({
  ...toDefaultMapping('organization', key, STANDARD[key]),
  ...more,
});
const terms = (...mappings: FieldMapping[]): Terms => ({
  ...{ accountTypes: DEFAULT_ACCOUNT_TYPES, scope: DEFAULT_SYNC_SCOPE, preferredByName: new Set(), known: new Set() },
  standard: new Map([['salesforce', { organization: STANDARD, contact: { email: 'Email', title: 'Title' } }]]),
  mappings: new Map([
    ['salesforce', { organization: new Map(mappings.map((each) => [each.key, each])), contact: new Map() }],
  ]),
});
const told = (of: Terms, more: Partial<CrmOrganization> = {}) =>
  Object.fromEntries(toldByOrganization(of, 'salesforce', reseller('r', 'Brightline', ['Kestrel'], more)));

describe('what a company’s record says', () => {
  it('is its name, status, type and listed values, where nothing is mapped; references are told elsewhere', () =>
    expect(told(terms(), { values: { region: ['EMEA'], product_lines: [] }, preferredId: 'k' })).toEqual({
      ...{
        name: { values: ['Brightline'] },
        status: { values: ['Active Partner'] },
        account_type: { values: ['partner'] },
      },
      ...{ region: { values: ['EMEA'] }, product_lines: { values: [] } },
    }));

  it('is read from the mapped field, by its transform and its map of values', () => {
    const of = terms(
      mapping('name', { transform: 'trim' }),
      mapping('region', { field: 'Area__c', values: [{ ours: 'EMEA', theirs: 'Europe' }] }),
    );
    const fields = { Name: [' Bright  line '], Area__c: ['europe'] };
    expect(told(of, { fields, values: { region: ['APAC'] } })).toMatchObject({
      ...{ name: { values: ['Bright line'] }, region: { values: ['EMEA'] } },
    });
    expect(told(of, { fields: { ...fields, Area__c: ['Asia'] } }).region).toEqual({ unmapped: ['Asia'] });
  });

  it('says nothing of a field that is left out, nor of another one than the mapped field where that is not told', () => {
    expect(
      told(terms(mapping('region', { direction: 'excluded' })), { values: { region: ['EMEA'] } }),
    ).not.toHaveProperty('region');
    const elsewhere = terms(mapping('region', { field: 'Area__c' }));
    expect(told(elsewhere, { values: { region: ['EMEA'] } })).not.toHaveProperty('region');
    // A page tells of the field that is the same everywhere.
    expect(told(terms(mapping('region')), { values: { region: ['EMEA'] } }).region).toEqual({ values: ['EMEA'] });
  });

  it('is blank where the field is, or what a blank stands for', () => {
    const of = terms(mapping('region', { blank: 'Worldwide' }), mapping('status'));
    expect(told(of, { status: null, fields: { Region__c: [] } })).toMatchObject({
      ...{ region: { values: ['Worldwide'] }, status: { values: [] } },
    });
  });
});

describe('the account type (rows 183, 185, 285)', () => {
  const OWN = {
    field: 'Kind__c',
    values: [
      { ours: 'partner_2', theirs: 'Wholesale' },
      { ours: 'partner', theirs: 'Retail' },
    ],
    blank: 'partner',
  };

  it.each([
    ['Distributor', 'partner_2'],
    [' distributor ', 'partner_2'],
    ['Partner', 'partner'],
    [null, 'partner'],
    ['Golden', 'partner'],
  ])('%s is %s without a map of values', (accountType, type) =>
    expect(told(terms(), { accountType }).account_type).toEqual({ values: [type] }),
  );

  it.each([
    [['wholesale'], { values: ['partner_2'] }],
    [[], { values: ['partner'] }],
    [['Golden'], { unmapped: ['Golden'] }],
  ])('%j of a field of the vendor’s own is %j', (raw, type) =>
    expect(told(terms(mapping('account_type', OWN)), { fields: { Kind__c: raw } }).account_type).toEqual(type),
  );

  it('is not told by a record that lacks the field, nor where it is left out', () => {
    expect(told(terms(mapping('account_type', OWN)))).not.toHaveProperty('account_type');
    expect(told(terms(mapping('account_type', { direction: 'excluded' })))).not.toHaveProperty('account_type');
  });

  it('is raw as the mapped field has it', () => {
    const record = reseller('r', 'Brightline', [], { fields: { Kind__c: ['Wholesale'] } });
    expect(rawType(mapping('account_type', OWN), record)).toBe('Wholesale');
    expect(rawType(undefined, record)).toBe('Partner');
  });
});

describe('what a person’s record says', () => {
  const person: CrmContact = {
    ...{ id: 'c', name: 'Ann Lee', modifiedAt: '2026-11-23T10:00:00.000Z', modifiedBy: null, deleted: false },
    ...{ organizationId: 'r', email: 'ann@example.com', fields: { Title: ['Buyer'] } },
  };
  it('is the address, and what is mapped', () => {
    const of = terms();
    const title = { ...toDefaultMapping('contact', 'title', 'Title') };
    const mappings = new Map(of.mappings);
    mappings.set('salesforce', { organization: new Map(), contact: new Map([['title', title]]) });
    expect(Object.fromEntries(toldByContact({ ...of, mappings }, 'salesforce', person))).toEqual({
      ...{ email: { values: ['ann@example.com'] }, title: { values: ['Buyer'] } },
    });
    expect(Object.fromEntries(toldByContact(of, 'salesforce', { ...person, email: null }))).toEqual({});
  });
});
