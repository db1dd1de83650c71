import type { Block, Step } from '@tierline/blocks/vocabulary';
import type { SyncRunRow } from '@tierline/db/sync-run';
import type { CrmObject } from '@tierline/domain/crm';
import type { ScreenContext } from '../screen/screen.ts';
import type { ConnectionHealth } from './get-health.ts';

/** As they are read: those that others name come first. */
const ORDER: readonly CrmObject[] = ['organization', 'contact', 'deal', 'lead'];

/** How far a long read has come; reads of what has changed are over before anybody looks. */
export function drawProgress({ sentences }: ScreenContext, { connection, open }: ConnectionHealth): Block[] {
  if (open?.kind !== 'everything') return [];
  const words = sentences.health;
  const name = sentences.crm[connection.crm];
  return [
    {
      kind: 'steps',
      id: `progress:${connection.crm}`,
      label: words.progress(name),
      steps: ORDER.map((object) => ({
        id: object,
        title: words.objects[object],
        ...toStep(open, object, words),
      })),
    },
  ];
}

function toStep(
  run: SyncRunRow,
  object: CrmObject,
  { soFar, begins }: ScreenContext['sentences']['health'],
): Pick<Step, 'state' | 'text'> {
  const at = run.object === null ? 0 : ORDER.indexOf(run.object);
  const place = ORDER.indexOf(object);
  if (run.state === 'waiting' && run.object === null)
    return { state: 'todo', ...(place === 0 ? { text: begins } : {}) };
  if (place < at) return { state: 'done' };
  return place === at ? { state: 'current', text: soFar(run.counts.read) } : { state: 'todo' };
}
