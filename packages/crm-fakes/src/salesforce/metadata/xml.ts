import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true, removeNSPrefix: true });

/** An element of a document: its children by name; text where it has none. */
export type XmlElement = { readonly [name: string]: unknown };

export function parseXml(source: string): XmlElement {
  return asElement(parser.parse(source));
}

export function children(element: XmlElement, name: string): XmlElement[] {
  return listOf(element[name]).map(asElement);
}

export function child(element: XmlElement, name: string): XmlElement {
  return children(element, name)[0] ?? {};
}

export function textOf(element: XmlElement, name: string): string | null {
  const value = listOf(element[name])[0];
  return typeof value === 'string' ? value : null;
}

export function textsOf(element: XmlElement, name: string): string[] {
  return listOf(element[name]).filter((value) => typeof value === 'string');
}

export function flagOf(element: XmlElement, name: string): boolean {
  return textOf(element, name) === 'true';
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function asElement(value: unknown): XmlElement {
  return typeof value === 'object' && value !== null ? (value as XmlElement) : {};
}
