import { DEFAULT_ACCOUNT_TYPES } from '@tierline/domain/account-type';
import { describe, expect, it } from 'vitest';
import { toPlace, toPlaceWrite } from './programme-place.ts';

const TYPES = DEFAULT_ACCOUNT_TYPES;
const record = (status: string | null, more: object = {}) => ({
  ...{ inSync: true, status, deleted: false, accountType: 'Partner', ...more },
});

describe('a company’s place in the programme', () => {
  it('is its account type; none where it is not shared, or has no status', () => {
    expect(toPlace(record('Active Partner'), TYPES)).toEqual(['partner']);
    expect(toPlace(record('Active Distributor', { accountType: 'Distributor' }), TYPES)).toEqual(['partner_2']);
    expect(toPlace(record('Active Partner', { inSync: false }), TYPES)).toEqual([]);
    expect(toPlace(record(null), TYPES)).toEqual([]);
  });

  it.each([
    ['Active Partner', ['Active Distributor']],
    ['  inactive  Partner', ['inactive Distributor']],
    // It says that the company was deleted, and nothing of its type is worth more than that.
    ['Active Partner (Deleted)', []],
  ])('of %j as another type asks for the status %j', (status, statuses) => {
    expect(toPlaceWrite(record(status), 'partner_2', TYPES)).toEqual({ value: 'Distributor', join: false, statuses });
  });

  it('that is new begins as active, whatever the status was while it was not shared', () => {
    expect(toPlaceWrite(record('Inactive Partner', { inSync: false }), 'partner_2', TYPES)).toEqual({
      ...{ value: 'Distributor', join: true, statuses: ['Active Distributor'] },
    });
  });

  it('goes by the vendor’s own values, and by those of the statuses that came with Tierline', () => {
    const own = { ...TYPES, partner_2: { ...TYPES.partner_2, crmValue: 'Master VAR' } };
    const { value, statuses } = toPlaceWrite(record(null), 'partner_2', own);
    expect([value, statuses]).toEqual(['Master VAR', ['Active Master VAR', 'Active Distributor']]);
  });
});
