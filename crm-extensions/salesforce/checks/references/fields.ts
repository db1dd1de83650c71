import { filesOf, type MetadataFile } from '../metadata/metadata-files.ts';
import { textOf } from '../metadata/xml.ts';
import { STANDARD_OBJECTS } from './standard-objects.ts';

export interface KnownField {
  type: string;
  /** The object that a lookup leads to; blank for other fields. */
  referenceTo: string;
  /** Whether permission sets may grant it. */
  grantable: boolean;
}
/** By `Object.Field`. */
export type KnownFields = Map<string, KnownField>;

export function readFields(files: MetadataFile[]): KnownFields {
  const fields: KnownFields = new Map();
  for (const [object, standard] of Object.entries(STANDARD_OBJECTS)) {
    for (const [name, { type, referenceTo = '', fixed = false }] of Object.entries(standard)) {
      fields.set(`${object}.${name}`, { type, referenceTo, grantable: !fixed });
    }
  }
  for (const { name, content } of filesOf(files, 'CustomField')) {
    const grantable = textOf(content, 'required') !== 'true' && !name.includes('__mdt.');
    fields.set(name, { type: textOf(content, 'type'), referenceTo: textOf(content, 'referenceTo'), grantable });
  }
  return fields;
}

/** Follows a path such as `Partner__r.Name` from an object; `undefined` when one of its steps does not exist. */
export function findField(fields: KnownFields, object: string, path: string): KnownField | undefined {
  const [step = '', ...rest] = path.split('.');
  if (rest.length === 0) return fields.get(`${object}.${step}`);
  const lookup = fields.get(`${object}.${step.endsWith('__r') ? step.replace(/__r$/, '__c') : `${step}Id`}`);
  return lookup?.referenceTo ? findField(fields, lookup.referenceTo, rest.join('.')) : undefined;
}

export const isKnownObject = (files: MetadataFile[], object: string): boolean =>
  object in STANDARD_OBJECTS ||
  filesOf(files, 'CustomObject').some((file) => file.path.startsWith(`objects/${object}/`));
