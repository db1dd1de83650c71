import type { NewUser } from '@tierline/crm-fakes/salesforce/admin';

/** Through whose eyes the sandbox can be looked at. Nobody real. */
export interface Viewer extends NewUser {
  key: string;
  firstName: string;
  role: string;
}

export const VIEWERS: readonly Viewer[] = [
  {
    key: 'rep',
    firstName: 'Jordan',
    lastName: 'Avery',
    role: 'sales rep',
    username: 'jordan.avery@sandbox.example',
    profile: 'Standard User',
    permissionSets: ['Tierline_User'],
  },
  {
    key: 'reader',
    firstName: 'Sam',
    lastName: 'Whitfield',
    role: 'rep who may not edit',
    username: 'sam.whitfield@sandbox.example',
    profile: 'Read Only',
    permissionSets: ['Tierline_User'],
  },
  {
    key: 'outsider',
    firstName: 'Noor',
    lastName: 'Haddad',
    role: 'rep without Tierline',
    username: 'noor.haddad@sandbox.example',
    profile: 'Standard User',
    permissionSets: ['Tierline_Reader'],
  },
  {
    key: 'admin',
    firstName: 'Ada',
    lastName: 'Brandt',
    role: 'administrator',
    username: 'ada.brandt@sandbox.example',
    profile: 'System Administrator',
    permissionSets: ['Tierline_Admin', 'Tierline_User'],
  },
];

/** As whom Tierline itself works in the org. */
export const INTEGRATION_USER: NewUser = {
  username: 'tierline.integration@sandbox.example',
  firstName: 'Tierline',
  lastName: 'Integration',
  profile: 'Minimum Access - API Only Integrations',
  permissionSets: ['Tierline_Integration'],
};
