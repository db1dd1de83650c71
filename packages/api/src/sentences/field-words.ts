/** What people call the fields that Tierline knows by itself; any other bears its CRM's label. */
export const fieldWords: Readonly<Record<string, string>> = {
  name: 'The name',
  account_type: 'The account type',
  status: 'The status',
  contracts: 'The list of names',
  preferred: 'The preferred one',
  tier: 'The tier',
  organization: 'The company',
  record: 'The record itself',
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail address',
  phone: 'Telephone',
  title: 'Job title',
  role: 'Role',
  last_login: 'Last login',
};
