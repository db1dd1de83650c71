import { filesOf } from '../metadata/metadata-files.ts';
import { elementsOf, textOf } from '../metadata/xml.ts';
import { findField, isKnownObject } from './fields.ts';
import type { Project } from './find-dangling.ts';

const MOST_FIELDS = 50;

/** Custom metadata records fill fields that exist, and what they say is watched exists too. */
export function findRecordPageProblems(project: Project): string[] {
  return filesOf(project.files, 'CustomMetadata').flatMap(({ path, name, content }) => {
    const type = `${name.split('.')[0]}__mdt`;
    const values = new Map(
      elementsOf(content, 'values').map((value) => [textOf(value, 'field'), textOf(value, 'value')]),
    );
    const unknown = [...values.keys()]
      .filter((field) => !project.fields.has(`${type}.${field}`))
      .map((field) => `${path}: fills ${type}.${field}, which does not exist`);
    const watched = type === 'Tierline_Record_Page__mdt' ? checkWatched(project, values) : [];
    return [...unknown, ...watched.map((problem) => `${path}: ${problem}`)];
  });
}

function checkWatched({ files, fields }: Project, values: Map<string, string>): string[] {
  const object = values.get('Object__c') ?? '';
  const paths = (values.get('Watched_Fields__c') ?? '').split('\n').map((line) => line.trim());
  return [
    ...(isKnownObject(files, object) ? [] : [`is for ${object}, which does not exist`]),
    ...(paths.length > MOST_FIELDS ? [`watches ${paths.length} fields, more than the gateway reads`] : []),
    ...paths
      .filter((path) => !findField(fields, object, path))
      .map((path) => `watches ${object}.${path}, which does not exist`),
  ];
}
