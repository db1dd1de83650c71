import { calculated, checkbox, email, lookup, picklist, required, text } from './field-kinds.ts';
import { setupObject } from './standard-object.ts';

export const user = () =>
  setupObject('005', 'User', 'Users', [
    text('Username', 'Username', 80, { ...required, unique: true }),
    text('LastName', 'Last Name', 80, required),
    text('FirstName', 'First Name', 40),
    text('Name', 'Full Name', 121, { ...calculated, nillable: false, nameField: true }),
    text('CompanyName', 'Company Name', 80),
    email('Email', 'Email', required),
    text('Alias', 'Alias', 8, required),
    text('Title', 'Title', 80),
    checkbox('IsActive', 'Active', { defaultValue: true }),
    lookup('ProfileId', 'Profile ID', 'Profile', 'Users', required),
    picklist('UserType', 'User Type', ['Standard', 'PowerPartner', 'CSPLitePortal', 'Guest', 'AutomatedProcess'], {
      ...calculated,
      defaultValue: 'Standard',
    }),
    lookup('ContactId', 'Contact ID', 'Contact', null),
    lookup('AccountId', 'Account ID', 'Account', null, calculated),
    text('TimeZoneSidKey', 'Time Zone', 40, { defaultValue: 'America/Los_Angeles' }),
    text('LocaleSidKey', 'Locale', 40, { defaultValue: 'en_US' }),
    text('LanguageLocaleKey', 'Language', 40, { defaultValue: 'en_US' }),
    text('FederationIdentifier', 'SAML Federation ID', 512),
  ]);

export const profile = () =>
  setupObject('00e', 'Profile', 'Profiles', [
    text('Name', 'Name', 255, { ...required, nameField: true }),
    picklist('UserType', 'User Type', ['Standard'], calculated),
    text('Description', 'Description', 255),
  ]);

export const organization = () =>
  setupObject('00D', 'Organization', 'Organizations', [
    text('Name', 'Name', 80, { ...required, nameField: true }),
    text('OrganizationType', 'Edition', 40),
    text('InstanceName', 'Instance Name', 5),
    checkbox('IsSandbox', 'Is Sandbox'),
    text('DefaultCurrencyIsoCode', 'Default Currency ISO Code', 3),
    text('LanguageLocaleKey', 'Language', 40),
    text('TimeZoneSidKey', 'Time Zone', 40),
  ]);
