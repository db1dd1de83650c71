import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { metadataRoot, projectRoot } from '../salesforce-project.ts';

const eslint = new ESLint({ cwd: projectRoot });

const faultsIn = (results: ESLint.LintResult[]) =>
  results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${filePath.slice(projectRoot.length)}:${line} ${message}`),
  );

test('the deployed components keep the rules that Salesforce sets for them', async () => {
  const results = await eslint.lintFiles([`${metadataRoot(projectRoot)}/lwc`]);
  expect(results.length).toBeGreaterThan(20);
  expect(faultsIn(results)).toEqual([]);
});

test('what a component must not do is found', async () => {
  const code =
    "import { LightningElement } from 'lwc';\nexport default class A extends LightningElement { x() { document.querySelector('a'); } }\n";
  const filePath = `${metadataRoot(projectRoot)}/lwc/tierlineScreen/tierlineScreen.js`;
  expect(faultsIn(await eslint.lintText(code, { filePath }))).toMatchObject([
    expect.stringContaining('DOM query at the document level is forbidden'),
  ]);
});
