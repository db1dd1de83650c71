import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { readLabels } from '../metadata/labels.ts';
import { packageFolder, packageManifest } from './packages.ts';

/** The shell's module that the generated `@salesforce/…` modules lean on at run time. */
export const PLATFORM_RUNTIME = 'sandbox/platform';

const VIRTUAL = '\0salesforce:';

/**
 * The `@salesforce/…` imports that a real org answers at deployment: labels are read from the project's own
 * file and an unknown one fails the build; Apex methods, user and permissions are asked of the shell.
 */
export function platformModules(forceApp: string): Plugin {
  const labels = readLabels(forceApp);
  return {
    name: 'salesforce-platform-modules',
    resolveId: (source) =>
      findLocaleModule(source) ??
      (/^@salesforce\/(apex|schema|user|customPermission)(\/|$)|^@salesforce\/label\/c\./.test(source)
        ? VIRTUAL + source
        : null),
    load(id) {
      if (!id.startsWith(VIRTUAL)) return null;
      const source = id.slice(VIRTUAL.length);
      if (source === '@salesforce/apex') return `export { refreshApex } from '${PLATFORM_RUNTIME}';`;
      const [, kind, name = ''] = source.split('/');
      switch (kind) {
        case 'apex':
          return fromRuntime('apexMethod', name);
        case 'user':
          return fromRuntime('userValue', name);
        case 'customPermission':
          return fromRuntime('customPermission', name);
        case 'schema':
          return `export default ${JSON.stringify(schemaToken(name))};`;
        default: {
          const label = name.replace(/^c\./, '');
          const text = labels.get(label);
          if (text === undefined) return this.error(`There is no custom label ${label} in ${forceApp}/labels`);
          return `export default ${JSON.stringify(text)};`;
        }
      }
    },
  };
}

const fromRuntime = (maker: string, name: string) =>
  `import { ${maker} } from '${PLATFORM_RUNTIME}'; export default ${maker}(${JSON.stringify(name)});`;

/** `@salesforce/i18n/lang` and its like come with the base components, which use them too. */
function findLocaleModule(source: string): string | null {
  if (!source.startsWith('@salesforce/i18n/')) return null;
  const { modules = [] } = packageManifest('lightning-base-components').lwc ?? {};
  const path = modules.find(({ name }) => name === source)?.path;
  return path === undefined ? null : join(packageFolder('lightning-base-components'), path);
}

function schemaToken(name: string) {
  const [objectApiName, ...path] = name.split('.');
  return path.length === 0 ? { objectApiName } : { objectApiName, fieldApiName: path.join('.') };
}
