import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LWC_FOLDER, scanBundles } from '../../dev-server/scan.ts';

const DEV_SERVER = fileURLToPath(new URL('../../dev-server', import.meta.url));
const readText = (path: string) => readFileSync(join(DEV_SERVER, path), 'utf8');

describe('the dev server’s list of components', () => {
  const listed = JSON.parse(readText('components.json'));

  it('agrees with the components; if not, run `npm run list` in dev-server', () => {
    expect(listed).toEqual(scanBundles());
  });

  it('has every bundle, in one place', () => {
    const all = [...listed.pages, ...listed.modules, ...Object.keys(listed.withheld)];
    expect(all.sort()).toEqual(readdirSync(LWC_FOLDER).sort());
  });

  it('has every component that the samples and the README show', () => {
    const samples = readText('samples/tierlineSamples/tierlineSamples.html');
    const shown = [...samples.matchAll(/<c-tierline-([a-z])([a-z-]*)/g)].map(
      ([, first = '', rest = '']) =>
        `tierline${first.toUpperCase()}${rest.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())}`,
    );
    expect(shown.length).toBeGreaterThan(3);
    const [, sentence = ''] = /at present (.+?), with the modules/.exec(readText('README.md')) ?? [];
    const told = [...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(told.sort()).toEqual([...listed.pages].sort());
    expect(listed.pages).toEqual(expect.arrayContaining(shown));
  });
});

describe('a component is withheld', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierline-bundles-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function add(name: string, script: string, template?: string): void {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, `${name}.js`), script);
    if (template !== undefined) writeFileSync(join(folder, name, `${name}.html`), template);
  }

  it('for a directive or a module that LWC 1.2.2 does not have, and for using what is withheld, however deep', () => {
    add(
      'plain',
      `import { LightningElement } from 'lwc';\nimport { tone } from 'c/tone';`,
      '<template if:true={x}></template>',
    );
    add('tone', 'export const tone = 1;');
    add('chooser', '', '<template><template lwc:if={x}></template></template>');
    add('modal', `import LightningModal from 'lightning/modal';`, '<template></template>');
    add('outer', '', '<template><c-middle-one></c-middle-one></template>');
    add('middleOne', '', '<template><c-chooser></c-chooser></template>');
    add('opener', `import Modal from 'c/modal';`);
    expect(scanBundles(folder)).toEqual({
      pages: ['plain'],
      modules: ['tone'],
      withheld: {
        chooser: 'lwc:if',
        middleOne: 'c/chooser',
        modal: 'lightning/modal',
        opener: 'c/modal',
        outer: 'c/middleOne',
      },
    });
  });
});

it('the dev server is no part of the default installation', () => {
  const workspace = readFileSync(join(DEV_SERVER, '../../../pnpm-workspace.yaml'), 'utf8');
  const [, globs = ''] = /^packages:\n((?: {2}- .+\n)+)/.exec(workspace) ?? [];
  expect(globs).toContain('- crm-extensions/*\n');
  expect(globs).not.toMatch(/\*\*|dev-server/);
  expect(JSON.parse(readText('package.json')).dependencies).toEqual({ '@salesforce/lwc-dev-server': '2.11.0' });
});
