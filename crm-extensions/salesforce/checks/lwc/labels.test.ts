import { expect, test } from 'vitest';
import { readLabels } from '../../lwc-test/platform/modules.ts';
import { listSources, projectRoot, readSource } from '../salesforce-project.ts';

const usedIn = (pattern: string, reference: RegExp) =>
  listSources(projectRoot, pattern).flatMap((path) =>
    [...readSource(projectRoot, path).matchAll(reference)].map(([, name]) => name ?? ''),
  );

test('every custom label that code asks for exists, and none is left over', () => {
  const used = new Set([
    ...usedIn('lwc/*/*.js', /@salesforce\/label\/c\.(\w+)/g),
    ...usedIn('classes/*.cls', /\b(?:System\.)?Label\.(\w+)/g),
  ]);
  expect([...readLabels().keys()].sort()).toEqual([...used].sort());
});
