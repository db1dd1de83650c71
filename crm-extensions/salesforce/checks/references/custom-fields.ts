import { filesOf } from '../metadata/metadata-files.ts';
import { textOf, textsOf } from '../metadata/xml.ts';
import { isKnownObject } from './fields.ts';
import type { Project } from './find-dangling.ts';

/** Lookups lead to objects that exist and are told apart on the other side; every field explains itself. */
export function findFieldProblems({ files }: Project): string[] {
  const relationships = new Set<string>();
  return filesOf(files, 'CustomField').flatMap(({ path, name, content }) => {
    const targets = textsOf(content, 'referenceTo');
    const relationship = `${targets[0]}.${textOf(content, 'relationshipName')}`;
    const isTaken = targets.length > 0 && relationships.has(relationship);
    relationships.add(relationship);
    return [
      ...(name.endsWith(`.${textOf(content, 'fullName')}`) ? [] : [`${path}: the full name is not that of the file`]),
      ...targets.filter((to) => !isKnownObject(files, to)).map((to) => `${path}: leads to ${to}, which does not exist`),
      ...(isTaken ? [`${path}: ${relationship} is the name of another field's relationship`] : []),
      ...['description', 'inlineHelpText', 'label']
        .filter((text) => textOf(content, text) === '')
        .map((text) => `${path}: has no ${text}`),
    ];
  });
}
