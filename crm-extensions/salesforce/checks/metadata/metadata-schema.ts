import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface ElementRule {
  type: string;
  repeats: boolean;
  required: boolean;
}

/** What the Metadata API accepts: the elements of each type, and the values of each enumeration. */
export interface MetadataSchema {
  elements: Map<string, Map<string, ElementRule>>;
  values: Map<string, string[]>;
}

const HEAD = /^export type (\w+) = (?:(\w+) & )?\{$/;
const ALIAS = /^export type (\w+) = (\w+);$/;
const ELEMENT = /^ {4}(\w+)(\??): (\w+)(\[\])?;$/;
const ENUMERATION = /^export type (\w+) = ((?:'[^']*'(?: \| )?)+);$/;
const NOTHING = /^(\};|export \{\};|\/\/.*)?$/;

let schema: MetadataSchema | undefined;

/** Read from the types that Salesforce generates out of the Metadata API's WSDL. */
export function metadataSchema(): MetadataSchema {
  schema ??= parseSchema(readFileSync(declarationsFile(), 'utf8'));
  return schema;
}

function declarationsFile(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@salesforce/types/metadata')), 'metadata.d.ts');
}

/** Throws on a line that it does not know: a new way of writing must not make the check lenient. */
export function parseSchema(declarations: string): MetadataSchema {
  const own = new Map<string, Map<string, ElementRule>>();
  const bases = new Map<string, string>();
  const values = new Map<string, string[]>();
  let current = '';
  for (const line of declarations.split('\n')) {
    const head = HEAD.exec(line) ?? ALIAS.exec(line);
    const element = ELEMENT.exec(line);
    const enumeration = ENUMERATION.exec(line);
    if (head) {
      const [, name = '', base] = head;
      current = name;
      own.set(name, new Map());
      if (base) bases.set(name, base);
    } else if (element) {
      const [, name = '', optional, type = '', list] = element;
      const repeats = list !== undefined;
      own.get(current)?.set(name, { type, repeats, required: !repeats && optional === '' });
    } else if (enumeration) {
      const [, name = '', alternatives = ''] = enumeration;
      values.set(
        name,
        alternatives.split(' | ').map((value) => value.slice(1, -1)),
      );
    } else if (!NOTHING.test(line)) {
      throw new Error(`the metadata types have a line that is not understood: ${line}`);
    }
  }
  return { elements: inherit(own, bases), values };
}

function inherit(own: MetadataSchema['elements'], bases: Map<string, string>): MetadataSchema['elements'] {
  const elements = new Map<string, Map<string, ElementRule>>();
  for (const [name, declared] of own) {
    const lineage = [declared];
    let base = bases.get(name);
    for (; base && base !== 'string'; base = bases.get(base)) lineage.unshift(own.get(base) ?? new Map());
    // What is another name for plain text has no elements.
    if (!base) elements.set(name, new Map(lineage.flatMap((rules) => [...rules])));
  }
  return elements;
}
