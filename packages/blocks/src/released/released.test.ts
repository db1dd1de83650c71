import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GALLERY, playScene, type Scene } from '../gallery.ts';
import { narrow } from '../narrow.ts';
import type { ScreenAnswer, Transport } from '../protocol.ts';
import { type Block, VOCABULARY } from '../vocabulary.ts';
import { everyBlock } from '../walk.ts';

const UPDATE = 'Update the Tierline extension to see this part.';
const RELEASES = readdirSync(import.meta.dirname)
  .map(Number)
  .filter((number) => number > 0);

type Screens = { [scene: string]: ScreenAnswer };

/** The screens of the gallery as they were when this vocabulary was released: all that its renderers knew to draw. */
const screensOf = (release: number): Screens =>
  JSON.parse(readFileSync(join(import.meta.dirname, String(release), 'screens.json'), 'utf8'));

const shown = ({ open }: Scene) => (open !== 'never' && open.ok ? open.answer : undefined);

/** Which property, and which word where words are few, stands where: `form.fields.type=picker`. */
function* shapesIn(blocks: readonly Block[]): Generator<string> {
  for (const block of everyBlock(blocks)) yield* shapesOf(block, block.kind);
}

const NAMED_BY_SERVER = new Set(['cells', 'input']);
const FEW_WORDS = new Set(['kind', 'type', 'tone', 'state', 'look', 'align']);

function* shapesOf(part: unknown, path: string): Generator<string> {
  if (Array.isArray(part)) for (const item of part) yield* shapesOf(item, path);
  else if (typeof part === 'object' && part !== null)
    for (const [key, value] of Object.entries(part)) {
      yield FEW_WORDS.has(key) ? `${path}.${key}=${value}` : `${path}.${key}`;
      if (key === 'cells') for (const cell of Object.values(value as object)) yield* shapesOf(cell, `${path}.cells`);
      else if (!NAMED_BY_SERVER.has(key) && key !== 'blocks' && key !== 'tabs')
        yield* shapesOf(value, `${path}.${key}`);
    }
}

describe.each(RELEASES)('a host of vocabulary %i', (release) => {
  const screens = screensOf(release);
  const known = new Set(Object.values(screens).flatMap(({ blocks }) => [...shapesIn(blocks)]));

  test('gets of today’s screens only what it knows', () => {
    for (const scene of GALLERY) {
      const unknown = [...shapesIn(narrow(shown(scene)?.blocks ?? [], release, UPDATE))].filter(
        (shape) => !known.has(shape),
      );
      expect.soft(unknown, scene.id).toEqual([]);
    }
  });

  test('would be found to get too much, were the screens not narrowed', () => {
    const all = GALLERY.flatMap((scene) => [...shapesIn(shown(scene)?.blocks ?? [])]);
    const unknown = all.filter((shape) => !known.has(shape));
    expect(unknown.length > 0).toBe(release < VOCABULARY);
  });

  test('gets the screens that it was released with as they were', () => {
    for (const [id, { blocks }] of Object.entries(screens)) expect(narrow(blocks, release, UPDATE), id).toEqual(blocks);
  });

  test('opens every screen of today, and keeps a draft for every form that it is shown', async () => {
    const { createScreenClient } = await import(`./${release}/screen-client.js`);
    for (const scene of GALLERY) {
      const answer = shown(scene);
      if (!answer) continue;
      const client = createScreenClient({
        transport: narrowing(playScene(scene), release),
        info: { vocabulary: release, locale: 'en-US' },
        newKey: () => 'key',
        effect: () => {},
        after: () => () => {},
      });
      await client.open(scene.id);
      const blocks = narrow(answer.blocks, release, UPDATE);
      expect(client.view()).toMatchObject({ status: 'ready', title: answer.title, blocks });
      const forms = [...everyBlock(blocks)].filter(({ kind }) => kind === 'form');
      expect(Object.keys(client.view().drafts)).toEqual(forms.map(({ id }) => id));
    }
  });
});

/** The server between a host and a scene. */
function narrowing(transport: Transport, release: number): Transport {
  return async (procedure, input) => {
    const reply = await transport(procedure, input);
    if (!reply.ok || !('blocks' in reply.answer)) return reply;
    return { ok: true, answer: { ...reply.answer, blocks: narrow(reply.answer.blocks, release, UPDATE) } };
  };
}
