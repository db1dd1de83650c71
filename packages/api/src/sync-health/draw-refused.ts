import type { Cell } from '@tierline/blocks/value';
import type { TableBlock } from '@tierline/blocks/vocabulary';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { OutputOf } from '../features.ts';
import { PAGE } from '../organization/cursor.ts';
import { action, query } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { explainFailure } from '../second-partner/explain-failure.ts';
import { nameFields } from '../write/name-fields.ts';
import { nameRecords } from '../write/name-records.ts';
import { nameValues } from '../write/name-values.ts';
import { isPlain } from './fix-write.ts';

/** Writes that a CRM refused, each to be corrected, tried again or put aside. */
export async function drawRefused(
  ctx: ScreenContext,
  { rows, total, from }: OutputOf<'syncHealth.refused'>,
): Promise<TableBlock> {
  const { sentences } = ctx;
  const words = sentences.health;
  const nameOf = await nameFields(ctx);
  const recordOf = await nameRecords(
    ctx,
    rows.map(({ write, recordName }) => ({ ...write, name: recordName })),
  );
  const tell = await nameValues(
    ctx,
    rows.map(({ write }) => ({ key: write.target, values: write.desired })),
  );
  const { admin_screen: admin } = sentences;
  return {
    kind: 'table',
    id: 'refused',
    label: words.rejected,
    columns: [
      { key: 'record', label: words.record },
      { key: 'field', label: words.field },
      { key: 'value', label: words.value },
      { key: 'reason', label: words.reason },
      { key: 'when', label: words.when },
    ],
    rows: rows.map(({ write, recordName }) => ({
      id: write.id,
      cells: {
        record: { ...recordOf({ ...write, name: recordName }), hint: sentences.crm[write.crm] },
        field: { value: { type: 'text', text: nameOf(write.object, write.target) } },
        value: {
          value: { type: 'text', text: tell({ key: write.target, values: write.desired }).join(', ') || words.blank },
        },
        reason: toReason(ctx, write),
        when: { value: { type: 'instant', at: write.requestedAt }, hint: write.requestedBy || words.itself },
      },
      ...(isPlain(write) ? {} : { without: ['fix'] }),
    })),
    rowActions: [
      action({ id: 'retry', label: admin.retry, call: 'write.retry', input: {} }),
      action({
        ...{ id: 'dismiss', label: admin.dismiss, call: 'write.dismiss', input: {} },
        confirm: { title: admin.dismissTitle, text: admin.dismissText, label: admin.dismiss },
      }),
    ],
    rowGotos: [toGoto('fix', words.fix, 'refused-write')],
    empty: words.noneRejected,
    source: query('syncHealth.refused', {}),
    total,
    ...(from + rows.length < total && rows.length === PAGE ? { after: String(from + rows.length) } : {}),
  };
}

/** In plain words, and beneath them in the CRM's own. */
export function toReason({ sentences }: ScreenContext, write: RecordWriteRow): Cell {
  const text = explainFailure(sentences, write);
  const said = write.failureText?.trim() ?? '';
  return {
    value: { type: 'text', text },
    tone: 'bad',
    ...(said === '' || text.includes(said)
      ? {}
      : { hint: sentences.health.rejectedSaid(sentences.crm[write.crm], said) }),
  };
}
