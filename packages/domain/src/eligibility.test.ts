import { describe, expect, it } from 'vitest';
import { type Contract, decideEligibility, type EligibilityReason, type PartnerContracts } from './eligibility.ts';
import type { Organization, Standing } from './organization.ts';
import { contractOf, contractsOf, organization } from './testing/organizations.ts';

const since = '2026-01-01T00:00:00.000Z';
const endedAt = '2026-06-01T00:00:00.000Z';
const partner = organization('Brightline', { accountType: 'partner' });
const kestrel = organization('Kestrel');

const decide = (candidate: Organization, contracts: readonly Contract[], more: Partial<PartnerContracts> = {}) =>
  decideEligibility(candidate, { ...contractsOf(partner, contracts), ...more });
const no = (reason: EligibilityReason) => ({ eligible: false, reason });

describe('who may stand behind a partner (row 41)', () => {
  it('a second partner with a contract may, since its beginning', () => {
    expect(decide(kestrel, [contractOf(kestrel, since)])).toEqual({
      eligible: true,
      reason: { code: 'contract', preferred: false, since },
    });
  });

  it('the preferred one may, and is said to be preferred (row 60)', () => {
    expect(decide(kestrel, [contractOf(kestrel, since)], { preferredId: kestrel.id })).toMatchObject({
      eligible: true,
      reason: { code: 'contract', preferred: true },
    });
  });

  it('being preferred is no contract', () => {
    expect(decide(kestrel, [], { preferredId: kestrel.id })).toEqual(no({ code: 'no_contract' }));
  });

  it.each<[string, Organization, Contract[], Partial<PartnerContracts>, EligibilityReason]>([
    [
      'nobody, where the deal has no partner',
      kestrel,
      [contractOf(kestrel)],
      { partner: null },
      { code: 'no_partner' },
    ],
    ['not the partner itself', partner, [contractOf(partner)], {}, { code: 'same_organization' }],
    [
      'not an organization of another type',
      organization('Fernhill', { accountType: 'partner' }),
      [contractOf(organization('Fernhill'))],
      {},
      { code: 'not_second_partner' },
    ],
    ['not one without a contract', kestrel, [contractOf(organization('Other'))], {}, { code: 'no_contract' }],
    [
      'not one whose contract ended',
      kestrel,
      [contractOf(kestrel, since, endedAt)],
      {},
      { code: 'contract_ended', endedAt },
    ],
  ])('%s', (_, candidate, contracts, more, reason) => {
    expect(decide(candidate, contracts, more)).toEqual(no(reason));
  });

  it.each<Standing>(['prospective', 'inactive', 'deleted', 'outside'])(
    'not one that is %s, contract or not',
    (standing) => {
      const candidate = organization('Gone', { standing });
      expect(decide(candidate, [contractOf(candidate)])).toEqual(no({ code: 'not_active', standing }));
    },
  );

  it('of several reasons against it the most basic is told', () => {
    const worst = { ...partner, standing: 'outside' as const };
    const ended = [contractOf(worst, since, endedAt)];
    expect(decide(worst, ended, { partner: null }).reason.code).toBe('no_partner');
    expect(decide(worst, ended).reason.code).toBe('same_organization');
    const stranger = organization('Stranger', { accountType: 'partner', standing: 'inactive' });
    expect(decide(stranger, []).reason.code).toBe('not_active');
    expect(decide({ ...stranger, standing: 'active' }, []).reason.code).toBe('not_second_partner');
    expect(decide(kestrel, [contractOf(kestrel, since, endedAt)], { preferredId: kestrel.id }).reason.code).toBe(
      'contract_ended',
    );
  });
});
