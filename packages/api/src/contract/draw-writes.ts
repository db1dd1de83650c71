import type { TableBlock } from '@tierline/blocks/vocabulary';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { listUnsettledOrganizationWrites } from '@tierline/db/organization-write';
import { labelOf } from '../field/labels.ts';
import { action } from '../screen/action.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { explainFailure } from '../second-partner/explain-failure.ts';
import { MOST_WRITES } from '../write/router.ts';

/** The writes to company records that wait or were refused; null when there are none. */
export async function drawOrganizationWrites(ctx: ScreenContext): Promise<TableBlock | null> {
  const { sentences, scope } = ctx;
  const words = sentences.admin_screen;
  const writes = await listUnsettledOrganizationWrites(scope, MOST_WRITES);
  if (writes.length === 0) return null;
  const fields = await listOrganizationFields(scope);
  const records = await toRecords(
    ctx,
    'organization',
    writes.map(({ write }) => write.organizationId),
  );
  const { targets, retry, dismiss } = sentences.contracts;
  return {
    kind: 'table',
    id: 'organization-writes',
    label: sentences.contracts.writes,
    columns: [
      { key: 'record', label: words.record },
      { key: 'change', label: words.change },
      { key: 'problem', label: words.problem },
      { key: 'who', label: words.who },
      { key: 'when', label: words.when },
    ],
    rows: writes.map(({ write, organizationName }) => ({
      id: write.id,
      cells: {
        record: { value: { type: 'text', text: organizationName }, ...records(write.organizationId) },
        change: { value: { type: 'text', text: targets[write.target] ?? labelOf(fields, write.target) } },
        problem: {
          value: {
            type: 'text',
            text: write.failureCode === null ? sentences.deal_screen.saving : explainFailure(sentences, write),
          },
          tone: write.state === 'pending' ? 'info' : 'bad',
        },
        who: { value: { type: 'person', name: write.requestedBy } },
        when: { value: { type: 'instant', at: write.requestedAt } },
      },
      ...(write.state === 'pending' ? { without: ['dismiss'] } : {}),
    })),
    rowActions: [
      action({ id: 'retry', label: retry, call: 'contract.retryWrite', input: {} }),
      action({
        ...{ id: 'dismiss', label: dismiss, call: 'contract.dismissWrite', input: {} },
        confirm: { title: words.dismissTitle, text: words.dismissText, label: words.dismiss },
      }),
    ],
    empty: words.noWrites,
    total: writes.length,
  };
}
