import type { Cell } from '@tierline/blocks/value';
import type { Column, TableBlock } from '@tierline/blocks/vocabulary';
import type { NamedLogEntry } from '@tierline/db/sync-log';
import type { WrittenObject } from '@tierline/domain/crm';
import { PAGE } from '../organization/cursor.ts';
import { query } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { nameRecords } from '../write/name-records.ts';
import { nameValues } from '../write/name-values.ts';

export interface LogPage {
  rows: NamedLogEntry[];
  total: number;
  /** Null: of all records. */
  of: { object: WrittenObject; recordId: string } | null;
}

/** What sync did, newest first: to one record, or to all of them, each named. */
export async function drawLog(ctx: ScreenContext, { rows, total, of }: LogPage, searched: string): Promise<TableBlock> {
  const { sentences } = ctx;
  const words = sentences.log;
  const nameOf = await nameFields(ctx);
  const toNamed = ({ entry, recordName }: NamedLogEntry) => ({ ...entry, name: recordName });
  const recordOf = await nameRecords(ctx, of ? [] : rows.map(toNamed));
  const tell = await nameValues(
    ctx,
    rows.flatMap(({ entry: { key, before, after } }) => [
      { key, values: before },
      { key, values: after },
    ]),
  );
  const told = (key: string | null, values: readonly string[]) => tell({ key, values }).join(', ') || words.blank;
  const last = rows.at(-1)?.entry;
  const record: Column[] = of ? [] : [{ key: 'record', label: words.record }];
  return {
    kind: 'table',
    id: of ? `log:${of.object}:${of.recordId}` : 'log',
    label: words.log,
    columns: [
      { key: 'when', label: words.when },
      ...record,
      { key: 'what', label: words.what },
      { key: 'before', label: words.before },
      { key: 'after', label: words.after },
      { key: 'by', label: words.by },
    ],
    rows: rows.map((row) => {
      const { seq, at, crm, object, recordId, key, action, before, after, byName } = row.entry;
      const field = key === null ? '' : nameOf(object, key);
      const value = (values: readonly string[]): Cell => ({
        value: { type: 'text', text: key === null ? '' : told(key, values) },
      });
      return {
        id: of ? String(seq) : JSON.stringify([crm, object, recordId, String(seq)]),
        cells: {
          when: { value: { type: 'instant', at } },
          ...(of ? {} : { record: recordOf(toNamed(row)) }),
          what: {
            value: { type: 'text', text: words.actions[action](field, sentences.crm[crm]) },
            ...(action === 'refused' ? { tone: 'bad' as const } : {}),
            ...(action.endsWith('_over') ? { tone: 'warn' as const } : {}),
          },
          before: value(before),
          after: value(after),
          by: { value: { type: 'person', name: byName ?? '' } },
        },
      };
    }),
    ...(of ? {} : { rowGotos: [toGoto('sync', words.open, 'record-sync')] }),
    empty: searched.trim() === '' ? words.none : words.noMatch,
    source: of ? query('syncLog.ofRecord', { object: of.object, record: of.recordId }) : query('syncLog.list', {}),
    searchable: { label: words.find },
    total,
    ...(last && rows.length === PAGE ? { after: String(last.seq) } : {}),
  };
}
