import { defineField, type Field, type FieldTraits } from '../field.ts';

const readOnly: FieldTraits = { createable: false, updateable: false, permissionable: false };

export const required: FieldTraits = { nillable: false };
export const calculated: FieldTraits = { ...readOnly, calculated: true };

export const text = (name: string, label: string, length: number, traits: FieldTraits = {}): Field =>
  defineField(name, label, 'string', { length, ...traits });

export const longText = (name: string, label: string, length: number): Field =>
  defineField(name, label, 'textarea', { length, filterable: false });

export const checkbox = (name: string, label: string, traits: FieldTraits = {}): Field =>
  defineField(name, label, 'boolean', { nillable: false, ...traits });

export const number = (
  name: string,
  label: string,
  precision: number,
  scale: number,
  traits: FieldTraits = {},
): Field => defineField(name, label, scale === 0 ? 'int' : 'double', { precision, scale, ...traits });

export const percent = (name: string, label: string, traits: FieldTraits = {}): Field =>
  defineField(name, label, 'percent', { precision: 3, ...traits });

export const currency = (name: string, label: string): Field =>
  defineField(name, label, 'currency', { precision: 18, scale: 2 });

export const date = (name: string, label: string, traits: FieldTraits = {}): Field =>
  defineField(name, label, 'date', traits);

export const datetime = (name: string, label: string, traits: FieldTraits = {}): Field =>
  defineField(name, label, 'datetime', traits);

export const email = (name: string, label: string, traits: FieldTraits = {}): Field =>
  defineField(name, label, 'email', { length: 80, ...traits });

export const phone = (name: string, label: string): Field => defineField(name, label, 'phone', { length: 40 });

export const url = (name: string, label: string): Field => defineField(name, label, 'url', { length: 255 });

/** The first value is the default where `traits` says so by `defaultValue`. */
export const picklist = (name: string, label: string, values: readonly string[], traits: FieldTraits = {}): Field =>
  defineField(name, label, 'picklist', {
    length: 255,
    values: values.map((value) => ({ value, label: value, active: true, isDefault: value === traits.defaultValue })),
    ...traits,
  });

export const lookup = (
  name: string,
  label: string,
  to: string | readonly string[],
  childRelationshipName: string | null = null,
  traits: FieldTraits = {},
): Field =>
  defineField(name, label, 'reference', {
    length: 18,
    referenceTo: typeof to === 'string' ? [to] : to,
    childRelationshipName,
    ...traits,
  });

export const address = (prefix: string, label: string): Field[] => [
  defineField(`${prefix}Street`, `${label} Street`, 'textarea', { length: 255 }),
  text(`${prefix}City`, `${label} City`, 40),
  text(`${prefix}State`, `${label} State/Province`, 80),
  text(`${prefix}PostalCode`, `${label} Zip/Postal Code`, 20),
  text(`${prefix}Country`, `${label} Country`, 80),
];

/** Fields that every stored object has. */
export const systemFields = (): Field[] => [
  defineField('Id', 'Record ID', 'id', { length: 18, nillable: false, ...readOnly }),
  checkbox('IsDeleted', 'Deleted', readOnly),
  datetime('CreatedDate', 'Created Date', { nillable: false, ...readOnly }),
  lookup('CreatedById', 'Created By ID', 'User', null, { nillable: false, ...readOnly }),
  datetime('LastModifiedDate', 'Last Modified Date', { nillable: false, ...readOnly }),
  lookup('LastModifiedById', 'Last Modified By ID', 'User', null, { nillable: false, ...readOnly }),
  datetime('SystemModstamp', 'System Modstamp', { nillable: false, ...readOnly }),
];

export const owner = (label: string): Field =>
  lookup('OwnerId', `${label} Owner ID`, 'User', null, {
    nillable: false,
    permissionable: false,
    onDelete: 'Restrict',
  });

/** Of a record that was merged into another one. */
export const masterRecord = (object: string): Field =>
  lookup('MasterRecordId', 'Master Record ID', object, null, readOnly);

export const recordType = (): Field =>
  lookup('RecordTypeId', 'Record Type ID', 'RecordType', null, { permissionable: false });
