import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import type { SyncedObject } from '@tierline/domain/crm';
import type { OutputOf } from '../features.ts';
import { PAGE } from '../organization/cursor.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { quotedAll } from '../sentences/grammar.ts';
import { nameRecords } from '../write/name-records.ts';

/** Names that somebody has to mend: those that mean nobody, those that nobody can choose, and those that several bear. */
export async function drawNaming(ctx: ScreenContext): Promise<Block[]> {
  // Where rules decide, the names in the contract field count for nothing.
  const ofContracts =
    ctx.setting.source === 'contracts' ? [...(await drawMissing(ctx)), ...(await drawNobody(ctx))] : [];
  return [...ofContracts, ...(await drawAlike(ctx, 'organization')), ...(await drawAlike(ctx, 'contact'))];
}

/** What is to be added to a CRM's list of values, until it is there. */
async function drawMissing(ctx: ScreenContext): Promise<Block[]> {
  const { sentences, labels } = ctx;
  const words = sentences.naming;
  const found = (await callFeature(ctx, 'query', 'naming.missing', undefined)) as OutputOf<'naming.missing'>;
  if (found.length === 0) return [];
  const read = action({ id: 'read-fields', label: words.readFields, call: 'field.read', input: {} });
  return [
    {
      ...{ kind: 'section', id: 'missing-names', title: words.missing(labels), hint: words.missingHint(labels) },
      blocks: [
        {
          kind: 'steps',
          id: 'missing-names-todo',
          label: words.missing(labels),
          steps: found.map(({ crm, field, names, more }) => ({
            ...{ id: crm, title: words.addTo(field, sentences.crm[crm]), state: 'todo' },
            text: words.names(names, more),
          })),
        },
        { kind: 'actions', id: 'missing-names-ways', actions: [read] },
      ],
    },
  ];
}

async function drawNobody(ctx: ScreenContext): Promise<Block[]> {
  const words = ctx.sentences.naming;
  const page = (await callFeature(ctx, 'query', 'naming.unresolved', {})) as OutputOf<'naming.unresolved'>;
  if (page.total === 0) return [];
  const { title, todo } = words.unresolved;
  return [
    {
      ...{ kind: 'section', id: 'unresolved-section', title, hint: todo(ctx.labels) },
      blocks: [await drawUnresolved(ctx, page)],
    },
  ];
}

export async function drawUnresolved(
  ctx: ScreenContext,
  { rows, total, from }: OutputOf<'naming.unresolved'>,
): Promise<TableBlock> {
  const words = ctx.sentences.naming.unresolved;
  const ids = rows.map(({ partnerId }) => partnerId);
  const recordOf = await toRecords(ctx, 'organization', ids);
  return {
    kind: 'table',
    id: 'unresolved',
    label: words.title,
    columns: [
      { key: 'name', label: words.name },
      { key: 'partners', label: words.partners },
      { key: 'similar', label: words.similar },
    ],
    rows: rows.map(({ name, nameKey, partners, partnerId, partnerName, similar }) => ({
      id: nameKey,
      cells: {
        name: { value: { type: 'text', text: name }, tone: 'warn' },
        partners: {
          value: { type: 'text', text: partnerName },
          ...recordOf(partnerId),
          ...(partners > 1 ? { hint: words.others(partners - 1) } : {}),
        },
        similar: { value: { type: 'text', text: similar.length > 0 ? quotedAll(similar) : words.nobody } },
      },
    })),
    empty: words.none,
    source: query('naming.unresolved', {}),
    total,
    ...(from + rows.length < total && rows.length === PAGE ? { after: String(from + rows.length) } : {}),
  };
}

async function drawAlike(ctx: ScreenContext, object: SyncedObject): Promise<Block[]> {
  const words = ctx.sentences.naming.lookalikes[object];
  const input = { object };
  const page = (await callFeature(ctx, 'query', 'naming.lookalikes', input)) as OutputOf<'naming.lookalikes'>;
  if (page.total === 0) return [];
  return [
    {
      ...{ kind: 'section', id: `lookalikes-section:${object}`, title: words.title, hint: words.todo },
      blocks: [await drawLookalikes(ctx, page)],
    },
  ];
}

export async function drawLookalikes(
  ctx: ScreenContext,
  { object, rows, total, from }: OutputOf<'naming.lookalikes'>,
): Promise<TableBlock> {
  const { sentences } = ctx;
  const { columns, lookalikes } = sentences.naming;
  const words = lookalikes[object];
  const recordOf = await nameRecords(
    ctx,
    rows.map((row) => ({ ...row, object })),
  );
  return {
    kind: 'table',
    id: `lookalikes:${object}`,
    label: words.title,
    columns: [
      { key: 'record', label: columns.record },
      { key: 'shared', label: words.shared },
      { key: 'crm', label: columns.crm },
    ],
    rows: rows.map((row) => ({
      id: JSON.stringify([row.crm, object, row.recordId]),
      cells: {
        record: recordOf({ ...row, object }),
        shared: { value: { type: 'text', text: row.shared } },
        crm: { value: { type: 'text', text: sentences.crm[row.crm] } },
      },
    })),
    rowGotos: [toGoto('sync', sentences.log.open, 'record-sync')],
    empty: words.none,
    source: query('naming.lookalikes', { object }),
    total,
    ...(from + rows.length < total && rows.length === PAGE ? { after: String(from + rows.length) } : {}),
  };
}
