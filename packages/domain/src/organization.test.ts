import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Standing, toNameKey, toStanding } from './organization.ts';

const live = { inSync: true, deleted: false };

describe('the standing of an organization (rows 37, 167)', () => {
  it.each<[string | null, Standing]>([
    ['Active Partner', 'active'],
    ['Active Distributor', 'active'],
    ['  active distributor ', 'active'],
    ['Active', 'active'],
    ['Prospective Partner', 'prospective'],
    ['Inactive Partner', 'inactive'],
    ['Inactive Distributor', 'inactive'],
    ['Active Partner (Deleted)', 'deleted'],
    ['Inactive Distributor (Deleted)', 'deleted'],
    ['active distributor (DELETED)  ', 'deleted'],
    ['(Deleted) Active Partner', 'inactive'],
    ['Activation pending', 'inactive'],
    ['Actively refused', 'inactive'],
    ['Not active', 'inactive'],
    ['', 'outside'],
    ['  ', 'outside'],
    [null, 'outside'],
  ])('status %j is %s', (status, standing) => {
    expect(toStanding({ ...live, status })).toBe(standing);
  });

  it.each([
    ['not marked for Tierline', { inSync: false, deleted: false }],
    ['deleted in the CRM', { inSync: true, deleted: true }],
  ])('is outside the programme when the record is %s, whatever the status says', (_, record) => {
    expect(toStanding({ ...record, status: 'Active Partner' })).toBe('outside');
  });
});

describe('the key of a name', () => {
  it.each([
    ['  TD   SYNNEX ', 'td synnex'],
    ['TD\u00a0SYNNEX', 'td synnex'],
    ['TD\t\nSYNNEX', 'td synnex'],
    ['Ｎorthwind', 'northwind'],
    ['Müller', 'müller'],
    ['ÉLAN', 'e\u0301lan'.normalize('NFC')],
    ['', ''],
  ])('of %j is %j', (name, key) => {
    expect(toNameKey(name)).toBe(key);
  });

  it('tells apart what differs in more than form, case and spacing', () => {
    expect(toNameKey('Muller')).not.toBe(toNameKey('Müller'));
    expect(toNameKey('Ingram Micro, Inc.')).not.toBe(toNameKey('Ingram Micro Inc'));
    expect(toNameKey('NorthWind')).not.toBe(toNameKey('North Wind'));
  });

  it('is the key of itself, and the same for every Unicode form and any spacing around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = toNameKey(name);
        expect(toNameKey(key)).toBe(key);
        expect(toNameKey(name.normalize('NFD'))).toBe(key);
        expect(toNameKey(`  ${name}\u3000`)).toBe(key);
      }),
    );
  });
});
