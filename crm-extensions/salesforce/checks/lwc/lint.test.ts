import { join } from 'node:path';
import lwcConfig from '@salesforce/eslint-config-lwc/recommended.js';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
const eslint = () =>
  new ESLint({
    cwd: PROJECT,
    overrideConfigFile: true,
    overrideConfig: lwcConfig,
  });

// Style is biome's, over the TypeScript; what the platform forbids is judged in the JavaScript that it gets.
it('Salesforce’s own lint finds nothing that the platform forbids in the components', async () => {
  const results = await eslint().lintFiles('force-app/main/default/lwc/**/*.js');
  expect(results.length).toBeGreaterThan(20);
  const found = results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId, fatal }) => fatal || ruleId?.startsWith('@lwc/'))
      .map(({ line, ruleId, message }) => `${filePath.slice(PROJECT.length)}:${line} ${ruleId ?? ''} ${message}`),
  );
  expect(found).toEqual([]);
});

it('finds what the platform forbids', async () => {
  const code =
    "import { LightningElement, api } from 'lwc';\nexport default class X extends LightningElement {\n  @api disabled = true;\n  connectedCallback() { document.querySelector('p'); }\n}\n";
  const [result] = await eslint().lintText(code, { filePath: 'force-app/main/default/lwc/x/x.js' });
  expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('@lwc/lwc/no-document-query');
});
