import { parseAuraMethods } from '../apex/apex-signature.ts';
import { filesOf, namesOf } from '../metadata/metadata-files.ts';
import { elementsOf, textOf } from '../metadata/xml.ts';
import { listSources, readSource } from '../salesforce-project.ts';
import { findField } from './fields.ts';
import type { Project } from './find-dangling.ts';

interface Mention {
  path: string;
  name: string;
}

/** What Apex and the components name exists; and every label is used somewhere, every static resource too. */
export function findSourceProblems(project: Project): string[] {
  const { root, files, fields } = project;
  const labels = filesOf(files, 'CustomLabels').flatMap(({ content }) =>
    elementsOf(content, 'labels').map((label) => textOf(label, 'fullName')),
  );
  const inApex = (pattern: RegExp): Mention[] => listMentions(root, 'classes/*.cls', pattern);
  const inComponents = (pattern: RegExp): Mention[] => listMentions(root, 'lwc/**/*.js', pattern);
  const usedLabels = [...inApex(/\bLabel\.(\w+)/g), ...inComponents(/@salesforce\/label\/c\.(\w+)/g)];
  const usedResources = [
    ...inApex(/\bStaticResource\s+WHERE\s+Name\s*=\s*'(\w+)'/gi),
    ...inComponents(/@salesforce\/resourceUrl\/(\w+)/g),
  ];
  const resources = namesOf(files, 'StaticResource');
  const permissions = namesOf(files, 'CustomPermission');
  return [
    ...missing('label', usedLabels, (name) => labels.includes(name)),
    ...missing('Apex method', inComponents(/@salesforce\/apex\/([\w.]+)/g), (name) =>
      listAuraMethods(root).includes(name),
    ),
    ...missing('field', inComponents(/@salesforce\/schema\/(\w+\.[\w.]+)/g), (name) => {
      const [object = '', ...path] = name.split('.');
      return findField(fields, object, path.join('.')) !== undefined;
    }),
    ...missing('custom permission', inComponents(/@salesforce\/customPermission\/(\w+)/g), (name) =>
      permissions.has(name),
    ),
    ...missing('static resource', usedResources, (name) => resources.has(name)),
    ...unused(
      'label',
      labels,
      usedLabels.filter(({ path }) => !isApexTest(root, path)),
    ),
    ...unused('static resource', [...resources], usedResources),
  ];
}

function listMentions(root: string, sources: string, pattern: RegExp): Mention[] {
  return listSources(root, sources).flatMap((path) =>
    [...readSource(root, path).matchAll(pattern)].map((match) => ({ path, name: match[1] ?? '' })),
  );
}

const missing = (kind: string, mentions: Mention[], exists: (name: string) => boolean): string[] =>
  mentions
    .filter(({ name }) => !exists(name))
    .map(({ path, name }) => `${path}: uses the ${kind} ${name}, which does not exist`);

const unused = (kind: string, names: string[], mentions: Mention[]): string[] =>
  names
    .filter((name) => !mentions.some((mention) => mention.name === name))
    .map((name) => `the ${kind} ${name} is used nowhere`);

/** Such as `TierlineGateway.call`. */
function listAuraMethods(root: string): string[] {
  return listSources(root, 'classes/*.cls').flatMap((path) => {
    const className = path.slice('classes/'.length, -'.cls'.length);
    return parseAuraMethods(readSource(root, path)).map((method) => `${className}.${method.name}`);
  });
}

const isApexTest = (root: string, path: string): boolean =>
  path.endsWith('.cls') && /^@IsTest\b/im.test(readSource(root, path));
