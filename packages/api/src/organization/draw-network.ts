import type { Row, TableBlock } from '@tierline/blocks/vocabulary';
import type { OrganizationRow } from '@tierline/db/organization';
import { REGION_FIELD, SEGMENT_FIELD, valuesOf } from '@tierline/domain/organization-field';
import { nameEdits } from '../explain/name-edits.ts';
import { query } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { PAGE, toCursor } from './cursor.ts';
import type { Associated, NetworkPage, OthersPage } from './find-network.ts';

/** The second partners that rules let stand behind a partner, each with those rules. */
export async function drawSecondPartners(
  ctx: ScreenContext,
  row: OrganizationRow,
  searched: string,
  page: NetworkPage,
): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const words = sentences.organization_screen;
  const last = page.rows.at(-1);
  return {
    kind: 'table',
    id: `second-partners:${row.id}`,
    label: words.network(labels.secondPartner),
    columns: columnsOf(ctx),
    rows: await drawRows(ctx, page.rows),
    rowGotos: [toGoto('why', sentences.explain.why, 'explain', { partner: row.id })],
    empty: searched.trim() === '' ? words.noRuleFor(row.name, labels.secondPartner) : words.noMatch,
    source: query('organization.secondPartners', { organization: row.id }),
    searchable: { label: words.find(labels.secondPartner) },
    total: page.total,
    ...(last && page.rows.length === PAGE ? { after: toCursor(last.organization) } : {}),
  };
}

/** Who may not stand behind a partner, and what comes nearest to letting it. */
export async function drawOthers(
  ctx: ScreenContext,
  row: OrganizationRow,
  searched: string,
  page: OthersPage,
): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const words = sentences.organization_screen;
  const records = await toRecords(
    ctx,
    'organization',
    page.rows.map(({ organization }) => organization.id),
  );
  const last = page.rows.at(-1);
  return {
    kind: 'table',
    id: `others:${row.id}`,
    label: sentences.explain.others(labels),
    columns: [
      { key: 'name', label: words.name },
      { key: 'reason', label: sentences.explain.reason },
    ],
    rows: page.rows.map(({ organization, nearest }) => {
      const names = { partner: row.name, secondPartner: organization.name };
      const text =
        nearest === null
          ? sentences.reason({ code: page.fields.length > 0 ? 'no_rule' : 'no_contract' }, row.name, labels, ctx.locale)
          : sentences.explain.nearest(nearest.name, nameEdits(sentences, page.fields, nearest.edits, names));
      return {
        id: organization.id,
        cells: {
          name: { value: { type: 'text', text: organization.name }, ...records(organization.id) },
          reason: { value: { type: 'text', text } },
        },
      };
    }),
    rowGotos: [toGoto('why', sentences.explain.whyNot, 'explain', { partner: row.id })],
    empty: searched.trim() === '' ? words.noOthers(labels) : words.noMatch,
    source: query('organization.others', { organization: row.id }),
    searchable: { label: words.find(labels.secondPartner) },
    total: page.total,
    ...(last && page.rows.length === PAGE ? { after: toCursor(last.organization) } : {}),
  };
}

/** A page of the partners of a second partner. */
export async function drawPartners(
  ctx: ScreenContext,
  row: OrganizationRow,
  searched: string,
  page: NetworkPage,
): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const words = sentences.organization_screen;
  const last = page.rows.at(-1);
  return {
    kind: 'table',
    id: `partners:${row.id}`,
    label: words.network(labels.partner),
    columns: columnsOf(ctx),
    rows: await drawRows(ctx, page.rows),
    rowGotos: [toGoto('why', sentences.explain.why, 'explain', { secondPartner: row.id })],
    empty: searched.trim() === '' ? noPartners(ctx, row) : words.noMatch,
    source: query('organization.partners', { organization: row.id }),
    searchable: { label: words.find(labels.partner) },
    total: page.total,
    ...(last && page.rows.length === PAGE ? { after: toCursor(last.organization) } : {}),
  };
}

const noPartners = ({ sentences, labels, setting }: ScreenContext, row: OrganizationRow): string =>
  setting.source === 'rules'
    ? sentences.organization_screen.noRuleFor(row.name, labels.partner)
    : sentences.organization_screen.noneFor(row.name, labels.partner);

const hintOf = (parts: readonly string[]) => (parts.length > 0 ? { hint: parts.join(', ') } : {});

const columnsOf = ({ sentences: { organization_screen: words } }: ScreenContext) => [
  { key: 'name', label: words.name },
  { key: 'region', label: words.region },
  { key: 'segment', label: words.segment },
  { key: 'status', label: words.status },
];

async function drawRows(ctx: ScreenContext, contracted: readonly Associated[]): Promise<Row[]> {
  const words = ctx.sentences.organization_screen;
  const ids = contracted.map(({ organization }) => organization.id);
  const records = await toRecords(ctx, 'organization', ids);
  return contracted.map(({ organization, preferred, rules }) => ({
    id: organization.id,
    cells: {
      name: {
        value: { type: 'text', text: organization.name },
        ...hintOf(preferred ? [words.preferred, ...rules] : rules),
        ...records(organization.id),
      },
      region: { value: { type: 'text', text: valuesOf(organization, REGION_FIELD).join(', ') } },
      segment: { value: { type: 'text', text: valuesOf(organization, SEGMENT_FIELD).join(', ') } },
      status: {
        value: { type: 'text', text: organization.status ?? '' },
        tone: organization.standing === 'active' ? 'good' : 'warn',
      },
    },
  }));
}
