import type { Effect } from '@tierline/blocks/protocol';
import { findRecordWrite } from '@tierline/db/record-write';
import type { OutputOf } from '../features.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import type { Sentences } from '../sentences/english.ts';

/** What the person is told; a refusal stands on the card. */
async function tell(
  { sentences, scope }: ScreenContext,
  { name, writes }: OutputOf<'removal.remove'>,
  done: (words: Sentences['removal'], name: string) => string,
): Promise<Effect[]> {
  const words = sentences.removal;
  const states = await Promise.all(writes.map(async (id) => (await findRecordWrite(scope, id))?.state));
  if (states.includes('refused')) return [];
  if (states.includes('pending')) return [{ do: 'toast', tone: 'info', title: words.kept }];
  return [{ do: 'toast', tone: 'good', title: done(words, name) }];
}

export const removalScreens: ScreenModule = {
  acts: {
    'removal.remove': (ctx, answer) => tell(ctx, answer, (words, name) => words.removed(name)),
    'removal.restore': (ctx, answer) => tell(ctx, answer, (words, name) => words.restored(name)),
  },
};
