import { filesOf, namesOf } from '../metadata/metadata-files.ts';
import { elementsOf, textOf, textsOf } from '../metadata/xml.ts';
import { listSources, readSource } from '../salesforce-project.ts';
import type { Project } from './find-dangling.ts';

/** Named credentials lead to external ones, the app's parts to the app, its policy to a permission set, Apex to both. */
export function findCredentialProblems({ root, files }: Project): string[] {
  const external = namesOf(files, 'ExternalCredential');
  const named = namesOf(files, 'NamedCredential');
  const apps = namesOf(files, 'ExternalClientApplication');
  const permissionSets = namesOf(files, 'PermissionSet');
  return [
    ...filesOf(files, 'NamedCredential').flatMap(({ path, content }) =>
      elementsOf(content, 'namedCredentialParameters')
        .flatMap((parameter) => textsOf(parameter, 'externalCredential'))
        .filter((name) => !external.has(name))
        .map((name) => `${path}: uses the external credential ${name}, which does not exist`),
    ),
    ...files
      .filter((file) => file.type.startsWith('ExtlClntApp'))
      .filter((file) => !apps.has(textOf(file.content, 'externalClientApplication')))
      .map((file) => `${file.path}: belongs to an app that does not exist`),
    ...filesOf(files, 'ExtlClntAppOauthConfigurablePolicies').flatMap(({ path, content }) =>
      textsOf(content, 'commaSeparatedPermissionSet')
        .flatMap((list) => list.split(',').map((name) => name.trim()))
        .filter((name) => !permissionSets.has(name))
        .map((name) => `${path}: admits the permission set ${name}, which does not exist`),
    ),
    ...listSources(root, 'classes/*.cls').flatMap((path) =>
      [...readSource(root, path).matchAll(/callout:(\w+)/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !named.has(name))
        .map((name) => `${path}: calls out through ${name}, which does not exist`),
    ),
  ];
}
