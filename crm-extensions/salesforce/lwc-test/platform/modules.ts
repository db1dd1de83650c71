import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Vite } from 'vitest/node';

const PROJECT = resolve(import.meta.dirname, '../..');
const SOURCE = join(PROJECT, 'force-app/main/default');
const STUBS = join(
  dirname(createRequire(import.meta.url).resolve('@salesforce/sfdx-lwc-jest/package.json')),
  'src/lightning-stubs',
);

const bundlesIn = (folder: string, namespace: string) =>
  readdirSync(folder)
    .map((name) => ({ name: `${namespace}/${name}`, path: join(folder, name, `${name}.js`) }))
    .filter(({ path }) => existsSync(path));

/** Our components as they are deployed, Salesforce's stubs of its own, and one for what has no stub. */
export const modules = [
  ...bundlesIn(join(SOURCE, 'lwc'), 'c'),
  ...bundlesIn(STUBS, 'lightning'),
  { name: 'lightning/modal', path: join(import.meta.dirname, 'modal.js') },
];

interface Label {
  fullName: string;
  value: string;
}

export function readLabels(): Map<string, string> {
  const xml = readFileSync(join(SOURCE, 'labels/CustomLabels.labels-meta.xml'), 'utf8');
  const { CustomLabels } = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false }).parse(xml);
  return new Map((CustomLabels.labels as Label[]).map(({ fullName, value }) => [fullName, value]));
}

/** What the platform answers to `@salesforce/…` imports. A label that nobody wrote fails the test, as a deployment would. */
export function salesforceScope(): Vite.Plugin {
  const labels = readLabels();
  const prefix = '\0salesforce:';
  return {
    name: 'salesforce-scope',
    enforce: 'pre',
    resolveId(source) {
      if (source === '@salesforce/apex/TierlineGateway.call') return join(import.meta.dirname, 'gateway.ts');
      return /^@salesforce\/(label|i18n)\//.test(source) ? prefix + source : undefined;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const name = id.slice(prefix.length);
      if (name === '@salesforce/i18n/lang') return 'export default "en-US"';
      const label = labels.get(name.replace('@salesforce/label/c.', ''));
      if (label === undefined) throw new Error(`there is no custom label ${name}`);
      return `export default ${JSON.stringify(label)}`;
    },
  };
}
