import { filesOf } from '../metadata/metadata-files.ts';
import { elementsOf, textOf } from '../metadata/xml.ts';
import { isKnownObject } from './fields.ts';
import type { Project } from './find-dangling.ts';

/** What every object has, and a layout may show. */
const SYSTEM_FIELDS = ['Name', 'OwnerId', 'CreatedById', 'LastModifiedById'];

/** Layouts are for objects that exist, and show fields that exist. */
export function findLayoutProblems({ files, fields }: Project): string[] {
  return filesOf(files, 'Layout').flatMap(({ path, name, content }) => {
    const object = name.split('-')[0] ?? '';
    if (!isKnownObject(files, object)) return [`${path}: is for ${object}, which does not exist`];
    return elementsOf(content, 'layoutSections')
      .flatMap((section) => elementsOf(section, 'layoutColumns'))
      .flatMap((column) => elementsOf(column, 'layoutItems'))
      .map((item) => textOf(item, 'field'))
      .filter((field) => !SYSTEM_FIELDS.includes(field) && !fields.has(`${object}.${field}`))
      .map((field) => `${path}: shows ${object}.${field}, which does not exist`);
  });
}
