import { basename } from 'node:path';
import { listSources, readSource } from '../salesforce-project.ts';
import { parseXml, type XmlElement } from './xml.ts';

export interface MetadataFile {
  /** Relative to the metadata folder. */
  path: string;
  /** The metadata type, such as `CustomField`. */
  type: string;
  /** The name that others refer to it by: `Account.Region__c` for a field, `Tierline` for a tab. */
  name: string;
  content: XmlElement;
}

/** Throws, naming the file, when one is not well formed. */
export function readMetadata(root: string): MetadataFile[] {
  return listSources(root, '**/*-meta.xml').map((path) => {
    try {
      const { name: type, content } = parseXml(readSource(root, path));
      return { path, type, name: toName(path), content };
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  });
}

export const filesOf = (files: MetadataFile[], type: string): MetadataFile[] =>
  files.filter((file) => file.type === type);

export const namesOf = (files: MetadataFile[], type: string): Set<string> =>
  new Set(filesOf(files, type).map((file) => file.name));

function toName(path: string): string {
  const own = basename(path).replace(/\.[^.]+-meta\.xml$/, '');
  const object = /^objects\/([^/]+)\/fields\//.exec(path)?.[1];
  return object ? `${object}.${own}` : own;
}
