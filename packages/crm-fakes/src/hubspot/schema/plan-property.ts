import type { Account } from '../account.ts';
import { invalid } from '../api-error.ts';
import { isObject } from '../is-object.ts';
import type { ObjectType } from '../object-type.ts';
import { fieldTypesOf, type Property, type PropertyOption, type PropertyType } from './property.ts';

/** A property of one's own as a request describes it ("Properties": create or update properties). */
export function planNewProperty(account: Account, type: ObjectType, given: Record<string, unknown>): Property {
  const missing = ['name', 'label', 'type', 'fieldType', 'groupName'].filter((field) => !isText(given[field]));
  if (missing.length > 0) invalid(`Some required fields were not set: [${missing.join(', ')}]`);
  const name = String(given.name);
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    invalid(`Property name ${name} is invalid: lower case letters, digits and underscores, a letter first`);
  }
  const now = account.clock().toISOString();
  const { type: valueType, fieldType } = readTypes(given);
  return {
    name,
    label: String(given.label),
    type: valueType,
    fieldType,
    description: isText(given.description) ? given.description : '',
    groupName: readGroup(account, type, given.groupName),
    options: valueType === 'bool' ? booleanOptions : readOptions(given.options),
    displayOrder: typeof given.displayOrder === 'number' ? given.displayOrder : -1,
    calculated: false,
    externalOptions: given.externalOptions === true,
    hasUniqueValue: given.hasUniqueValue === true,
    hidden: given.hidden === true,
    hubspotDefined: false,
    formField: given.formField === true,
    modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
    createdAt: now,
    updatedAt: now,
    archived: false,
  };
}

/** Options that are given replace those that were there. Whether values are unique cannot be changed. */
export function planChangedProperty(
  account: Account,
  type: ObjectType,
  property: Property,
  given: Record<string, unknown>,
): Property {
  const { type: valueType, fieldType } = readTypes({ ...property, ...given });
  return {
    ...property,
    type: valueType,
    fieldType,
    label: isText(given.label) ? given.label : property.label,
    description: isText(given.description) ? given.description : property.description,
    groupName: given.groupName === undefined ? property.groupName : readGroup(account, type, given.groupName),
    options: given.options === undefined ? property.options : readOptions(given.options),
    displayOrder: typeof given.displayOrder === 'number' ? given.displayOrder : property.displayOrder,
    hidden: typeof given.hidden === 'boolean' ? given.hidden : property.hidden,
    formField: typeof given.formField === 'boolean' ? given.formField : property.formField,
    updatedAt: account.clock().toISOString(),
  };
}

function readTypes(given: Record<string, unknown>): { type: PropertyType; fieldType: string } {
  const type = String(given.type);
  const fieldType = String(given.fieldType);
  const fieldTypes = (Object.keys(fieldTypesOf) as PropertyType[]).find((each) => each === type);
  if (!fieldTypes) return invalid(`type: ${type} is not one of ${Object.keys(fieldTypesOf).join(', ')}`);
  if (!fieldTypesOf[fieldTypes].includes(fieldType)) invalid(`fieldType ${fieldType} does not go with type ${type}`);
  return { type: fieldTypes, fieldType };
}

function readGroup(account: Account, type: ObjectType, name: unknown): string {
  const group = account.schema.listGroups(type).find((each) => each.name === name && !each.archived);
  return group?.name ?? invalid(`Property group "${String(name)}" does not exist`);
}

export function readOptions(given: unknown): PropertyOption[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) return invalid('options: a list is required');
  const options = given.map((each: unknown, index): PropertyOption => {
    if (!isObject(each) || !isText(each.label) || !isText(each.value)) {
      return invalid('options: every option has a label and a value');
    }
    return {
      label: each.label,
      value: each.value,
      ...(isText(each.description) && { description: each.description }),
      displayOrder: typeof each.displayOrder === 'number' ? each.displayOrder : index,
      hidden: each.hidden === true,
    };
  });
  refuseRepeated(
    'values',
    options.map(({ value }) => value),
  );
  refuseRepeated(
    'labels',
    options.map(({ label }) => label),
  );
  return options;
}

function refuseRepeated(what: string, texts: readonly string[]): void {
  const repeated = texts.find((text, index) => texts.indexOf(text) !== index);
  if (repeated !== undefined) invalid(`Property option ${what} must be unique: ${repeated}`);
}

const booleanOptions: PropertyOption[] = ['true', 'false'].map((value, displayOrder) => ({
  label: value === 'true' ? 'Yes' : 'No',
  value,
  displayOrder,
  hidden: false,
}));

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
