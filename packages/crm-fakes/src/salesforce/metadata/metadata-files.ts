import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parseXml, type XmlElement } from './xml.ts';

/** One component of a Salesforce DX project in source format. */
export interface MetadataFile {
  /** As in `Partner__c.field-meta.xml`: `Partner__c`. */
  name: string;
  /** `field`, `object`, `permissionset`, … */
  suffix: string;
  /** Folders on the way to it, from the package directory: `['objects', 'Lead', 'fields']`. */
  folders: string[];
  /** The root element's name: `CustomField`. */
  type: string;
  content: XmlElement;
}

const wanted = new Set([
  'object',
  'field',
  'recordType',
  'permissionset',
  'customPermission',
  'globalValueSet',
  'md',
  'LeadConvertSetting',
]);

export function readMetadata(directory: string): MetadataFile[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((path) => {
      const [, name, suffix] = /^(.+)\.([A-Za-z]+)-meta\.xml$/.exec(basename(path)) ?? [];
      if (!name || !suffix || !wanted.has(suffix)) return [];
      const document = parseXml(readFileSync(join(directory, path), 'utf8'));
      const [type, content] = Object.entries(document).find(([key]) => key !== '?xml') ?? [];
      if (!type) throw new Error(`${relative(directory, path)} has no root element`);
      return [{ name, suffix, folders: path.split(sep).slice(0, -1), type, content: (content || {}) as XmlElement }];
    });
}
