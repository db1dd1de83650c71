import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extensionBuild } from './extension.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'extension-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};

async function compile(script: string, markup = '<template><lightning-card title="Hi"></lightning-card></template>') {
  write('lwc/probe/probe.js', script);
  write('lwc/probe/probe.html', markup);
  write(
    'labels/CustomLabels.labels-meta.xml',
    '<CustomLabels><labels><fullName>Hello</fullName><value>Grüß &amp; Gott</value></labels></CustomLabels>',
  );
  const out = join(project, 'out');
  await extensionBuild(project).run(out);
  return readFileSync(join(out, 'c/probe.js'), 'utf8');
}

const component = (imports: string, body = '') =>
  `import { LightningElement } from 'lwc';\n${imports}\nexport default class Probe extends LightningElement { ${body} }`;

test('a component is compiled, and leaves Lightning’s own modules to the page', async () => {
  const code = await compile(component("import { getRecord } from 'lightning/uiRecordApi';", 'x = getRecord;'));
  expect(code).toMatch(/from 'lwc'/);
  expect(code).toMatch(/from 'lightning\/card'/);
  expect(code).toMatch(/from 'lightning\/uiRecordApi'/);
});

test('what an org provides is provided: labels, Apex methods, user, permissions, fields, language', async () => {
  const code = await compile(
    component(
      [
        "import HELLO from '@salesforce/label/c.Hello';",
        "import call from '@salesforce/apex/TierlineGateway.call';",
        "import userId from '@salesforce/user/Id';",
        "import isAdmin from '@salesforce/customPermission/Tierline_Admin';",
        "import AMOUNT from '@salesforce/schema/Opportunity.Amount';",
        "import lang from '@salesforce/i18n/lang';",
      ].join('\n'),
      'all = [HELLO, call, userId, isAdmin, AMOUNT, lang];',
    ),
  );
  expect(code).toContain('"Grüß & Gott"');
  expect(code).toContain('apexMethod("TierlineGateway.call")');
  expect(code).toContain('userValue("Id")');
  expect(code).toContain('customPermission("Tierline_Admin")');
  expect(code).toContain('{"objectApiName":"Opportunity","fieldApiName":"Amount"}');
  expect(code).toContain('lang = "en"');
});

test('a label, a component or a module that there is none of fails the build', async () => {
  await expect(compile(component("import X from '@salesforce/label/c.Nope';", 'x = X;'))).rejects.toThrow(
    'no custom label Nope',
  );
  await expect(compile(component(''), '<template><c-absent></c-absent></template>')).rejects.toThrow('c/absent');
  await expect(compile(component("import { x } from 'lightning/messageService';", 'y = x;'))).rejects.toThrow(
    'lightning/messageService',
  );
});
