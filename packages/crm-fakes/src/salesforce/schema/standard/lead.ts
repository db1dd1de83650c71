import { industries } from './account.ts';
import { leadSources, salutations } from './contact.ts';
import {
  address,
  calculated,
  checkbox,
  currency,
  date,
  email,
  longText,
  lookup,
  masterRecord,
  number,
  owner,
  phone,
  picklist,
  recordType,
  required,
  text,
  url,
} from './field-kinds.ts';
import { businessObject } from './standard-object.ts';

/** The lead statuses of a new org; the one that counts as converted last but one. */
export const leadStatuses = [
  { name: 'Open - Not Contacted', converted: false },
  { name: 'Working - Contacted', converted: false },
  { name: 'Closed - Converted', converted: true },
  { name: 'Closed - Not Converted', converted: false },
];

const set = { createable: false, updateable: false, permissionable: false };

export const lead = () =>
  businessObject('00Q', 'Lead', 'Leads', [
    text('LastName', 'Last Name', 80, required),
    text('FirstName', 'First Name', 40, { permissionable: false }),
    picklist('Salutation', 'Salutation', salutations, { permissionable: false }),
    text('Name', 'Full Name', 121, { ...calculated, nillable: false, nameField: true }),
    text('Title', 'Title', 128),
    text('Company', 'Company', 255, required),
    ...address('', '').map((field) => ({ ...field, label: field.label.trim() })),
    phone('Phone', 'Phone'),
    phone('MobilePhone', 'Mobile Phone'),
    email('Email', 'Email'),
    url('Website', 'Website'),
    longText('Description', 'Description', 32_000),
    picklist('LeadSource', 'Lead Source', leadSources),
    picklist(
      'Status',
      'Status',
      leadStatuses.map(({ name }) => name),
      { ...required, defaultValue: 'Open - Not Contacted' },
    ),
    picklist('Industry', 'Industry', industries),
    picklist('Rating', 'Rating', ['Hot', 'Warm', 'Cold']),
    currency('AnnualRevenue', 'Annual Revenue'),
    number('NumberOfEmployees', 'Employees', 8, 0),
    checkbox('IsConverted', 'Converted', set),
    date('ConvertedDate', 'Converted Date', set),
    lookup('ConvertedAccountId', 'Converted Account ID', 'Account', null, set),
    lookup('ConvertedContactId', 'Converted Contact ID', 'Contact', null, set),
    lookup('ConvertedOpportunityId', 'Converted Opportunity ID', 'Opportunity', null, set),
    checkbox('IsUnreadByOwner', 'Unread By Owner', { permissionable: false }),
    masterRecord('Lead'),
    owner('Lead'),
    recordType(),
  ]);
