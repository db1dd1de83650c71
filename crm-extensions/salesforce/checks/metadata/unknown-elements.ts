import type { MetadataFile } from './metadata-files.ts';
import { type ElementRule, metadataSchema } from './metadata-schema.ts';
import type { XmlElement, XmlNode } from './xml.ts';

/** Elements that the Metadata API does not know, that it wants once or wants at all, and values that it does not take. */
export function findUnknownElements(files: MetadataFile[]): string[] {
  return files.flatMap((file) => check(file.type, file.content).map((problem) => `${file.path}: ${problem}`));
}

function check(type: string, content: XmlElement): string[] {
  const rules = metadataSchema().elements.get(type);
  if (!rules) return [`${type} is no metadata type`];
  const unknown = Object.entries(content).flatMap(([name, value]) => {
    if (name.startsWith('@') || name === '#text') return [];
    const element = rules.get(name);
    if (!element) return [`${type} has no element ${name}`];
    return checkElement(`${type}.${name}`, element, Array.isArray(value) ? value : [value]);
  });
  const missing = [...rules]
    .filter(([name, element]) => element.required && !(name in content))
    .map(([name]) => `${type} lacks its element ${name}`);
  return [...unknown, ...missing];
}

function checkElement(where: string, rule: ElementRule, nodes: XmlNode[]): string[] {
  const repeated =
    !rule.repeats && nodes.length > 1 ? [`${where} stands ${nodes.length} times, but may stand once`] : [];
  return [...repeated, ...nodes.flatMap((node) => checkNode(where, rule.type, node))];
}

function checkNode(where: string, type: string, node: XmlNode): string[] {
  const { elements, values } = metadataSchema();
  if (elements.has(type)) {
    return typeof node === 'string' ? [`${where} holds text where elements belong`] : check(type, node);
  }
  // The bundle's configuration is declared as text but written as elements of its own language.
  if (typeof node !== 'string') return [];
  if (values.get(type)?.includes(node) === false) return [`${where} cannot be ${node}`];
  if (type === 'boolean' && node !== 'true' && node !== 'false') return [`${where} is neither true nor false: ${node}`];
  if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(node)) return [`${where} is no number: ${node}`];
  return [];
}
