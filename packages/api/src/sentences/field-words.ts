import { lower, plural } from './grammar.ts';

/** What people call the fields that Tierline knows by itself; any other bears its CRM's label. */
const known: Readonly<Record<string, string>> = {
  name: 'Name',
  account_type: 'Account type',
  status: 'Status',
  tier: 'Tier',
  stage: 'Stage',
  amount: 'Amount',
  owner: 'Owner',
  organization: 'Company',
  record: 'The whole record',
  first_name: 'First name',
  last_name: 'Last name',
  email: 'Email',
  phone: 'Phone',
  title: 'Job title',
  role: 'Role',
  last_login: 'Last login',
};

/** The same with those that name other organizations, by what the vendor calls these. */
export const fieldWords = (labels: { partner: string; secondPartner: string }): Readonly<Record<string, string>> => ({
  ...known,
  contracts: plural(labels.secondPartner),
  preferred: `Preferred ${lower(labels.secondPartner)}`,
  partner: labels.partner,
  second_partner: labels.secondPartner,
});
