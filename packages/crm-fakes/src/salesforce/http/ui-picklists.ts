import { resourceNotFound } from '../api-error.ts';
import { normalizeId } from '../record-id.ts';
import type { Field } from '../schema/field.ts';
import type { RecordType, SObject } from '../schema/sobject.ts';
import { findField } from '../schema/sobject.ts';
import { type Ctx, callerOf, type Endpoints, getVisibleObject, versionOf } from './context.ts';
import { masterRecordTypeId } from './ui-record.ts';

/** "Picklist Values": what a record type offers in one picklist, or in each. */
export const uiPicklists: Endpoints = (api) => {
  api.get('/ui-api/object-info/:object/picklist-values/:recordType', (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const recordType = findRecordType(object, c.req.param('recordType'));
    const fields = [...object.fields.values()].filter(
      (field) => isPicklist(field) && callerOf(c).access.canReadField(object, field),
    );
    const values = fields.map((field) => [field.name, toPicklistValues(c, object, recordType, field)]);
    return c.json({ eTag: eTagOf(values), picklistFieldValues: Object.fromEntries(values) });
  });
  api.get('/ui-api/object-info/:object/picklist-values/:recordType/:field', (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const recordType = findRecordType(object, c.req.param('recordType'));
    const field = findField(object, c.req.param('field'));
    if (!field || !isPicklist(field) || !callerOf(c).access.canReadField(object, field)) return resourceNotFound();
    return c.json(toPicklistValues(c, object, recordType, field));
  });
};

/** Null for the master record type, which offers everything. */
function findRecordType(object: SObject, text: string): RecordType | null {
  const id = normalizeId(text);
  if (id === masterRecordTypeId) return null;
  return object.recordTypes.find((each) => each.id === id) ?? resourceNotFound();
}

function isPicklist({ type }: Field): boolean {
  return type === 'picklist' || type === 'multipicklist';
}

function toPicklistValues(c: Ctx, object: SObject, recordType: RecordType | null, field: Field) {
  const narrowed = recordType?.picklists.get(field.name);
  const values = field.values
    .filter(({ value, active }) => active && (narrowed?.values.has(value) ?? true))
    .map(({ value, label }) => ({ attributes: null, label, validFor: [], value }));
  const defaultName = narrowed?.defaultValue ?? field.values.find(({ isDefault }) => isDefault)?.value;
  const recordTypeId = recordType?.id ?? masterRecordTypeId;
  return {
    controllerValues: {},
    defaultValue: values.find(({ value }) => value === defaultName) ?? null,
    eTag: eTagOf(values),
    url: `/services/data/v${versionOf(c)}/ui-api/object-info/${object.name}/picklist-values/${recordTypeId}/${field.name}`,
    values,
  };
}

function eTagOf(content: unknown): string {
  let hash = 0;
  for (const character of JSON.stringify(content)) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
