import { describe, expect, it } from 'vitest';
import { actorOf, type Capability, may, ROLES, type Role } from './viewer.ts';

const CAPABILITIES: readonly Capability[] = ['see_chain', 'see_network', 'assign', 'administer'];

const GRANTED: Record<Role, readonly [boolean, boolean, boolean, boolean]> = {
  vendor_admin: [true, true, true, true],
  vendor: [true, true, true, false],
  vendor_reader: [true, true, false, false],
  partner: [false, false, false, false],
  partner_2: [false, false, false, false],
  none: [true, false, false, false],
};

describe('what a role may do', () => {
  it('is said for every role', () => {
    expect([...ROLES].sort()).toEqual(Object.keys(GRANTED).sort());
  });

  it.each(
    ROLES.flatMap((role) => CAPABILITIES.map((capability, at) => [role, capability, GRANTED[role][at]] as const)),
  )('%s, %s: %s', (role, capability, granted) => {
    expect(may(role, capability)).toBe(granted);
  });
});

it('an actor is named by his CRM and his id there', () => {
  const viewer = {
    tenantId: 't',
    crm: 'salesforce',
    userId: '005A',
    name: 'Robin',
    role: 'vendor',
    record: null,
  } as const;
  expect(actorOf(viewer)).toBe('salesforce:005A');
});
