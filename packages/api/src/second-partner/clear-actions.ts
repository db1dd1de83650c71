import type { Action } from '@tierline/blocks/vocabulary';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { DealView } from './load-deal.ts';
import { whyLocked } from './why-locked.ts';

/** Taking the second partner away, asked first; nothing where there is none, or the viewer may not. */
export function clearActions(ctx: ScreenContext, view: DealView): Action[] {
  const { sentences, labels, setting } = ctx;
  const words = sentences.deal_screen;
  const name = view.pending ? view.pending.desired?.name : view.secondPartner?.name;
  if (name === undefined || setting.mandatory || whyLocked(ctx, view) !== null) return [];
  const confirm = {
    title: words.removeTitle(labels.role),
    text: words.removeText(name, sentences.deal[view.deal.kind]),
    label: words.remove,
  };
  const input = { deal: view.deal.id };
  return [
    action({ id: 'clear', label: words.remove, call: 'secondPartner.clear', input, look: 'destructive', confirm }),
  ];
}
