import { filesOf } from '../metadata/metadata-files.ts';
import { elementsOf, textOf } from '../metadata/xml.ts';
import type { Project } from './find-dangling.ts';

/** Each mapped field exists on both sides, is of one type there, and of lookups leads to one object. */
export function findLeadConversionProblems({ files, fields }: Project): string[] {
  return filesOf(files, 'LeadConvertSettings').flatMap(({ path, content }) =>
    elementsOf(content, 'objectMapping').flatMap((mapping) =>
      elementsOf(mapping, 'mappingFields').flatMap((pair) => {
        const from = `${textOf(mapping, 'inputObject')}.${textOf(pair, 'inputField')}`;
        const to = `${textOf(mapping, 'outputObject')}.${textOf(pair, 'outputField')}`;
        const [input, output] = [fields.get(from), fields.get(to)];
        const missing = [...(input ? [] : [from]), ...(output ? [] : [to])];
        if (!input || !output) return missing.map((name) => `${path}: maps ${name}, which does not exist`);
        const fits = input.type === output.type && input.referenceTo === output.referenceTo;
        return fits ? [] : [`${path}: maps ${from} to ${to}, which is of another type`];
      }),
    ),
  );
}
