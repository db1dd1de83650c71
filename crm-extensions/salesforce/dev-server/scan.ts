import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const LWC_FOLDER = fileURLToPath(new URL('../force-app/main/default/lwc', import.meta.url));

/** What can be done with each bundle by the LWC 1.2.2 that the dev server brings. */
export interface Scan {
  /** Components with a page of their own. */
  pages: string[];
  /** Modules without a template, for the pages to import. */
  modules: string[];
  /** The rest, each with what stands in its way. */
  withheld: Record<string, string>;
}

/** Directives that came after LWC 1.2.2. */
const NEWER_DIRECTIVE = /\blwc:(if|elseif|else|ref|spread|is|external|on)\b/;
/** Modules of the platform that the dev server brings; any other has to come from an org. */
const PRESENT = [/^lwc$/, /^lightning\/navigation$/, /^@salesforce\/label\//];

/** Tells by the sources alone, so that nothing has to be installed for it. */
export function scanBundles(folder = LWC_FOLDER): Scan {
  const names = readdirSync(folder).sort();
  const withheld: Record<string, string> = {};
  const templates = new Map(names.map((name) => [name, readTemplate(folder, name)]));
  for (const name of names) {
    const reason = findReason(readScript(folder, name), templates.get(name) ?? '');
    if (reason !== null) withheld[name] = reason;
  }
  withholdUsers(folder, names, templates, withheld);
  const left = names.filter((name) => withheld[name] === undefined);
  return {
    pages: left.filter((name) => templates.get(name) !== null),
    modules: left.filter((name) => templates.get(name) === null),
    withheld: Object.fromEntries(Object.entries(withheld).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function findReason(script: string, template: string): string | null {
  const [directive] = NEWER_DIRECTIVE.exec(template) ?? [];
  if (directive !== undefined) return directive;
  const foreign = listImports(script).find(
    (name) => !name.startsWith('c/') && !PRESENT.some((known) => known.test(name)),
  );
  return foreign ?? null;
}

/** What uses a withheld bundle cannot be shown either, and so on until nothing more is found. */
function withholdUsers(
  folder: string,
  names: readonly string[],
  templates: ReadonlyMap<string, string | null>,
  withheld: Record<string, string>,
): void {
  for (let found = true; found; ) {
    found = false;
    for (const name of names) {
      if (withheld[name] !== undefined) continue;
      const used = [...listChildren(templates.get(name) ?? ''), ...listOwnImports(readScript(folder, name))];
      const missing = used.find((each) => withheld[each] !== undefined);
      if (missing === undefined) continue;
      withheld[name] = `c/${missing}`;
      found = true;
    }
  }
}

const listImports = (script: string) =>
  [...script.matchAll(/^(?:import|export) (?:.* from )?'([^']+)'/gm)].map(([, name = '']) => name);

const listOwnImports = (script: string) =>
  listImports(script).flatMap((name) => (name.startsWith('c/') ? [name.slice(2)] : []));

const listChildren = (template: string) =>
  [...template.matchAll(/<c-([a-z-]+)/g)].map(([, name = '']) =>
    name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );

const readScript = (folder: string, name: string) => readFileSync(join(folder, name, `${name}.js`), 'utf8');

function readTemplate(folder: string, name: string): string | null {
  const file = `${name}.html`;
  return readdirSync(join(folder, name)).includes(file) ? readFileSync(join(folder, name, file), 'utf8') : null;
}
