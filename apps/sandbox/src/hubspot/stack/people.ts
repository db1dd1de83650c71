import type { NewUser } from '@tierline/crm-fakes/hubspot/access/users';

/** Through whose eyes the HubSpot pages can be looked at. Nobody real. */
export interface HubSpotPerson extends NewUser {
  id: number;
  key: string;
  /** In a few words, for the switch. */
  role: string;
  /** What Tierline is told of the person by its operator; null for nobody. */
  tierlineRole: 'vendor' | 'vendor_reader' | 'vendor_admin' | null;
}

export const HUBSPOT_VIEWERS: readonly HubSpotPerson[] = [
  {
    id: 7101,
    key: 'marketer',
    firstName: 'Robin',
    lastName: 'Castell',
    email: 'robin.castell@sandbox.example',
    role: 'marketer',
    tierlineRole: 'vendor',
  },
  {
    id: 7102,
    key: 'reader',
    firstName: 'Yuki',
    lastName: 'Tanabe',
    email: 'yuki.tanabe@sandbox.example',
    role: 'marketer who may only read',
    tierlineRole: 'vendor_reader',
  },
  {
    id: 7103,
    key: 'outsider',
    firstName: 'Malik',
    lastName: 'Osei',
    email: 'malik.osei@sandbox.example',
    role: 'user without Tierline',
    tierlineRole: null,
  },
  {
    id: 7104,
    key: 'admin',
    firstName: 'Sofia',
    lastName: 'Lindgren',
    email: 'sofia.lindgren@sandbox.example',
    role: 'super admin',
    superAdmin: true,
    tierlineRole: null,
  },
];

/** Who installs the app and sets the account up. */
export const SUPER_ADMIN = HUBSPOT_VIEWERS.find(({ superAdmin }) => superAdmin)?.id ?? 0;

/** The vendor's reps own records in both CRMs; ids of theirs begin here. */
export const FIRST_REP = 7201;
