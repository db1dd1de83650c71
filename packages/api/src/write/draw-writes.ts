import type { TableBlock } from '@tierline/blocks/vocabulary';
import { listUnsettled, type UnsettledWrite } from '@tierline/db/outbox';
import { action } from '../screen/action.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { explainFailure } from '../second-partner/explain-failure.ts';
import { MOST_WRITES } from './router.ts';

/** The writes that wait or were refused, each to be tried again or, once refused, put aside. */
export async function drawWrites(ctx: ScreenContext): Promise<TableBlock> {
  const words = ctx.sentences.admin_screen;
  const writes = await listUnsettled(ctx.scope, MOST_WRITES);
  const idsOf = (kind: 'deal' | 'lead') =>
    writes.filter(({ dealKind }) => dealKind === kind).map(({ write }) => write.dealId);
  const records = {
    deal: await toRecords(ctx, 'deal', idsOf('deal')),
    lead: await toRecords(ctx, 'lead', idsOf('lead')),
  };
  return {
    kind: 'table',
    id: 'writes',
    label: words.choices,
    columns: [
      { key: 'record', label: words.record },
      { key: 'change', label: words.change },
      { key: 'problem', label: words.problem },
      { key: 'who', label: words.who },
      { key: 'when', label: words.when },
    ],
    rows: writes.map((row) => ({
      id: row.write.id,
      cells: {
        record: { value: { type: 'text', text: row.dealName }, ...records[row.dealKind](row.write.dealId) },
        change: { value: { type: 'text', text: drawChange(ctx, row) } },
        problem: drawProblem(ctx, row),
        who: { value: { type: 'person', name: row.write.requestedBy } },
        when: { value: { type: 'instant', at: row.write.requestedAt } },
      },
      ...(row.write.state === 'pending' ? { without: ['dismiss'] } : {}),
    })),
    rowActions: [
      action({ id: 'retry', label: words.retry, call: 'write.retry', input: {} }),
      action({
        id: 'dismiss',
        label: words.dismiss,
        call: 'write.dismiss',
        input: {},
        confirm: { title: words.dismissTitle, text: words.dismissText, label: words.dismiss },
      }),
    ],
    empty: words.noWrites,
    total: writes.length,
  };
}

const drawChange = ({ sentences, labels }: ScreenContext, { desiredName }: UnsettledWrite): string =>
  desiredName === null
    ? `${sentences.admin_screen.remove} ${sentences.lower(labels.role)}`
    : `${labels.role}: ${desiredName}`;

function drawProblem({ sentences }: ScreenContext, { write }: UnsettledWrite) {
  const waiting = write.state === 'pending';
  const text = write.failureCode === null ? sentences.deal_screen.saving : explainFailure(sentences, write);
  return { value: { type: 'text' as const, text }, tone: waiting ? ('info' as const) : ('bad' as const) };
}
