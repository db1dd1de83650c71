import type { SObject } from '../schema/sobject.ts';
import { type Ctx, callerOf, type Endpoints, getVisibleObject, versionOf } from './context.ts';
import { describeField } from './describe-field.ts';
import { masterRecordTypeId } from './ui-record.ts';

/** "Describe Global", "sObject Basic Information" and "sObject Describe". */
export const describe: Endpoints = (api, org) => {
  api.get('/sobjects', (c) => {
    const { access } = callerOf(c);
    const objects = org.schema.objects.filter((object) => access.object(object).read);
    return c.json({
      encoding: 'UTF-8',
      maxBatchSize: 200,
      sobjects: objects.map((object) => describeBriefly(c, object)),
    });
  });
  api.get('/sobjects/:object', (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    return c.json({ objectDescribe: describeBriefly(c, object), recentItems: [] });
  });
  api.get('/sobjects/:object/describe', (c) => {
    const object = getVisibleObject(c, c.req.param('object'));
    const { access } = callerOf(c);
    return c.json({
      ...describeBriefly(c, object),
      fields: [...object.fields.values()]
        .filter((field) => access.canReadField(object, field))
        .map((field) => describeField(object, field, access)),
      childRelationships: org.schema.childRelationships(object).map(({ name, child, field }) => ({
        cascadeDelete: field.onDelete === 'Cascade',
        childSObject: child.name,
        deprecatedAndHidden: false,
        field: field.name,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: name,
        restrictedDelete: field.onDelete === 'Restrict',
      })),
      recordTypeInfos: recordTypeInfos(c, object),
    });
  });
};

function recordTypeInfos(c: Ctx, object: SObject) {
  const base = `/services/data/v${versionOf(c)}/sobjects/${object.name}/describe/layouts`;
  const toInfo = (id: string, developerName: string, name: string, active: boolean, master: boolean) => ({
    active,
    available: active,
    defaultRecordTypeMapping: master,
    developerName,
    master,
    name,
    recordTypeId: id,
    urls: { layout: `${base}/${id}` },
  });
  return [
    ...object.recordTypes.map((each) => toInfo(each.id, each.developerName, each.label, each.active, false)),
    toInfo(masterRecordTypeId, 'Master', 'Master', true, true),
  ];
}

function describeBriefly(c: Ctx, object: SObject) {
  const access = callerOf(c).access.object(object);
  const base = `/services/data/v${versionOf(c)}/sobjects/${object.name}`;
  return {
    activateable: false,
    createable: access.create,
    custom: object.custom,
    customSetting: false,
    deletable: access.delete,
    deprecatedAndHidden: false,
    keyPrefix: object.virtual ? null : object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: !object.setup,
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    name: object.name,
    queryable: true,
    replicateable: !object.virtual,
    retrieveable: !object.virtual,
    searchable: !object.setup,
    triggerable: !object.setup,
    undeletable: access.delete,
    updateable: access.edit,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
}
