import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** An element's children by name; every name holds a list, so that one child and several read alike. */
export interface XmlElement {
  [name: string]: (XmlElement | string)[] | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  isArray: () => true,
});

/** Reads a metadata file and returns its root element's children. */
export function readXml(path: string): XmlElement {
  const document = parser.parse(readFileSync(path, 'utf8')) as XmlElement;
  const root = Object.values(document)[0]?.[0];
  return typeof root === 'object' ? root : {};
}

export const textOf = (element: XmlElement, name: string): string | undefined => {
  const value = element[name]?.[0];
  return typeof value === 'string' ? value : undefined;
};

export const textsOf = (element: XmlElement, name: string): string[] =>
  (element[name] ?? []).filter((value) => typeof value === 'string');

export const elementsOf = (element: XmlElement, name: string): XmlElement[] =>
  (element[name] ?? []).filter((value) => typeof value === 'object');

/** The metadata files of one folder, `[{ name: 'Tierline', root }]`; none when the project has no such folder. */
export function readXmlFolder(folder: string, suffix: string): { name: string; root: XmlElement }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .sort()
    .map((file) => ({ name: file.slice(0, -suffix.length), root: readXml(join(folder, file)) }));
}
