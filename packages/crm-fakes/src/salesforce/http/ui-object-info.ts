import type { Field, FieldType } from '../schema/field.ts';
import { nameFieldOf, type SObject } from '../schema/sobject.ts';
import { type Ctx, callerOf, type Endpoints, getVisibleObject } from './context.ts';
import { masterRecordTypeId } from './ui-record.ts';

const dataTypes: Partial<Record<FieldType, string>> = {
  id: 'Reference',
  textarea: 'TextArea',
  multipicklist: 'MultiPicklist',
  datetime: 'DateTime',
};

/** "Object Info": an object with its fields, as the caller may see and use them. */
export const uiObjectInfo: Endpoints = (api) => {
  api.get('/ui-api/object-info/:object', (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const { org, access } = callerOf(c);
    const rights = access.object(object);
    const fields = [...object.fields.values()].filter((field) => access.canReadField(object, field));
    return c.json({
      apiName: object.name,
      associateEntityType: null,
      associateParentEntity: null,
      childRelationships: org.schema
        .childRelationships(object)
        .filter(({ name, child }) => name !== null && access.object(child).read)
        .map(({ name, child, field }) => ({
          childObjectApiName: child.name,
          fieldName: field.name,
          junctionIdListNames: [],
          junctionReferenceTo: [],
          relationshipName: name,
        })),
      createable: rights.create,
      custom: object.custom,
      defaultRecordTypeId: masterRecordTypeId,
      deletable: rights.delete,
      dependentFields: {},
      feedEnabled: false,
      fields: Object.fromEntries(fields.map((field) => [field.name, toFieldInfo(c, object, field)])),
      keyPrefix: object.keyPrefix,
      label: object.label,
      labelPlural: object.labelPlural,
      layoutable: !object.setup,
      mruEnabled: !object.setup,
      nameFields: [nameFieldOf(object)?.name ?? 'Id'],
      queryable: true,
      recordTypeInfos: recordTypeInfos(object),
      searchable: !object.setup,
      themeInfo: null,
      updateable: rights.edit,
    });
  });
};

function toFieldInfo(c: Ctx, object: SObject, field: Field) {
  const { org, access } = callerOf(c);
  const editable = access.canEditField(object, field);
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable && editable,
    custom: field.custom,
    dataType: dataTypes[field.type] ?? field.type.charAt(0).toUpperCase() + field.type.slice(1),
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: null,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((apiName) => ({
      apiName,
      nameFields: [nameFieldOf(org.schema.getObject(apiName))?.name ?? 'Name'],
    })),
    relationshipName: field.relationshipName,
    required: !field.nillable && field.createable && field.type !== 'boolean' && field.name !== 'OwnerId',
    scale: field.scale,
    searchPrefilterable: false,
    sortable: field.filterable && field.type !== 'multipicklist',
    unique: field.unique,
    updateable: field.updateable && editable,
  };
}

function recordTypeInfos(object: SObject) {
  const toInfo = (recordTypeId: string, name: string, available: boolean, master: boolean) => [
    recordTypeId,
    { available, defaultRecordTypeMapping: master, master, name, recordTypeId },
  ];
  return Object.fromEntries([
    ...object.recordTypes.map(({ id, label, active }) => toInfo(id, label, active, false)),
    toInfo(masterRecordTypeId, 'Master', true, true),
  ]);
}
