import type { Action, Block } from '@tierline/blocks/vocabulary';
import type { SyncedObject } from '@tierline/domain/crm';
import { may } from '@tierline/domain/viewer';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { listAskedCrms } from './list-asked-crms.ts';
import { planStatus } from './plan-status.ts';

export interface Removable {
  object: SyncedObject;
  id: string;
  name: string;
  deleted: boolean;
}

/** What an administrator may do to delete a record here; its confirmation says what stays in the CRM. */
export async function drawRemoval(ctx: ScreenContext, { object, id, name }: Removable): Promise<Action[]> {
  const words = ctx.sentences.removal;
  if (!may(ctx.viewer.role, 'administer')) return [];
  const status = (await planStatus(ctx.scope, object, id))?.deleted ?? null;
  const crms = await nameCrms(ctx, object, id);
  if (status === null || crms.length === 0) return [];
  return [
    action({
      ...{ id: `remove:${id}`, label: words.remove, call: 'removal.remove', input: { object, record: id } },
      look: 'destructive',
      confirm: { title: words.removeTitle(name), text: words.removeText(crms, status), label: words.remove },
    }),
  ];
}

/** That a record is deleted, where, and the way back; nothing for one that is not. */
export async function drawTombstone(ctx: ScreenContext, { object, id, name, deleted }: Removable): Promise<Block[]> {
  const { removal: words, contact } = ctx.sentences;
  const plan = await planStatus(ctx.scope, object, id);
  const crms = await nameCrms(ctx, object, id);
  if (plan?.restored == null || crms.length === 0) {
    // Nobody has deleted it here, or it takes part nowhere since: its record is gone from the CRM.
    if (!deleted) return [];
    return [{ kind: 'alert', id: `gone:${id}`, tone: 'warn', title: contact.gone(name), text: contact.goneText }];
  }
  const restore = action({
    ...{ id: `restore:${id}`, label: words.restore, call: 'removal.restore', input: { object, record: id } },
    look: 'primary',
  });
  return [
    {
      ...{ kind: 'alert', id: `tombstone:${id}`, tone: 'bad', title: words.tombstone(name) },
      text: words.tombstoneText(crms, plan.status ?? ''),
      ...(may(ctx.viewer.role, 'administer') ? { actions: [restore] } : {}),
    },
  ];
}

const nameCrms = async ({ scope, sentences }: ScreenContext, object: SyncedObject, id: string): Promise<string[]> =>
  (await listAskedCrms(scope, object, id)).map((crm) => sentences.crm[crm]);
