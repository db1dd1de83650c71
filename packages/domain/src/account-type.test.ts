import { describe, expect, it } from 'vitest';
import { type AccountType, DEFAULT_ACCOUNT_TYPES, toAccountType } from './account-type.ts';

describe('the type of an account (rows 183, 264)', () => {
  it.each<[string | null, AccountType]>([
    ['Distributor', 'partner_2'],
    ['distributor', 'partner_2'],
    ['DISTRIBUTOR', 'partner_2'],
    ['Distributor ', 'partner_2'],
    [' \tDistributor', 'partner_2'],
    ['Partner', 'partner'],
    ['partner', 'partner'],
    ['Vendor', 'partner'],
    ['Distributors', 'partner'],
    ['Dist ributor', 'partner'],
    ['partner_2', 'partner'],
    ['   ', 'partner'],
    ['', 'partner'],
    [null, 'partner'],
  ])('%j counts as %s', (crmValue, type) => {
    expect(toAccountType(crmValue, DEFAULT_ACCOUNT_TYPES)).toBe(type);
  });

  it('goes by the value that the vendor configured, not by the name that people see (row 15)', () => {
    const types = {
      ...DEFAULT_ACCOUNT_TYPES,
      partner_2: { code: 'partner_2' as const, displayName: 'Agent', crmValue: 'Technology Broker ' },
    };
    expect(toAccountType('technology broker', types)).toBe('partner_2');
    expect(toAccountType('Agent', types)).toBe('partner');
    expect(toAccountType('Distributor', types)).toBe('partner');
  });
});
