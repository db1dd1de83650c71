import { expect, test } from 'vitest';
import { HUBSPOT_PROJECT } from '../../project/hubspot-project.ts';
import { readProject } from '../../project/read-project.ts';
import { toScopeWords } from './scope-words.ts';

test('every scope of the app is said in words', () => {
  const { scopes } = readProject(HUBSPOT_PROJECT);
  expect(scopes.filter((scope) => toScopeWords(scope) === scope)).toEqual([]);
  expect(toScopeWords('crm.objects.deals.write')).toBe('Create and change deals');
  expect(toScopeWords('crm.schemas.leads.read')).toBe('See the properties and labels of leads');
});

test('one that is not known stands as it is', () => {
  expect(toScopeWords('crm.lists.read')).toBe('crm.lists.read');
});
