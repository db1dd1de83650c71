import { describe, expect, it } from 'vitest';
import { smallVendor } from './small-vendor.ts';

const vendor = smallVendor('2026-11-24');
const fieldsOf = (key: string) => vendor.records.find((record) => record.key === key)?.fields;

describe('the small vendor', () => {
  it('has three distributors, three resellers, two customers, seven opportunities and three leads', () => {
    const kinds = vendor.records.map(({ key }) => key.split(':')[0] ?? '');
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect(['user', 'distributor', 'reseller', 'customer', 'opportunity', 'lead'].map(count)).toEqual([
      1, 3, 3, 2, 7, 3,
    ]);
  });

  it('has a reseller with several contracts and a preference, one with a single contract, one with none', () => {
    expect(fieldsOf('reseller:north')).toMatchObject({
      Tierline_Associated_Distributors__c: 'Alpha Distribution;Beta Distribution;Gamma Distribution',
      Tierline_Preferred_Distributor__c: { ref: 'distributor:beta' },
    });
    expect(fieldsOf('reseller:south')).toMatchObject({
      Tierline_Associated_Distributors__c: 'Alpha Distribution',
      Tierline_Preferred_Distributor__c: null,
    });
    expect(fieldsOf('reseller:west')).toMatchObject({ Tierline_Associated_Distributors__c: null });
  });

  it('has deals whose distributor does not fit: without a contract, and no longer active', () => {
    expect(fieldsOf('opportunity:no-contract')).toMatchObject({
      Partner__c: { ref: 'reseller:south' },
      Distributor__c: { ref: 'distributor:beta' },
    });
    expect(fieldsOf('opportunity:inactive-distributor')?.Distributor__c).toEqual({ ref: 'distributor:gamma' });
    expect(fieldsOf('distributor:gamma')?.Tierline_Status__c).toBe('Inactive Distributor');
  });
});
