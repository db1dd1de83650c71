import { createHash } from 'node:crypto';
import { toRecordId } from '../record-id.ts';
import type { SObject } from '../schema/sobject.ts';
import { addCurrency, standardObjects } from '../schema/standard/standard-objects.ts';
import { toField } from './custom-field.ts';
import { type ConfigurationRecord, toConfigurationRecord } from './custom-metadata-record.ts';
import { toCustomObject } from './custom-object.ts';
import { type FieldMapping, toFieldMappings } from './lead-conversion.ts';
import { type MetadataFile, readMetadata } from './metadata-files.ts';
import { type PermissionSet, toPermissionSet } from './permission-set.ts';
import { toRecordType } from './record-type.ts';
import { textOf, type XmlElement } from './xml.ts';

export interface OrgMetadata {
  objects: SObject[];
  permissionSets: PermissionSet[];
  customPermissions: { name: string; label: string }[];
  leadFieldMappings: FieldMapping[];
  configurationRecords: ConfigurationRecord[];
}

/** What an org knows after a deployment of the project in `directory`, on top of Salesforce's own objects. */
export function loadMetadata(directory: string | null, currencies: readonly string[]): OrgMetadata {
  const files = directory === null ? [] : readMetadata(directory);
  const withSuffix = (suffix: string) => files.filter((file) => file.suffix === suffix);
  const objects = standardObjects(currencies);
  for (const [nth, name] of customObjectNames(files).entries()) {
    const definition = withSuffix('object').find((file) => file.name === name);
    const object = toCustomObject(name, definition?.content ?? {}, nth);
    if (currencies.length > 1 && !object.setup) addCurrency(object, currencies);
    objects.push(object);
  }
  addFields(objects, files);
  addRecordTypes(objects, withSuffix('recordType'));
  return {
    objects,
    permissionSets: withSuffix('permissionset').map(toPermissionSet),
    customPermissions: withSuffix('customPermission').map(({ name, content }) => ({
      name,
      label: textOf(content, 'label') ?? name,
    })),
    leadFieldMappings: withSuffix('LeadConvertSetting').flatMap(toFieldMappings),
    configurationRecords: withSuffix('md').map(toConfigurationRecord),
  };
}

function customObjectNames(files: readonly MetadataFile[]): string[] {
  const names = files
    .filter(({ folders }) => folders.at(-3) === 'objects' || folders.at(-2) === 'objects')
    .map(objectOf);
  return [...new Set(names)].filter((name) => name.endsWith('__c') || name.endsWith('__mdt')).sort();
}

/** The object whose folder a file lies in: `objects/Lead/fields/…`, `objects/Lead/Lead.object-meta.xml`. */
function objectOf({ folders }: MetadataFile): string {
  return folders[folders.lastIndexOf('objects') + 1] ?? '';
}

function addFields(objects: readonly SObject[], files: readonly MetadataFile[]): void {
  const valueSets = new Map<string, XmlElement>(
    files.filter(({ suffix }) => suffix === 'globalValueSet').map(({ name, content }) => [name, content]),
  );
  for (const file of files.filter(({ suffix }) => suffix === 'field')) {
    const field = toField(file, valueSets);
    const object = objects.find(({ name }) => name === objectOf(file));
    if (!object) throw new Error(`${file.folders.join('/')}: the object ${objectOf(file)} is not known here`);
    if (field) object.fields.set(field.name.toLowerCase(), field);
  }
}

function addRecordTypes(objects: readonly SObject[], files: readonly MetadataFile[]): void {
  for (const file of files) {
    const object = objects.find(({ name }) => name === objectOf(file));
    object?.recordTypes.push(toRecordType(file, toRecordId('012', hash(`${objectOf(file)}.${file.name}`))));
  }
}

/** The same for the same name in each process, so that records in a dump keep their types. */
function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE();
}
