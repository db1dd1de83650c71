import type { MetadataFile } from './metadata-files.ts';
import { children, flagOf, textOf } from './xml.ts';

export interface ObjectGrant {
  object: string;
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export interface FieldGrant {
  /** `Opportunity.Partner__c` */
  field: string;
  read: boolean;
  edit: boolean;
}

export interface PermissionSet {
  name: string;
  label: string;
  objects: ObjectGrant[];
  fields: FieldGrant[];
  customPermissions: string[];
  userPermissions: string[];
}

export function toPermissionSet({ name, content }: MetadataFile): PermissionSet {
  return {
    name,
    label: textOf(content, 'label') ?? name,
    objects: children(content, 'objectPermissions').map((each) => ({
      object: textOf(each, 'object') ?? '',
      read: flagOf(each, 'allowRead'),
      create: flagOf(each, 'allowCreate'),
      edit: flagOf(each, 'allowEdit'),
      delete: flagOf(each, 'allowDelete'),
      viewAll: flagOf(each, 'viewAllRecords'),
      modifyAll: flagOf(each, 'modifyAllRecords'),
    })),
    fields: children(content, 'fieldPermissions').map((each) => ({
      field: textOf(each, 'field') ?? '',
      read: flagOf(each, 'readable') || flagOf(each, 'editable'),
      edit: flagOf(each, 'editable'),
    })),
    customPermissions: children(content, 'customPermissions')
      .filter((each) => flagOf(each, 'enabled'))
      .map((each) => textOf(each, 'name') ?? ''),
    userPermissions: children(content, 'userPermissions')
      .filter((each) => flagOf(each, 'enabled'))
      .map((each) => textOf(each, 'name') ?? ''),
  };
}
