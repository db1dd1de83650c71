import { defineField, type Field, type FieldTraits, type FieldType, type PicklistValue } from '../schema/field.ts';
import type { MetadataFile } from './metadata-files.ts';
import { child, children, flagOf, textOf, textsOf, type XmlElement } from './xml.ts';

const types: Record<string, FieldType> = {
  Text: 'string',
  AutoNumber: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  Checkbox: 'boolean',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
};

const lengths: Record<string, number> = {
  TextArea: 255,
  Email: 80,
  Phone: 40,
  Url: 255,
  Picklist: 255,
  MultiselectPicklist: 4099,
  Lookup: 18,
  MasterDetail: 18,
  AutoNumber: 30,
};

/** Null for a file about a standard field, which says nothing of its type. */
export function toField({ name, content }: MetadataFile, valueSets: ReadonlyMap<string, XmlElement>): Field | null {
  const declared = textOf(content, 'type');
  if (!declared) return null;
  const type = types[declared];
  if (!type) throw new Error(`${name}: fields of type ${declared} are not known here`);
  const computed = textOf(content, 'formula') !== null || declared === 'AutoNumber';
  return defineField(name, textOf(content, 'label') ?? name, type, {
    length: Number(textOf(content, 'length') ?? lengths[declared] ?? 0),
    precision: Number(textOf(content, 'precision') ?? 0),
    scale: Number(textOf(content, 'scale') ?? 0),
    nillable: !(flagOf(content, 'required') || type === 'boolean' || declared === 'MasterDetail'),
    createable: !computed,
    updateable: !computed,
    calculated: computed,
    autoNumber: declared === 'AutoNumber' ? (textOf(content, 'displayFormat') ?? '{0}') : null,
    filterable: declared !== 'LongTextArea' && declared !== 'Html',
    unique: flagOf(content, 'unique'),
    externalId: flagOf(content, 'externalId'),
    caseSensitive: flagOf(content, 'caseSensitive'),
    ...(type === 'boolean' && { defaultValue: flagOf(content, 'defaultValue') }),
    ...picklistTraits(content, valueSets),
    ...lookupTraits(content, declared),
  });
}

function picklistTraits(content: XmlElement, valueSets: ReadonlyMap<string, XmlElement>): FieldTraits {
  if (!('valueSet' in content)) return {};
  const valueSet = child(content, 'valueSet');
  const shared = textOf(valueSet, 'valueSetName');
  const values = shared
    ? children(valueSets.get(shared) ?? {}, 'customValue')
    : children(child(valueSet, 'valueSetDefinition'), 'value');
  const listed = values.map(toPicklistValue);
  return {
    restricted: flagOf(valueSet, 'restricted') || shared !== null,
    values: listed,
    defaultValue: listed.find((value) => value.isDefault)?.value ?? null,
  };
}

function toPicklistValue(value: XmlElement): PicklistValue {
  const name = textOf(value, 'fullName') ?? '';
  return {
    value: name,
    label: textOf(value, 'label') ?? name,
    active: textOf(value, 'isActive') !== 'false',
    isDefault: flagOf(value, 'default'),
  };
}

function lookupTraits(content: XmlElement, declared: string): FieldTraits {
  const referenceTo = textsOf(content, 'referenceTo');
  if (referenceTo.length === 0) return {};
  const children = textOf(content, 'relationshipName');
  const constraint = textOf(content, 'deleteConstraint');
  return {
    referenceTo,
    childRelationshipName: children && `${children}__r`,
    onDelete:
      declared === 'MasterDetail' || constraint === 'Cascade'
        ? 'Cascade'
        : constraint === 'Restrict'
          ? 'Restrict'
          : 'SetNull',
  };
}
