import type { Row, TableBlock } from '@tierline/blocks/vocabulary';
import { type ContractedOrganization, listSecondPartnersOf, type NetworkPage } from '@tierline/db/contract';
import type { OrganizationRow } from '@tierline/db/organization';
import { REGION_FIELD, SEGMENT_FIELD, valuesOf } from '@tierline/domain/organization-field';
import { query } from '../screen/action.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { PAGE, toCursor } from './cursor.ts';

/** The second partners of a partner: few, for its field lists them by name. */
export async function drawSecondPartners(ctx: ScreenContext, row: OrganizationRow): Promise<TableBlock> {
  const { sentences, labels, scope } = ctx;
  const words = sentences.organization_screen;
  const contracted = await listSecondPartnersOf(scope, row);
  return {
    kind: 'table',
    id: `second-partners:${row.id}`,
    label: words.network(labels.secondPartner),
    columns: columnsOf(ctx),
    rows: await drawRows(ctx, contracted),
    empty: words.noneFor(row.name, labels.secondPartner),
    total: contracted.length,
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
    empty: searched.trim() === '' ? words.noneFor(row.name, labels.partner) : words.noMatch,
    source: query('organization.partners', { organization: row.id }),
    searchable: { label: words.find(labels.partner) },
    total: page.total,
    ...(last && page.rows.length === PAGE ? { after: toCursor(last.organization) } : {}),
  };
}

const columnsOf = ({ sentences: { organization_screen: words } }: ScreenContext) => [
  { key: 'name', label: words.name },
  { key: 'region', label: words.region },
  { key: 'segment', label: words.segment },
  { key: 'status', label: words.status },
];

async function drawRows(ctx: ScreenContext, contracted: ContractedOrganization[]): Promise<Row[]> {
  const words = ctx.sentences.organization_screen;
  const ids = contracted.map(({ organization }) => organization.id);
  const records = await toRecords(ctx, 'organization', ids);
  return contracted.map(({ organization, preferred }) => ({
    id: organization.id,
    cells: {
      name: {
        value: { type: 'text', text: organization.name },
        ...(preferred ? { hint: words.preferred } : {}),
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
