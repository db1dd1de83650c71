import { filesOf, namesOf } from '../metadata/metadata-files.ts';
import { elementsOf, textOf, textsOf } from '../metadata/xml.ts';
import { listSources } from '../salesforce-project.ts';
import { isKnownObject } from './fields.ts';
import type { Project } from './find-dangling.ts';

/** Permission sets grant only what exists, and what can be granted. */
export function findPermissionProblems(project: Project): string[] {
  const { root, files } = project;
  const classes = new Set(
    listSources(root, 'classes/*.cls').map((path) => path.slice('classes/'.length, -'.cls'.length)),
  );
  const granted: [list: string, element: string, existing: Set<string>][] = [
    ['applicationVisibilities', 'application', namesOf(files, 'CustomApplication')],
    ['classAccesses', 'apexClass', classes],
    ['customPermissions', 'name', namesOf(files, 'CustomPermission')],
    ['externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', listPrincipals(project)],
    ['tabSettings', 'tab', namesOf(files, 'CustomTab')],
  ];
  return filesOf(files, 'PermissionSet').flatMap(({ path, content }) => [
    ...granted.flatMap(([list, element, existing]) =>
      elementsOf(content, list)
        .map((grant) => textOf(grant, element))
        .filter((name) => !existing.has(name))
        .map((name) => `${path}: grants ${list} ${name}, which does not exist`),
    ),
    ...elementsOf(content, 'fieldPermissions').flatMap((grant) =>
      checkField(project, textOf(grant, 'field'), textOf(grant, 'readable'), textOf(grant, 'editable')).map(
        (problem) => `${path}: ${problem}`,
      ),
    ),
    ...elementsOf(content, 'objectPermissions')
      .map((grant) => textOf(grant, 'object'))
      .filter((object) => !isKnownObject(files, object))
      .map((object) => `${path}: grants the object ${object}, which does not exist`),
    ...findTwice(elementsOf(content, 'fieldPermissions').map((grant) => textOf(grant, 'field'))).map(
      (field) => `${path}: grants ${field} twice`,
    ),
  ]);
}

function checkField({ fields }: Project, name: string, readable: string, editable: string): string[] {
  const field = fields.get(name);
  if (!field) return [`grants the field ${name}, which does not exist`];
  if (!field.grantable) return [`grants ${name}, which everybody has who has the object`];
  return editable === 'true' && readable !== 'true' ? [`lets people edit ${name} without reading it`] : [];
}

function listPrincipals({ files }: Project): Set<string> {
  return new Set(
    filesOf(files, 'ExternalCredential').flatMap(({ name, content }) =>
      elementsOf(content, 'externalCredentialParameters').flatMap((parameter) =>
        textsOf(parameter, 'parameterType').includes('NamedPrincipal')
          ? [`${name}-${textOf(parameter, 'parameterName')}`]
          : [],
      ),
    ),
  );
}

const findTwice = (names: string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);
