import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { findOrganization } from '@tierline/db/organization';
import { findRecordWrite } from '@tierline/db/record-write';
import { may } from '@tierline/domain/viewer';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { drawImpact } from '../impact/draw-impact.ts';
import { markedType } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { action } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import { toRecord } from '../screen/record-ref.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { findOpenCompany, mayMark, proposeType } from './open-company.ts';

const params = z.object({ type: markedType });

/** Marking a company is asked on a page of its own, which says what it would do (row 22). */
async function openMark(ctx: ScreenContext, given: Input): Promise<ScreenAnswer> {
  const { sentences, labels, accountTypes, viewer } = ctx;
  if (!may(viewer.role, 'see_network')) throw new ProblemError('not_permitted');
  const words = sentences.marks;
  const { type } = readParams(params, given);
  const company = await findOpenCompany(ctx);
  const label = type === 'partner_2' ? labels.secondPartner : labels.partner;
  const toCard = (id: string, text: string) => toGoto(id, text, 'organization');
  const proposal = await proposeType(ctx, company, type);
  const name = proposal?.company?.name ?? company.row?.name ?? '';
  const frame = {
    title: words.title(name, label),
    back: toCard('back', sentences.explain.back),
    watch: ctx.crm.watchedFields('organization'),
  };
  if (!proposal) {
    const title = words.unread(sentences.crm[ctx.crm.kind]);
    return { ...frame, title: words.mark(label), blocks: [{ kind: 'empty', id: 'unread', title }] };
  }
  const summary = await summarize(ctx, proposal);
  if (!summary.ok) throw new Error('a mark has no faults');
  const does = proposal.company
    ? words.joins(name, label, sentences.crm[ctx.crm.kind])
    : words.changes(name, accountTypes[type].crmValue, sentences.crm[ctx.crm.kind]);
  const { digest } = summary.impact;
  const mark = action({
    ...{ id: 'mark', label: words.mark(label), call: 'accountType.mark', input: { type, digest }, look: 'primary' },
    ...(mayMark(ctx, company) ? {} : { disabled: words.locked }),
  });
  return {
    ...frame,
    blocks: [
      { kind: 'text', id: 'does', text: does },
      ...(await drawImpact(ctx, proposal, summary.impact)),
      { kind: 'actions', id: 'marking', actions: [mark], gotos: [toCard('keep', words.keep)] },
    ],
  };
}

/** What the person is told; a refusal stands on the card. */
async function tellMarked(
  ctx: ScreenContext,
  { organization, type, write }: OutputOf<'accountType.mark'>,
): Promise<Effect[]> {
  const { sentences, labels, scope } = ctx;
  const card: Effect = { do: 'goto', screen: 'organization', params: {} };
  const state = write === null ? 'accepted' : (await findRecordWrite(scope, write))?.state;
  if (state === 'refused') return [card];
  const name = (await findOrganization(scope, organization))?.name ?? '';
  const label = type === 'partner_2' ? labels.secondPartner : labels.partner;
  if (state !== 'accepted') return [{ do: 'toast', tone: 'info', title: sentences.contracts.kept }, card];
  const { record } = await toRecord(ctx, 'organization', organization);
  const marked: Effect = { do: 'toast', tone: 'good', title: sentences.marks.marked(name, label) };
  // The page's own fields show it too.
  return [marked, ...(record ? [{ do: 'refresh' as const, record }] : []), card];
}

export const accountTypeScreens: ScreenModule = {
  screens: { mark: openMark },
  acts: { 'accountType.mark': tellMarked },
};
