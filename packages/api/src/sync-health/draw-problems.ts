import type { Block, RowAction, TableBlock } from '@tierline/blocks/vocabulary';
import { listContactsById } from '@tierline/db/contact';
import { listCustomerNames } from '@tierline/db/customer';
import { listOrganizationsById } from '@tierline/db/organization';
import type { SyncProblemKind } from '@tierline/db/schema/sync';
import type { NamedProblem } from '@tierline/db/sync-health';
import type { WrittenObject } from '@tierline/domain/crm';
import type { OutputOf } from '../features.ts';
import { PAGE } from '../organization/cursor.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { nameRecords } from '../write/name-records.ts';
import { toProblemRow } from './problem-row.ts';
import { PROBLEM_KINDS } from './router.ts';

/** Kinds that are mended in the mapping. */
const MAPPED: readonly SyncProblemKind[] = ['unmapped_value', 'ping_pong', 'odd_account_type'];
/** Ways into the mapping from one list. */
const MOST_WAYS = 5;

/** What keeps records from being in line, kind by kind with what to do; kinds without any are left out. */
export async function drawProblems(ctx: ScreenContext): Promise<Block[]> {
  const counts = (await callFeature(ctx, 'query', 'syncHealth.counts', undefined)) as OutputOf<'syncHealth.counts'>;
  const kinds = PROBLEM_KINDS.filter((kind) => counts.some((each) => each.kind === kind && each.count > 0));
  return Promise.all(
    kinds.map(async (kind): Promise<Block> => {
      const page = (await callFeature(ctx, 'query', 'syncHealth.problems', {
        kind,
      })) as OutputOf<'syncHealth.problems'>;
      const words = ctx.sentences.health.problems[kind];
      const ways = MAPPED.includes(kind) ? await drawWays(ctx, kind, page.rows) : [];
      return {
        ...{ kind: 'section', id: `problem:${kind}`, title: words.title, hint: words.todo },
        blocks: [await drawProblemTable(ctx, page), ...ways],
      };
    }),
  );
}

export async function drawProblemTable(
  ctx: ScreenContext,
  { kind, rows, total, from }: OutputOf<'syncHealth.problems'>,
): Promise<TableBlock> {
  const { sentences } = ctx;
  const words = sentences.health;
  const nameOf = await nameFields(ctx);
  const recordOf = await nameRecords(
    ctx,
    rows.map(({ problem, recordName }) => ({ ...problem, name: recordName })),
  );
  const tell = await tellValues(ctx, rows);
  return {
    kind: 'table',
    id: `problems:${kind}`,
    label: words.problems[kind].title,
    columns: [
      { key: 'record', label: words.record },
      { key: 'crm', label: words.crm },
      { key: 'field', label: words.field },
      { key: 'value', label: words.value },
      { key: 'since', label: words.problemSince },
    ],
    rows: rows.map(({ problem, recordName }) => ({
      id: toProblemRow(problem),
      cells: {
        record: recordOf({ ...problem, name: recordName }),
        crm: { value: { type: 'text', text: sentences.crm[problem.crm] } },
        field: { value: { type: 'text', text: nameOf(problem.object, problem.key) } },
        value: { value: { type: 'text', text: tell(problem) }, tone: 'warn' },
        since: { value: { type: 'instant', at: problem.since } },
      },
      ...(kind === 'possible_duplicate' && isTakenAddress(problem) ? { without: ['create'] } : {}),
    })),
    ...(kind === 'possible_duplicate' ? { rowActions: [toCreation(words)] } : {}),
    rowGotos: [toGoto('sync', sentences.log.open, 'record-sync')],
    empty: words.problems[kind].none,
    source: query('syncHealth.problems', { kind }),
    total,
    ...(from + rows.length < total && rows.length === PAGE ? { after: String(from + rows.length) } : {}),
  };
}

const toCreation = (words: ScreenContext['sentences']['health']): RowAction =>
  action({
    ...{ id: 'create', label: words.create, call: 'syncHealth.createAnyway', input: {} },
    confirm: { title: words.createTitle, text: words.createText, label: words.create },
  });

/** HubSpot has no two contacts with one address (“CRM API: Contacts”). */
const isTakenAddress = ({ crm, object }: NamedProblem['problem']): boolean => crm === 'hubspot' && object === 'contact';

/** The values that a problem is about; records that look the same by their names. */
async function tellValues(
  { scope, sentences }: ScreenContext,
  rows: readonly NamedProblem[],
): Promise<(problem: NamedProblem['problem']) => string> {
  const words = sentences.health;
  const alike = rows.filter(({ problem }) => problem.kind === 'possible_duplicate');
  const ids = [...new Set(alike.flatMap(({ problem }) => problem.values))];
  const names = new Map<string, string>();
  if (ids.length > 0) {
    for (const { id, name } of await listOrganizationsById(scope, ids)) names.set(id, name);
    for (const { id, name } of await listContactsById(scope, ids)) names.set(id, name);
    for (const { id, name } of await listCustomerNames(scope, ids)) names.set(id, name);
  }
  return ({ kind, values }) => {
    if (kind !== 'possible_duplicate') return values.join(', ') || words.blank;
    return words.looksLike(values.map((id) => names.get(id) ?? id));
  };
}

/** To the mapping of each field that the rows are about, or of the stages of deals. */
async function drawWays(ctx: ScreenContext, kind: SyncProblemKind, rows: readonly NamedProblem[]): Promise<Block[]> {
  const { sentences } = ctx;
  const nameOf = await nameFields(ctx);
  const ways = new Map<string, Pick<NamedProblem['problem'], 'crm' | 'object' | 'key'>>();
  for (const { problem } of rows) ways.set(`${problem.crm}:${problem.object}:${problem.key}`, problem);
  const mapped = [...ways].filter(([, { object }]) => !isDeal(object)).slice(0, MOST_WAYS);
  const stages = [...ways.values()].some(({ object, key }) => isDeal(object) && key === 'stage');
  const toMapping = ([id, { crm, object, key }]: (typeof mapped)[number]) => {
    const label = sentences.health.mappingOf(nameOf(object, key), sentences.crm[crm]);
    return toGoto(`mapping:${id}`, label, 'mapping-field', { crm, object, key });
  };
  const all = [
    ...mapped.map(toMapping),
    ...(stages ? [toGoto('stages', sentences.scope.stages.link, 'sync-stages')] : []),
  ];
  return all.length === 0 ? [] : [{ kind: 'actions', id: `problem-ways:${kind}`, actions: [], gotos: all }];
}

const isDeal = (object: WrittenObject): boolean => object === 'deal' || object === 'lead';
