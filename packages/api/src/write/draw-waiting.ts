import type { Block } from '@tierline/blocks/vocabulary';
import { listWritesOf } from '@tierline/db/record-write';
import type { WrittenObject } from '@tierline/domain/crm';
import { may } from '@tierline/domain/viewer';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { explainFailure } from '../second-partner/explain-failure.ts';
import { nameFields } from './name-fields.ts';

/**
 * What of a record of ours is on its way to a CRM, and what a CRM has refused, with the reason; or, of copies that nobody
 * waits for, only those with which something is wrong.
 */
export async function drawWaiting(
  ctx: ScreenContext,
  object: WrittenObject,
  id: string,
  which: 'all' | 'failing' = 'all',
): Promise<Block[]> {
  const { sentences, scope, viewer } = ctx;
  const words = sentences.contracts;
  const open = await listWritesOf(scope, object, id);
  const writes = which === 'all' ? open : open.filter(({ failureCode }) => failureCode !== null);
  if (writes.length === 0) return [];
  const nameOf = await nameFields(ctx);
  return writes.map((write): Block => {
    const crm = sentences.crm[write.crm];
    const what = nameOf(object, write.target);
    const failure = write.failureCode === null ? null : explainFailure(sentences, write);
    const input = { row: write.id };
    const again = action({ id: `again:${write.id}`, label: words.retry, call: 'write.retry', input });
    const aside = action({ id: `aside:${write.id}`, label: words.dismiss, call: 'write.dismiss', input });
    const refused = write.state === 'refused';
    const actions = !may(viewer.role, 'assign') ? [] : refused ? [again, aside] : failure === null ? [] : [again];
    return {
      ...{ kind: 'alert', id: `write:${write.id}`, tone: refused ? 'bad' : 'info' },
      title: `${refused ? words.refused(crm) : words.saving(crm)}: ${what}`,
      ...(failure === null ? {} : { text: failure }),
      ...(actions.length > 0 ? { actions } : {}),
    };
  });
}
