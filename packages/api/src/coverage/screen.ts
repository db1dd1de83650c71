import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block, Column, Row, TableBlock } from '@tierline/blocks/vocabulary';
import { listOrganizationsById } from '@tierline/db/organization';
import type { Call, OutputOf } from '../features.ts';
import { PAGE, toCursor } from '../organization/cursor.ts';
import { nameOrganizations } from '../organization/name-organizations.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';

const ask = async <C extends Extract<Call, `coverage.${string}`>>(ctx: ScreenContext, call: C) =>
  (await callFeature(
    ctx,
    'query',
    call,
    call === 'coverage.get' || call === 'coverage.quality' ? undefined : {},
  )) as OutputOf<C>;

async function openCoverage(ctx: ScreenContext): Promise<ScreenAnswer> {
  const { sentences, labels, setting } = ctx;
  const words = sentences.coverage;
  const got = await ask(ctx, 'coverage.get');
  const section = (id: string, title: string, block: Block, hint?: string): Block => ({
    ...{ kind: 'section', id: `${id}-section`, title, blocks: [block] },
    ...(hint === undefined ? {} : { hint }),
  });
  const blocks: Block[] = [
    drawCounts(ctx, got),
    section(
      'uncovered',
      words.uncoveredList(labels),
      await drawUncovered(ctx, await ask(ctx, 'coverage.uncovered'), ''),
    ),
    section('loads', words.load(labels), await drawLoads(ctx, await ask(ctx, 'coverage.loads')), words.loadHint),
  ];
  const quality = await ask(ctx, 'coverage.quality');
  if (quality.length > 0) blocks.push(section('quality', words.quality, drawQuality(ctx, quality), words.qualityHint));
  if (setting.source === 'rules') blocks.push(section('dead', words.dead, drawDead(ctx, got.rules)));
  else blocks.push(section('stale', words.stale, await drawStale(ctx, await ask(ctx, 'coverage.stale'))));
  blocks.push(section('misfits', words.misfitsList, await drawMisfits(ctx, await ask(ctx, 'coverage.misfits'))));
  return { title: words.title, back: toGoto('admin', sentences.admin_screen.title, 'admin'), blocks, watch: [] };
}

function drawCounts(
  { sentences, labels }: ScreenContext,
  { partners, secondPartners, pairs, uncovered, misfits }: OutputOf<'coverage.get'>,
): Block {
  const words = sentences.coverage;
  const item = (id: string, label: string, number: number, bad = false) => ({
    ...{ id, label, value: { type: 'number' as const, number } },
    ...(bad && number > 0 ? { tone: 'warn' as const } : {}),
  });
  return {
    kind: 'stats',
    id: 'coverage',
    items: [
      item('partners', words.partners(labels), partners),
      item('second-partners', words.secondPartners(labels), secondPartners),
      item('pairs', words.pairs, pairs),
      item('uncovered', words.uncovered(labels), uncovered, true),
      item('misfits', words.misfits, misfits, true),
    ],
  };
}

async function drawUncovered(
  ctx: ScreenContext,
  { ids, total }: OutputOf<'coverage.uncovered'>,
  searched: string,
): Promise<TableBlock> {
  const { sentences, labels, scope } = ctx;
  const words = sentences.coverage;
  const names = await nameOrganizations(ctx, ids);
  const last = (await listOrganizationsById(scope, ids.slice(-1)))[0];
  return {
    kind: 'table',
    id: 'uncovered',
    label: words.uncoveredList(labels),
    columns: [{ key: 'partner', label: labels.partner }],
    rows: ids.map((id) => ({ id, cells: { partner: names(id) } })),
    rowGotos: [toGoto('why', sentences.explain.why, 'others')],
    empty: searched.trim() === '' ? words.allCovered(labels) : words.noMatch,
    source: query('coverage.uncovered', {}),
    searchable: { label: words.find(labels.partner) },
    total,
    ...(last && ids.length === PAGE ? { after: toCursor(last) } : {}),
  };
}

async function drawLoads(ctx: ScreenContext, { rows, total, from }: OutputOf<'coverage.loads'>): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const words = sentences.coverage;
  const names = await nameOrganizations(
    ctx,
    rows.map(({ id }) => id),
  );
  return {
    kind: 'table',
    id: 'loads',
    label: words.load(labels),
    columns: [
      { key: 'name', label: labels.secondPartner },
      { key: 'partners', label: sentences.plural(labels.partner), align: 'end' },
    ],
    rows: rows.map(({ id, partners }) => ({
      id,
      cells: {
        name: names(id),
        partners: { value: { type: 'number', number: partners }, ...(partners === 0 ? { tone: 'warn' } : {}) },
      },
    })),
    empty: words.noSecondPartners(labels),
    source: query('coverage.loads', {}),
    total,
    ...(from + rows.length < total ? { after: String(from + rows.length) } : {}),
  };
}

/** How well fields are filled in: what is blank fits no rule that asks for a value. */
function drawQuality({ sentences, labels }: ScreenContext, reports: OutputOf<'coverage.quality'>): TableBlock {
  const words = sentences.coverage;
  return {
    kind: 'table',
    id: 'quality',
    label: words.quality,
    columns: [
      { key: 'field', label: sentences.rules.field },
      { key: 'of', label: sentences.explain.sideColumn },
      { key: 'blank', label: words.blank },
      { key: 'offList', label: words.offList },
    ],
    rows: reports.map(({ key, label, type, organizations, blank, offList }) => ({
      id: `${key}:${type}`,
      cells: {
        field: { value: { type: 'text', text: label } },
        of: {
          value: { type: 'text', text: sentences.plural(type === 'partner' ? labels.partner : labels.secondPartner) },
        },
        blank: {
          value: { type: 'text', text: words.share(blank, organizations) },
          tone: blank === 0 ? 'good' : 'warn',
        },
        offList: {
          value: { type: 'text', text: offList.map(({ value }) => value).join(', ') || words.noneOffList },
          tone: offList.length === 0 ? 'good' : 'warn',
        },
      },
    })),
    empty: words.noneStale,
    total: reports.length,
  };
}

function drawDead({ sentences }: ScreenContext, rules: { id: string; name: string }[]): TableBlock {
  const words = sentences.coverage;
  return {
    kind: 'table',
    id: 'dead',
    label: words.dead,
    columns: [{ key: 'name', label: sentences.rules.name }],
    rows: rules.map(({ id, name }) => ({ id, cells: { name: { value: { type: 'text', text: name } } } })),
    rowGotos: [toGoto('edit', sentences.rules.edit, 'rule')],
    empty: words.noneDead,
    total: rules.length,
  };
}

async function drawStale(ctx: ScreenContext, { rows, total }: OutputOf<'coverage.stale'>): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const words = sentences.coverage;
  const names = await nameOrganizations(
    ctx,
    rows.flatMap(({ partnerId, secondPartnerId }) => [partnerId, secondPartnerId]),
  );
  const last = rows.at(-1);
  const idOf = ({ partnerId, secondPartnerId }: (typeof rows)[number]) => `${partnerId}:${secondPartnerId}`;
  return {
    kind: 'table',
    id: 'stale',
    label: words.stale,
    columns: [
      { key: 'partner', label: labels.partner },
      { key: 'secondPartner', label: labels.secondPartner },
      { key: 'startedAt', label: words.startedAt },
      { key: 'reviewedAt', label: words.reviewedAt },
    ],
    rows: rows.map((row) => ({
      id: idOf(row),
      cells: {
        partner: names(row.partnerId),
        secondPartner: names(row.secondPartnerId),
        startedAt: { value: { type: 'date', date: row.startedAt.slice(0, 10) } },
        reviewedAt: {
          value: row.reviewedAt
            ? { type: 'date', date: row.reviewedAt.slice(0, 10) }
            : { type: 'text', text: words.never },
        },
      },
    })),
    rowActions: [action({ id: 'review', label: words.review, call: 'contract.review', input: {} })],
    empty: words.noneStale,
    source: query('coverage.stale', {}),
    total,
    ...(last && rows.length === PAGE ? { after: toCursor({ nameKey: last.nameKey, id: idOf(last) }) } : {}),
  };
}

async function drawMisfits(ctx: ScreenContext, { rows, total }: OutputOf<'coverage.misfits'>): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const words = sentences.coverage;
  const names = await nameOrganizations(
    ctx,
    rows.flatMap(({ partnerId, secondPartnerId }) => [partnerId, secondPartnerId].filter((id) => id !== null)),
  );
  const idsOf = (kind: 'deal' | 'lead') => rows.filter((row) => row.kind === kind).map(({ dealId }) => dealId);
  const records = {
    deal: await toRecords(ctx, 'deal', idsOf('deal')),
    lead: await toRecords(ctx, 'lead', idsOf('lead')),
  };
  const columns: Column[] = [
    { key: 'record', label: sentences.impact.record },
    { key: 'partner', label: labels.partner },
    { key: 'secondPartner', label: labels.secondPartner },
    { key: 'amount', label: sentences.impact.amount, align: 'end' },
    { key: 'since', label: words.since },
  ];
  const last = rows.at(-1);
  return {
    ...{ kind: 'table', id: 'misfits', label: words.misfitsList, columns, empty: words.noMisfits, total },
    rows: rows.map(
      ({ dealId, kind, name, partnerId, secondPartnerId, amountMinor, currency, since }): Row => ({
        id: dealId,
        cells: {
          record: { value: { type: 'text', text: name }, ...records[kind](dealId) },
          partner: names(partnerId),
          secondPartner: names(secondPartnerId),
          amount:
            amountMinor === null || currency === null
              ? { value: { type: 'text', text: '' } }
              : { value: { type: 'money', minor: amountMinor, currency } },
          since: { value: { type: 'date', date: since.slice(0, 10) } },
        },
      }),
    ),
    source: query('coverage.misfits', {}),
    ...(last && rows.length === PAGE ? { after: toCursor({ nameKey: last.since, id: last.dealId }) } : {}),
  };
}

export const coverageScreens: ScreenModule = {
  screens: { coverage: withAdmin(openCoverage) },
  asks: {
    'coverage.uncovered': async (ctx, found, { words }) => ({
      kind: 'table',
      table: await drawUncovered(ctx, found, words ?? ''),
    }),
    'coverage.loads': async (ctx, page) => ({ kind: 'table', table: await drawLoads(ctx, page) }),
    'coverage.stale': async (ctx, page) => ({ kind: 'table', table: await drawStale(ctx, page) }),
    'coverage.misfits': async (ctx, page) => ({ kind: 'table', table: await drawMisfits(ctx, page) }),
  },
  acts: {
    'contract.review': async ({ sentences }) => [{ do: 'toast', tone: 'good', title: sentences.coverage.reviewed }],
  },
};
