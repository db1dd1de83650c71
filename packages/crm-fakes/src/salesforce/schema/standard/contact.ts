import {
  address,
  calculated,
  checkbox,
  date,
  email,
  longText,
  lookup,
  masterRecord,
  owner,
  phone,
  picklist,
  recordType,
  required,
  text,
} from './field-kinds.ts';
import { businessObject } from './standard-object.ts';

export const salutations = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'];
export const leadSources = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'];

export const contact = () =>
  businessObject('003', 'Contact', 'Contacts', [
    lookup('AccountId', 'Account ID', 'Account', 'Contacts', { onDelete: 'Cascade' }),
    text('LastName', 'Last Name', 80, required),
    text('FirstName', 'First Name', 40, { permissionable: false }),
    picklist('Salutation', 'Salutation', salutations, { permissionable: false }),
    text('Name', 'Full Name', 121, { ...calculated, nillable: false, nameField: true }),
    ...address('Mailing', 'Mailing'),
    phone('Phone', 'Business Phone'),
    phone('Fax', 'Business Fax'),
    phone('MobilePhone', 'Mobile Phone'),
    lookup('ReportsToId', 'Reports To ID', 'Contact', 'Reports'),
    email('Email', 'Email'),
    text('Title', 'Title', 128),
    text('Department', 'Department', 80),
    picklist('LeadSource', 'Lead Source', leadSources),
    date('Birthdate', 'Birthdate'),
    longText('Description', 'Contact Description', 32_000),
    checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
    masterRecord('Contact'),
    owner('Contact'),
    recordType(),
  ]);
