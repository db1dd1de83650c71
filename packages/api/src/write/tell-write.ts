import type { Effect } from '@tierline/blocks/protocol';
import { findRecordWrite } from '@tierline/db/record-write';
import type { ScreenContext } from '../screen/screen.ts';
import { explainFailure } from '../second-partner/explain-failure.ts';

/** What the person is told after a write was asked for: that it is saved, or that it is kept; a refusal stands on the card. */
export async function tellWrite(ctx: ScreenContext, { write }: { write: string | null }): Promise<Effect[]> {
  const words = ctx.sentences.contracts;
  const row = write === null ? null : await findRecordWrite(ctx.scope, write);
  if (!row || row.state === 'refused') return [];
  return row.state === 'pending'
    ? [{ do: 'toast', tone: 'info', title: words.kept }]
    : [{ do: 'toast', tone: 'good', title: words.saved }];
}

/** The same of one that is tried again, which may be to a deal as well. */
export async function tellRetry(ctx: ScreenContext, answer: { write: string | null }): Promise<Effect[]> {
  const ofRecord = answer.write === null ? null : await findRecordWrite(ctx.scope, answer.write);
  if (ofRecord?.state === 'refused') {
    const { admin_screen: words } = ctx.sentences;
    return [{ do: 'toast', tone: 'bad', title: words.refusedAgain, text: explainFailure(ctx.sentences, ofRecord) }];
  }
  if (ofRecord) return tellWrite(ctx, answer);
  return [{ do: 'toast', tone: 'info', title: ctx.sentences.admin_screen.retried }];
}
