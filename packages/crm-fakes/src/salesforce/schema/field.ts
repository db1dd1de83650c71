export type FieldValue = string | number | boolean | null;

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'currency'
  | 'double'
  | 'int'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'email'
  | 'phone'
  | 'url';

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  isDefault: boolean;
}

export interface Field {
  name: string;
  label: string;
  type: FieldType;
  /** Characters at most; 0 where the type has no length. */
  length: number;
  precision: number;
  scale: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  filterable: boolean;
  unique: boolean;
  externalId: boolean;
  caseSensitive: boolean;
  restricted: boolean;
  values: PicklistValue[];
  /** The value that a new record gets when none is given. */
  defaultValue: FieldValue;
  referenceTo: readonly string[];
  /** The name by which a path goes on to the record looked up to: `Account`, `Partner__r`. */
  relationshipName: string | null;
  /** The name by which the record looked up to lists those that look up to it. */
  childRelationshipName: string | null;
  onDelete: 'SetNull' | 'Restrict' | 'Cascade';
  custom: boolean;
  /** Computed by Salesforce, as a contact's Name or a formula. */
  calculated: boolean;
  nameField: boolean;
  /** How a number that Salesforce counts is written, as `KEY-{0000}`; null for other fields. */
  autoNumber: string | null;
  /** Whether field-level security applies; required and system fields are visible to all who see the object. */
  permissionable: boolean;
}

export type FieldTraits = Partial<Omit<Field, 'name' | 'label' | 'type'>>;

export function defineField(name: string, label: string, type: FieldType, traits: FieldTraits = {}): Field {
  const custom = name.endsWith('__c');
  const nillable = traits.nillable ?? type !== 'boolean';
  return {
    name,
    label,
    type,
    length: 0,
    precision: 0,
    scale: 0,
    createable: true,
    updateable: true,
    filterable: true,
    unique: false,
    externalId: false,
    caseSensitive: false,
    restricted: false,
    values: [],
    defaultValue: type === 'boolean' ? false : null,
    referenceTo: [],
    relationshipName: type === 'reference' ? toRelationshipName(name) : null,
    childRelationshipName: null,
    onDelete: 'SetNull',
    custom,
    calculated: false,
    nameField: false,
    autoNumber: null,
    permissionable: type === 'boolean' || nillable,
    ...traits,
    nillable,
  };
}

function toRelationshipName(field: string): string {
  return field.endsWith('__c') ? field.replace(/__c$/, '__r') : field.replace(/Id$/, '');
}
