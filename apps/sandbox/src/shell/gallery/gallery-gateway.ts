import { GALLERY, playScene, type Scene } from '@tierline/blocks/gallery';
import type { Procedure, Procedures, Reply } from '@tierline/blocks/protocol';
import { standInForApex } from '../platform/runtime.ts';

const scenes = new Map(GALLERY.map((scene) => [scene.id, scene]));

/** Gives a component its scene: the gateway hears of it as the page's record. */
export const toGalleryRecordId = (scene: Scene): string => `gallery/${scene.id}`;

standInForApex((method, { procedure, recordId, input }) => {
  const scene = scenes.get(String(recordId).replace(/^gallery\//, ''));
  if (method !== 'TierlineGateway.call' || !scene || !String(recordId).startsWith('gallery/')) return undefined;
  return play(scene, procedure as Procedure, JSON.parse(String(input)));
});

/** What the gateway would have passed on from the server. */
async function play<P extends Procedure>(scene: Scene, procedure: P, input: Procedures[P]['input']) {
  const reply: Reply<Procedures[P]['answer']> = await playScene(scene)(procedure, input);
  if (reply.ok) return toReply(200, { result: { data: reply.answer } });
  if ('unreachable' in reply) return { status: 0, body: '' };
  const { problem } = reply;
  return toReply(400, { error: { message: problem.text, code: -32600, data: { problem, httpStatus: 400 } } });
}

const toReply = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) });
