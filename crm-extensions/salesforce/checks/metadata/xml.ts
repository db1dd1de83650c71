import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Elements by name; attributes under `@name`; text beside attributes under `#text`. Repeated elements are an array. */
export interface XmlElement {
  [name: string]: XmlNode | XmlNode[];
}
export type XmlNode = string | XmlElement;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

/** The one root element with its name. Throws, naming the line, when the text is not well formed. */
export function parseXml(text: string): { name: string; content: XmlElement } {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`line ${valid.err.line}: ${valid.err.msg}`);
  const [root] = Object.entries(parser.parse(text) as XmlElement);
  if (!root) throw new Error('line 1: no element');
  const [name, content] = root;
  return { name, content: typeof content === 'string' || Array.isArray(content) ? {} : content };
}

export function nodesOf(element: XmlElement, name: string): XmlNode[] {
  const found = element[name];
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

export const elementsOf = (element: XmlElement, name: string): XmlElement[] =>
  nodesOf(element, name).filter((node) => typeof node !== 'string');

export const textsOf = (element: XmlElement, name: string): string[] => nodesOf(element, name).map(toText);

/** The first of that name; blank when there is none. */
export const textOf = (element: XmlElement, name: string): string => textsOf(element, name)[0] ?? '';

function toText(node: XmlNode): string {
  if (typeof node === 'string') return node;
  const text = node['#text'];
  return typeof text === 'string' ? text : '';
}
