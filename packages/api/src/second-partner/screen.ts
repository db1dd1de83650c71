import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import { findLink } from '@tierline/db/record-link';
import { may } from '@tierline/domain/viewer';
import { ProblemError } from '../problem/problem-error.ts';
import { findOpenRecord } from '../record-access.ts';
import { toGoto } from '../screen/goto.ts';
import { toRecord } from '../screen/record-ref.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawWaiting } from '../write/draw-waiting.ts';
import { drawChain } from './draw-chain.ts';
import { drawChoice } from './draw-choice.ts';
import { drawHistory } from './draw-history.ts';
import { drawNotices } from './draw-notices.ts';
import { tellAssignment, tellDismissal } from './effects.ts';
import { type DealView, loadDeal } from './load-deal.ts';
import { isMisfit } from './misfit.ts';
import { showCandidates } from './options.ts';

/** Seconds between looks at a write that is under way. */
const AGAIN = 2;

/** The card of an opportunity or lead: who stands in its chain, the choice of the second partner, and the history. */
async function openDeal(ctx: ScreenContext): Promise<ScreenAnswer> {
  const record = findOpenRecord(ctx);
  if (record?.object !== 'deal' && record?.object !== 'lead') throw new ProblemError('record_unknown');
  const { title, unread, unreadText } = ctx.sentences.deal_screen;
  const watch = ctx.crm.watchedFields(record.object);
  const link = await findLink(ctx.scope, ctx.crm.kind, record.object, record.crmId);
  const view = link && (await loadDeal(ctx, link.id));
  if (!view) {
    const blocks: Block[] = [{ kind: 'empty', id: 'unread', title: unread, text: unreadText }];
    return { title, blocks, watch, again: AGAIN };
  }
  const answer: ScreenAnswer = { title, blocks: await drawDeal(ctx, view), watch };
  // Since when a choice no longer fits is noted a moment after it has come so.
  if (view.pending || (isMisfit(view) && !view.misfit)) answer.again = AGAIN;
  const { record: ref } = await toRecord(ctx, record.object, view.deal.id);
  if (ref && link.modifiedAt !== null) answer.revision = { record: ref, at: link.modifiedAt };
  return answer;
}

async function drawDeal(ctx: ScreenContext, view: DealView): Promise<Block[]> {
  const { sentences } = ctx;
  const chain = await drawChain(ctx, view);
  if (!may(ctx.viewer.role, 'see_network')) {
    return [chain, { kind: 'text', id: 'no-permission', text: sentences.deal_screen.noPermission, tone: 'neutral' }];
  }
  return [
    ...drawNotices(ctx, view),
    ...(await drawWaiting(ctx, view.deal.kind, view.deal.id, 'failing')),
    chain,
    ...(await drawChoice(ctx, view)),
    drawHistory(ctx, view),
    drawWays(ctx, view),
  ];
}

/** To those that cannot be chosen, and why; and to how the record is kept in line. */
function drawWays({ sentences, labels }: ScreenContext, { associations, deal }: DealView): Block {
  const { partner } = associations;
  const others =
    partner && !deal.deleted
      ? [toGoto('others', sentences.explain.whoElse(labels.secondPartner), 'others', { partner: partner.id })]
      : [];
  const sync = toGoto('sync', sentences.log.open, 'record-sync', { object: deal.kind, record: deal.id });
  return { kind: 'actions', id: 'ways', actions: [], gotos: [...others, sync] };
}

export const secondPartnerScreens: ScreenModule = {
  screens: { deal: openDeal },
  asks: { 'secondPartner.candidates': showCandidates },
  acts: {
    'secondPartner.assign': tellAssignment,
    'secondPartner.clear': tellAssignment,
    'write.dismiss': tellDismissal,
  },
};
