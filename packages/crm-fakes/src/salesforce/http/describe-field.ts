import type { UserAccess } from '../access/user-access.ts';
import type { Field, FieldType } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';

const soapTypes: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  currency: 'xsd:double',
  double: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
};

/** One field as "sObject Describe" gives it, with what the caller may do to it. */
export function describeField(object: SObject, field: Field, access: UserAccess) {
  const editable = access.canEditField(object, field);
  return {
    autoNumber: false,
    byteLength: field.length * 3,
    calculated: field.calculated && field.custom,
    calculatedFormula: null,
    caseSensitive: field.caseSensitive,
    controllerName: null,
    createable: field.createable && editable,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultedOnCreate: field.defaultValue !== null || !field.createable || field.name === 'OwnerId',
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision : 0,
    externalId: field.externalId,
    filterable: field.filterable,
    groupable: !['textarea', 'multipicklist', 'double', 'currency', 'percent', 'datetime'].includes(field.type),
    idLookup: field.type === 'id' || field.externalId,
    inlineHelpText: null,
    label: field.label,
    length: field.length,
    name: field.name,
    nameField: field.nameField,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: field.values.map(({ value, label, active, isDefault }) => ({
      active,
      defaultValue: isDefault,
      label,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.type === 'int' ? 0 : field.precision,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedDelete: field.onDelete === 'Restrict',
    restrictedPicklist: field.restricted,
    scale: field.scale,
    soapType: soapTypes[field.type] ?? 'xsd:string',
    sortable: field.filterable && field.type !== 'multipicklist',
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && editable,
    writeRequiresMasterRead: false,
  };
}
