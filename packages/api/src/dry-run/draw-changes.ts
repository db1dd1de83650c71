import type { Cell } from '@tierline/blocks/value';
import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import type { PlannedChangeRow, SyncRunRow } from '@tierline/db/sync-run';
import type { OutputOf } from '../features.ts';
import { query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { type NamedRecord, nameRecords } from '../write/name-records.ts';
import { nameValues } from '../write/name-values.ts';
import { ACTIONS } from './router.ts';

/** What would happen, a list for each sort of it. */
export async function drawChangeLists(
  ctx: ScreenContext,
  { row, kept }: NonNullable<OutputOf<'dryRun.get'>>,
): Promise<Block[]> {
  const { sentences } = ctx;
  const words = sentences.dryRun;
  const [crmName, otherName] = nameSides(sentences, row.crm);
  const total = kept.reduce((sum, { count }) => sum + count, 0);
  const blocks: Block[] = [];
  for (const action of ACTIONS) {
    const count = kept.find((each) => each.action === action)?.count ?? 0;
    if (count === 0) continue;
    const page = (await callFeature(ctx, 'query', 'dryRun.changes', {
      run: row.id,
      action,
    })) as OutputOf<'dryRun.changes'>;
    const { label, hint } = words.actions[action](crmName, otherName);
    blocks.push({
      ...{ kind: 'section', id: `changes-section:${action}`, title: words.counted(label, count), hint },
      ...{ folded: blocks.length > 0, blocks: [await drawChanges(ctx, page)] },
    });
  }
  const { read: _, ...counts } = row.counts;
  const isCut = total >= MOST_KEPT && Object.values(counts).some((count) => count > 0);
  if (isCut) blocks.unshift({ kind: 'text', id: 'cut', text: words.cut(total), tone: 'neutral' });
  return blocks;
}

/** Findings of one run that are kept. */
const MOST_KEPT = 5_000;

export async function drawChanges(
  ctx: ScreenContext,
  { run, action, rows, total, after }: OutputOf<'dryRun.changes'>,
): Promise<TableBlock> {
  const { sentences } = ctx;
  const words = sentences.dryRun;
  const nameOf = await nameFields(ctx);
  const recordOf = await toRecordCell(ctx, run, rows);
  const values = await nameValues(
    ctx,
    rows.flatMap((row) => [
      { key: row.key, values: row.before },
      { key: row.key, values: row.after },
    ]),
  );
  const list = (key: string, all: readonly string[]): Cell => ({
    value: { type: 'text', text: values({ key, values: all }).join(', ') || words.blank },
  });
  return {
    kind: 'table',
    id: `changes:${action}`,
    label: words.counted(words.actions[action](...nameSides(sentences, run.crm)).label, total),
    columns: [
      { key: 'record', label: words.record },
      { key: 'field', label: words.field },
      { key: 'before', label: words.before },
      { key: 'after', label: words.after },
    ],
    rows: rows.map((row) => ({
      id: String(row.seq),
      cells: {
        record: recordOf(row),
        field: { value: { type: 'text', text: nameOf(row.object, row.key) } },
        before: list(row.key, row.before),
        after: list(row.key, row.after),
      },
    })),
    empty: words.none,
    source: query('dryRun.changes', { run: run.id, action }),
    total,
    ...(after === null ? {} : { after: String(after) }),
  };
}

/** The CRM that is read, and the vendor's other one. */
const nameSides = ({ crm }: ScreenContext['sentences'], read: SyncRunRow['crm']): [string, string] => [
  crm[read],
  crm[read === 'salesforce' ? 'hubspot' : 'salesforce'],
];

/** A record that Tierline does not know yet leads to where it was found, if that is this CRM. */
async function toRecordCell(
  ctx: ScreenContext,
  run: Pick<SyncRunRow, 'crm'>,
  rows: readonly PlannedChangeRow[],
): Promise<(row: PlannedChangeRow) => Cell> {
  const known = rows.flatMap((row): NamedRecord[] =>
    row.recordId === null ? [] : [{ ...row, recordId: row.recordId }],
  );
  const cellOf = await nameRecords(ctx, known);
  return (row) => {
    const cell: Cell =
      row.recordId === null
        ? { value: { type: 'text', text: row.name } }
        : cellOf({ object: row.object, recordId: row.recordId, name: row.name });
    if (cell.record || row.crmId === null || run.crm !== ctx.crm.kind) return cell;
    return { ...cell, record: { object: ctx.crm.objectName(row.object), id: row.crmId } };
  };
}
