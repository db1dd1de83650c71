import { type MetadataFile, readMetadata } from '../metadata/metadata-files.ts';
import { findAppProblems } from './apps.ts';
import { findCredentialProblems } from './credentials.ts';
import { findFieldProblems } from './custom-fields.ts';
import { readFields } from './fields.ts';
import { findLayoutProblems } from './layouts.ts';
import { findLeadConversionProblems } from './lead-conversion.ts';
import { findPageProblems } from './pages.ts';
import { findPermissionProblems } from './permission-sets.ts';
import { findRecordPageProblems } from './record-pages.ts';
import { findSourceProblems } from './sources.ts';

/** One part of the project as the checks of references see it. */
export interface Project {
  root: string;
  files: MetadataFile[];
  fields: ReturnType<typeof readFields>;
}

/** Everything in the project that names something which does not exist, or which fits badly, one sentence each. */
export function findDanglingReferences(root: string): string[] {
  const files = readMetadata(root);
  const project: Project = { root, files, fields: readFields(files) };
  return [
    ...findFieldProblems(project),
    ...findPermissionProblems(project),
    ...findPageProblems(project),
    ...findAppProblems(project),
    ...findCredentialProblems(project),
    ...findLayoutProblems(project),
    ...findLeadConversionProblems(project),
    ...findRecordPageProblems(project),
    ...findSourceProblems(project),
  ];
}
