import { describe, expect, it } from 'vitest';
import { DEFAULT_SYNC_SCOPE, isInScope, toDeletedStatus, toRestoredStatus } from './sync-scope.ts';

const scope = (activeSecondPartners: boolean, inactiveSecondPartners: boolean) => ({
  activeSecondPartners,
  inactiveSecondPartners,
});

it.each([
  ['partner', 'active', scope(false, false), true],
  ['partner', 'deleted', scope(false, false), true],
  ['partner', 'outside', scope(true, true), false],
  ['partner_2', 'active', scope(true, false), true],
  ['partner_2', 'prospective', scope(true, false), true],
  ['partner_2', 'active', scope(false, true), false],
  ['partner_2', 'inactive', scope(true, false), false],
  ['partner_2', 'inactive', scope(false, true), true],
  ['vendor', 'active', scope(true, true), false],
] as const)('a %s that is %s, with %j: %s (rows 38, 39, 162)', (accountType, standing, of, inScope) =>
  expect(isInScope({ accountType, standing }, of)).toBe(inScope),
);

describe('the status of what is deleted here (rows 167, 279)', () => {
  it.each([
    ['Active Partner', 'Active Partner (Deleted)'],
    ['Inactive Distributor', 'Inactive Distributor (Deleted)'],
    [' Active Partner (deleted)', 'Active Partner (deleted)'],
    [null, 'Contact (Deleted)'],
  ])('%j becomes %j', (status, deleted) =>
    expect(toDeletedStatus(status, 'Contact', DEFAULT_SYNC_SCOPE)).toBe(deleted),
  );

  it('goes by the vendor’s own words where there are any, both ways', () => {
    const own = { deletedStatuses: [{ status: 'Live', deleted: 'Gone' }] };
    expect(toDeletedStatus('live', 'Contact', own)).toBe('Gone');
    expect(toRestoredStatus('gone', own)).toBe('Live');
  });

  it('is taken back', () => {
    expect(toRestoredStatus('Active Partner (Deleted)', DEFAULT_SYNC_SCOPE)).toBe('Active Partner');
    expect(toRestoredStatus('Active Partner', DEFAULT_SYNC_SCOPE)).toBeNull();
  });
});
