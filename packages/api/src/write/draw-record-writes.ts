import type { TableBlock } from '@tierline/blocks/vocabulary';
import { listUnsettledRecordWrites } from '@tierline/db/record-write';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { explainFailure } from '../second-partner/explain-failure.ts';
import { nameFields } from './name-fields.ts';
import { nameRecords } from './name-records.ts';
import { MOST_WRITES } from './router.ts';

/** The writes to organizations' and contacts' records that wait or were refused; null when there are none. */
export async function drawRecordWrites(ctx: ScreenContext): Promise<TableBlock | null> {
  const { sentences, scope } = ctx;
  const words = sentences.admin_screen;
  const writes = await listUnsettledRecordWrites(scope, MOST_WRITES);
  if (writes.length === 0) return null;
  const nameOf = await nameFields(ctx);
  const recordOf = await nameRecords(
    ctx,
    writes.map(({ write, recordName }) => ({ ...write, name: recordName })),
  );
  const { retry, dismiss } = sentences.contracts;
  return {
    kind: 'table',
    id: 'record-writes',
    label: sentences.contracts.writes,
    columns: [
      { key: 'record', label: words.record },
      { key: 'change', label: words.change },
      { key: 'problem', label: words.problem },
      { key: 'who', label: words.who },
      { key: 'when', label: words.when },
    ],
    rows: writes.map(({ write, recordName }) => ({
      id: write.id,
      cells: {
        record: recordOf({ ...write, name: recordName }),
        change: { value: { type: 'text', text: nameOf(write.object, write.target) } },
        problem: {
          value: {
            type: 'text',
            text: write.failureCode === null ? sentences.deal_screen.saving : explainFailure(sentences, write),
          },
          tone: write.state === 'pending' ? 'info' : 'bad',
        },
        who: { value: { type: 'person', name: write.requestedBy || sentences.health.itself } },
        when: { value: { type: 'instant', at: write.requestedAt } },
      },
      ...(write.state === 'pending' ? { without: ['dismiss'] } : {}),
    })),
    rowActions: [
      action({ id: 'retry', label: retry, call: 'write.retry', input: {} }),
      action({
        ...{ id: 'dismiss', label: dismiss, call: 'write.dismiss', input: {} },
        confirm: { title: words.dismissTitle, text: words.dismissText, label: words.dismiss },
      }),
    ],
    empty: words.noWrites,
    total: writes.length,
  };
}
