import { GALLERY } from '@tierline/blocks/gallery';
import { SINCE } from '@tierline/blocks/vocabulary';
import { afterEach, describe, expect, test } from 'vitest';
import {
  answered,
  clearPage,
  drawn,
  find,
  findAll,
  gateway,
  mountScreen,
  play,
  sceneOf,
  textOf,
} from './platform/page.ts';

afterEach(clearPage);

describe('every kind in every state', () => {
  test.each(GALLERY.map((scene) => [scene.id, scene] as const))('%s is drawn', async (_id, scene) => {
    play(scene);
    const element = mountScreen();
    await drawn();
    if (scene.open === 'never') expect(findAll(element, 'c-tierline-skeleton')).toHaveLength(1);
    else if (!scene.open.ok) expect(findAll(element, 'c-tierline-trouble')).toHaveLength(1);
    else expect(findAll(element, 'c-tierline-block').length).toBeGreaterThanOrEqual(scene.open.answer.blocks.length);
    expect(textOf(element)).not.toContain('Update the Tierline extension');
    expect(textOf(element)).not.toMatch(/undefined|\[object/);
  });
});

test('every kind of the vocabulary has a component', async () => {
  for (const kind of Object.keys(SINCE).filter((each) => each !== 'tabs')) {
    const scene = GALLERY.find(
      ({ open }) => open !== 'never' && open.ok && open.answer.blocks.some((block) => block.kind === kind),
    );
    if (!scene) throw new Error(`the gallery does not show ${kind}`);
    play(scene);
    const element = mountScreen();
    await drawn();
    expect(findAll(element, `c-tierline-${kind}`).length, kind).toBeGreaterThan(0);
    clearPage();
  }
  play(sceneOf('layout'));
  const element = mountScreen();
  await drawn();
  expect(findAll(element, 'lightning-tab')).toHaveLength(4);
});

test('a kind that this extension does not know says to update it', async () => {
  gateway.mockResolvedValue(answered({ title: 'From the future', blocks: [{ kind: 'hologram', id: 'h' }], watch: [] }));
  const element = mountScreen();
  await drawn();
  expect(textOf(element)).toContain('Update the Tierline extension to see this part.');
});

test('the chain is a list with a name, and its parties lead to their records', async () => {
  play(sceneOf('chain'));
  const element = mountScreen();
  await drawn();
  expect(find(element, 'ol').getAttribute('aria-label')).toBe('Who sells this deal');
  const [first] = findAll(element, 'c-tierline-chain');
  expect(first && findAll(first, 'li')).toHaveLength(4);
  expect(first && findAll(first, 'a').map((link) => link.getAttribute('href'))).toEqual(
    Array(3).fill('https://www.example.com'),
  );
});

test('markup in a name stays text', async () => {
  play(sceneOf('chain'));
  const element = mountScreen();
  await drawn();
  expect(textOf(element)).toContain('<b>Müller</b>');
  expect(findAll(element, 'b, script')).toEqual([]);
});

test('a section that folds opens and closes, and stays as the person left it', async () => {
  play(sceneOf('layout'));
  const element = mountScreen();
  await drawn();
  const [open, folded] = findAll<HTMLButtonElement>(element, 'button.fold');
  expect([open, folded].map((each) => each?.getAttribute('aria-expanded'))).toEqual(['true', 'false']);
  const section = findAll(element, 'c-tierline-section')[2];
  expect(section?.shadowRoot?.querySelector('slot')).toBeNull();
  folded?.click();
  await drawn();
  expect(folded?.getAttribute('aria-expanded')).toBe('true');
  expect(section?.shadowRoot?.querySelector('slot')).not.toBeNull();
});
