import type { Block } from '@tierline/blocks/vocabulary';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { findOpenCompany, mayMark } from './open-company.ts';

/** What the company on the page can be marked as, by whoever may edit it: each leads to what that would change. */
export async function drawMarks(ctx: ScreenContext): Promise<Block[]> {
  const { sentences, labels } = ctx;
  const company = await findOpenCompany(ctx);
  if (!mayMark(ctx, company)) return [];
  const { row } = company;
  const marks = [
    { type: 'partner_2' as const, label: labels.secondPartner },
    { type: 'partner' as const, label: labels.partner },
  ].filter(({ type }) => !row || row.standing === 'outside' || row.accountType !== type);
  const gotos = marks.map(({ type, label }) => toGoto(`mark:${type}`, sentences.marks.mark(label), 'mark', { type }));
  return [{ kind: 'actions', id: 'marks', actions: [], gotos }];
}
