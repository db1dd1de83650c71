import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import { toFilterText } from '@tierline/domain/field-mapping/filter-text';
import type { OutputOf } from '../features.ts';
import { PAGE } from '../organization/cursor.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameRecords } from '../write/name-records.ts';

/** Records with a status whose account type is blank or odd, and how the CRM itself lists the blank ones. */
export async function drawViolatorSection(ctx: ScreenContext, got: OutputOf<'syncScope.get'>): Promise<Block> {
  const { sentences, labels } = ctx;
  const words = sentences.scope;
  const page = (await callFeature(ctx, 'query', 'syncScope.violators', {})) as OutputOf<'syncScope.violators'>;
  const finders = page.total === 0 ? [] : got.findings.flatMap(({ crm, names }) => (names ? [{ crm, names }] : []));
  return {
    kind: 'section',
    id: 'violators-section',
    title: words.violators,
    hint: words.violatorsHint(labels),
    blocks: [
      await drawViolators(ctx, page),
      ...(page.total > 0 ? [toExport(ctx)] : []),
      ...finders.map(({ crm, names: { partners: _, blankIsPartner: __, ...fields } }): Block => {
        const condition = toFilterText(crm, { ...fields, values: [], blank: true });
        return {
          kind: 'section',
          id: `find-blank:${crm}`,
          title: words.filterBlank(sentences.crm[crm]),
          folded: true,
          blocks: [{ kind: 'text', id: `blank-text:${crm}`, text: words.filterText[crm](condition) }],
        };
      }),
    ],
  };
}

const toExport = ({ sentences }: ScreenContext): Block => ({
  ...{ kind: 'actions', id: 'violator-ways', actions: [] },
  gotos: [toGoto('violators', sentences.checklist.export, 'violators-text')],
});

export async function drawViolators(
  ctx: ScreenContext,
  { rows, total, from }: OutputOf<'syncScope.violators'>,
): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const words = sentences.scope;
  const recordOf = await nameRecords(
    ctx,
    rows.map(({ problem, recordName }) => ({ ...problem, name: recordName })),
  );
  const label = words.setAs(labels.secondPartner);
  const set = action({
    ...{ id: 'second-partner', label, call: 'syncScope.setSecondPartner', input: {} },
    confirm: { title: words.setTitle(labels), text: words.setText(labels), label },
  });
  return {
    kind: 'table',
    id: 'violators',
    label: words.violators,
    columns: [
      { key: 'record', label: words.record },
      { key: 'crm', label: words.crm },
      { key: 'value', label: words.value },
      { key: 'since', label: words.since },
    ],
    rows: rows.map(({ problem, recordName }) => ({
      id: problem.recordId,
      cells: {
        record: recordOf({ ...problem, name: recordName }),
        crm: { value: { type: 'text', text: sentences.crm[problem.crm] } },
        value: { value: { type: 'text', text: problem.values.join(', ') || words.blank }, tone: 'warn' },
        since: { value: { type: 'instant', at: problem.since } },
      },
    })),
    rowActions: [set],
    empty: words.noViolators,
    source: query('syncScope.violators', {}),
    total,
    ...(from + rows.length < total && rows.length === PAGE ? { after: String(from + rows.length) } : {}),
  };
}
