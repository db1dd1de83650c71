import type { Block } from '@tierline/blocks/vocabulary';
import { may } from '@tierline/domain/viewer';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { formatDay } from '../sentences/format-day.ts';
import { sentence } from '../sentences/grammar.ts';
import { clearActions } from './clear-actions.ts';
import { explainFailure } from './explain-failure.ts';
import type { DealView, ShownWrite } from './load-deal.ts';
import { isMisfit } from './misfit.ts';

/** What the person has to know before the choice: a deletion, a write that waits or was refused, a choice that no longer fits. */
export function drawNotices(ctx: ScreenContext, view: DealView): Block[] {
  const { sentences, labels, locale } = ctx;
  const words = sentences.deal_screen;
  const { deal, secondPartner, fit, misfit, associations, pending, refused, relay } = view;
  const blocks: Block[] = [];
  if (deal.deleted) blocks.push({ kind: 'alert', id: 'deleted', tone: 'warn', title: words.deleted(deal.name) });
  if (pending) blocks.push(drawPending(ctx, pending));
  if (refused) blocks.push(drawRefused(ctx, deal.id, refused));
  if (relay) blocks.push(drawRelay(ctx, relay));
  if (ctx.setting.mandatory && !secondPartner && !pending && associations.partner && !deal.deleted) {
    const title = words.mandatory(sentences.deal[deal.kind], labels.role);
    blocks.push({ kind: 'alert', id: 'mandatory', tone: 'warn', title });
  }
  if (secondPartner && fit && isMisfit(view)) {
    const reason = sentence(sentences.reason(fit.reason, associations.partner?.name ?? '', labels, locale));
    const title = words.ineligible(secondPartner.name, misfit && formatDay(misfit.since, locale));
    const text = misfit?.basis ? `${reason} ${words.wasEligible(misfit.basis)}` : reason;
    blocks.push({ kind: 'alert', id: 'ineligible', tone: 'warn', title, text, actions: clearActions(ctx, view) });
  }
  return blocks;
}

function drawPending({ sentences }: ScreenContext, { row, desired }: ShownWrite): Block {
  const words = sentences.deal_screen;
  const crm = sentences.crm[row.crm];
  if (row.failureCode === null) {
    const title = desired ? words.savingTo(desired.name, crm) : words.removingFrom(crm);
    return { kind: 'alert', id: 'pending', tone: 'info', title };
  }
  const text = words.waiting(desired?.name ?? null, explainFailure(sentences, row));
  return { kind: 'alert', id: 'pending', tone: 'info', title: words.waitingTitle(crm), text };
}

function drawRefused({ sentences }: ScreenContext, deal: string, { row, desired }: ShownWrite): Block {
  const words = sentences.deal_screen;
  const again = desired
    ? action({
        id: 'again',
        label: words.tryAgain,
        call: 'secondPartner.assign',
        input: { deal, secondPartner: desired.id },
      })
    : action({ id: 'again', label: words.tryAgain, call: 'secondPartner.clear', input: { deal } });
  return {
    kind: 'alert',
    id: 'refused',
    tone: 'bad',
    title: words.refusedTitle(desired?.name ?? null, sentences.crm[row.crm]),
    text: explainFailure(sentences, row),
    actions: [again, action({ id: 'dismiss', label: words.dismiss, call: 'write.dismiss', input: { row: row.id } })],
  };
}

/** The choice stands; the vendor's other CRM has not taken it over. */
function drawRelay({ sentences, viewer }: ScreenContext, { row, desired }: ShownWrite): Block {
  const words = sentences.deal_screen;
  const refused = row.state === 'refused';
  const title = (refused ? words.refusedTitle : words.relayTitle)(desired?.name ?? null, sentences.crm[row.crm]);
  const dismiss = action({ id: 'dismiss-relay', label: words.dismiss, call: 'write.dismiss', input: { row: row.id } });
  return {
    kind: 'alert',
    id: 'relay',
    tone: refused ? 'warn' : 'info',
    title,
    text: explainFailure(sentences, row),
    ...(refused && may(viewer.role, 'assign') ? { actions: [dismiss] } : {}),
  };
}
