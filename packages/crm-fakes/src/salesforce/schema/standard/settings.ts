import { checkbox, lookup, number, percent, picklist, required, text } from './field-kinds.ts';
import { setupObject } from './standard-object.ts';

export const recordTypes = () =>
  setupObject('012', 'RecordType', 'Record Types', [
    text('Name', 'Name', 80, { ...required, nameField: true }),
    text('DeveloperName', 'Record Type Name', 80, required),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('Description', 'Description', 255),
    text('SobjectType', 'SObject Type Name', 40, required),
    checkbox('IsActive', 'Active'),
  ]);

export const currencyType = () =>
  setupObject('01L', 'CurrencyType', 'Currency Types', [
    text('IsoCode', 'Currency ISO Code', 3, { ...required, nameField: true }),
    number('ConversionRate', 'Conversion Rate', 18, 6, required),
    number('DecimalPlaces', 'Decimal Places', 1, 0, required),
    checkbox('IsActive', 'Active'),
    checkbox('IsCorporate', 'Is Corporate Currency'),
  ]);

export const opportunityStage = () =>
  setupObject('01J', 'OpportunityStage', 'Opportunity Stages', [
    text('MasterLabel', 'Master Label', 255, { ...required, nameField: true }),
    text('ApiName', 'API Name', 255, required),
    checkbox('IsActive', 'Is Active'),
    number('SortOrder', 'Sort Order', 9, 0),
    checkbox('IsClosed', 'Closed'),
    checkbox('IsWon', 'Won'),
    picklist('ForecastCategory', 'Forecast Category', []),
    percent('DefaultProbability', 'Probability (%)'),
  ]);

export const leadStatus = () =>
  setupObject('01k', 'LeadStatus', 'Lead Statuses', [
    text('MasterLabel', 'Master Label', 255, { ...required, nameField: true }),
    text('ApiName', 'API Name', 255, required),
    number('SortOrder', 'Sort Order', 9, 0),
    checkbox('IsDefault', 'Is Default'),
    checkbox('IsConverted', 'Converted'),
  ]);

/** The one row of the user who asks, and only with those of the many permissions that somebody here has asked about. */
export const userPermissionAccess = () => ({
  ...setupObject('0Up', 'UserPermissionAccess', 'User Permission Access', [
    checkbox('PermissionsApiEnabled', 'API Enabled'),
    checkbox('PermissionsModifyAllData', 'Modify All Data'),
    checkbox('PermissionsViewAllData', 'View All Data'),
  ]),
  virtual: true,
});

/** Answers what a user may do with a record; has rows only for the users and records that a query names. */
export const userRecordAccess = () => ({
  ...setupObject('0Rc', 'UserRecordAccess', 'User Record Access', [
    lookup('UserId', 'User ID', 'User'),
    lookup('RecordId', 'Record ID', []),
    checkbox('HasReadAccess', 'Has Read Access'),
    checkbox('HasEditAccess', 'Has Edit Access'),
    checkbox('HasDeleteAccess', 'Has Delete Access'),
    checkbox('HasTransferAccess', 'Has Transfer Access'),
    checkbox('HasAllAccess', 'Has All Access'),
    text('MaxAccessLevel', 'Max Access Level', 40),
  ]),
  virtual: true,
});
