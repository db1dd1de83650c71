import { afterEach, expect, test } from 'vitest';
import { clearPage, drawn, find, findAll, mountScreen, play, sceneOf } from './platform/page.ts';

afterEach(clearPage);

async function openSteps(scene: string) {
  play(sceneOf(scene));
  const element = mountScreen();
  await drawn();
  return find(element, 'c-tierline-steps');
}

const words = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim();

test('steps are a list with a name, and each says how far it has come before its title', async () => {
  const steps = await openSteps('steps-told');
  expect(find(steps, 'ol').getAttribute('aria-label')).toBe('Connect Salesforce');
  expect(findAll(steps, '.title').map(words)).toEqual([
    'Done: Make a certificate',
    'Failed: Create the External Client App',
    'To do now: Assign the permission sets',
    'To do later: Activate the pages',
  ]);
  expect(findAll(steps, '.text').map(words)[1]).toBe('Salesforce does not know this app.');
});

test('the current step is marked as such, and the done and failed ones have a sign each', async () => {
  const steps = await openSteps('steps-told');
  const items = findAll(steps, 'li');
  expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, null, 'step', null]);
  const icons = findAll<HTMLElement & { iconName: string }>(steps, 'lightning-icon');
  expect(icons.map(({ iconName }) => iconName)).toEqual(['utility:success', 'utility:error']);
});
