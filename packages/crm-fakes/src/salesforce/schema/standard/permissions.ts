import { checkbox, lookup, required, text } from './field-kinds.ts';
import { setupObject } from './standard-object.ts';

export const permissionSet = () =>
  setupObject('0PS', 'PermissionSet', 'Permission Sets', [
    text('Name', 'Permission Set Name', 80, { ...required, nameField: true }),
    text('Label', 'Permission Set Label', 80, required),
    text('Description', 'Description', 255),
    checkbox('IsCustom', 'Custom'),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile'),
    lookup('ProfileId', 'Profile ID', 'Profile'),
    text('NamespacePrefix', 'Namespace Prefix', 15),
  ]);

export const permissionSetAssignment = () =>
  setupObject('0Pa', 'PermissionSetAssignment', 'Permission Set Assignments', [
    lookup('PermissionSetId', 'PermissionSet ID', 'PermissionSet', 'Assignments', required),
    lookup('AssigneeId', 'Assignee ID', 'User', 'PermissionSetAssignments', required),
    checkbox('IsActive', 'Active', { defaultValue: true }),
  ]);

export const customPermission = () =>
  setupObject('0CP', 'CustomPermission', 'Custom Permissions', [
    text('DeveloperName', 'Name', 80, { ...required, nameField: true }),
    text('MasterLabel', 'Custom Permission Label', 80, required),
    text('Language', 'Language', 5),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('Description', 'Description', 255),
  ]);

export const setupEntityAccess = () =>
  setupObject('0J0', 'SetupEntityAccess', 'Setup Entity Access', [
    lookup('ParentId', 'Parent ID', 'PermissionSet', 'SetupEntityAccessItems', required),
    lookup('SetupEntityId', 'Setup Entity ID', 'CustomPermission', 'SetupEntityAccessItems', required),
    text('SetupEntityType', 'Setup Entity Type', 40, required),
  ]);
