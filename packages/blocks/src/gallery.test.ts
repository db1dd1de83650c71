import { expect, test } from 'vitest';
import { GALLERY, playScene } from './gallery.ts';
import { FIELD_SINCE, type Kind, PART_SINCE, SINCE } from './vocabulary.ts';
import { everyBlock } from './walk.ts';

const blocksOf = (scene: (typeof GALLERY)[number]) =>
  scene.open !== 'never' && scene.open.ok ? [...everyBlock(scene.open.answer.blocks)] : [];

test('the gallery shows every kind of the vocabulary', () => {
  const shown = new Set(GALLERY.flatMap(blocksOf).map((block) => block.kind));
  expect([...shown].sort()).toEqual((Object.keys(SINCE) as Kind[]).sort());
});

test('the gallery shows every kind of field, and steps in every state', () => {
  const blocks = GALLERY.flatMap(blocksOf);
  const fields = blocks.flatMap((block) => (block.kind === 'form' ? block.fields : []));
  expect(new Set(fields.map(({ type }) => type))).toEqual(new Set(Object.keys(FIELD_SINCE)));
  const steps = blocks.flatMap((block) => (block.kind === 'steps' ? block.steps : []));
  expect(new Set(steps.map(({ state }) => state))).toEqual(new Set(['done', 'current', 'todo', 'failed']));
});

test('the gallery shows every part that a host may be too old for, and a way back', () => {
  const blocks = GALLERY.flatMap(blocksOf);
  const parts = Object.keys(PART_SINCE).filter((part) => blocks.some((block) => part in block));
  expect(parts).toEqual(Object.keys(PART_SINCE));
  expect(GALLERY.some(({ open }) => open !== 'never' && open.ok && open.answer.back)).toBe(true);
});

test('every scene has a name of its own, and every block of a scene an id of its own', () => {
  const names = GALLERY.map((scene) => scene.id);
  expect(names).toEqual([...new Set(names)]);
  for (const scene of GALLERY) {
    const ids = blocksOf(scene).map((block) => block.id);
    expect.soft(ids, scene.id).toEqual([...new Set(ids)]);
  }
});

test('a scene is played by its script, and a script that never answers keeps the host waiting', async () => {
  const chain = GALLERY.find((scene) => scene.id === 'chain');
  const loading = GALLERY.find((scene) => scene.id === 'loading');
  if (!chain || !loading) throw new Error('the gallery lost a scene');
  const input = { screen: 'x', params: {}, host: { vocabulary: 1, locale: 'en-US' } };
  expect(await playScene(chain)('screen.open', input)).toBe(chain.open);
  const waited = await Promise.race([playScene(loading)('screen.open', input), Promise.resolve('still waiting')]);
  expect(waited).toBe('still waiting');
});
