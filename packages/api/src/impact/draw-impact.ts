import type { AskAnswer } from '@tierline/blocks/protocol';
import type { Input, Tone } from '@tierline/blocks/value';
import type { Block, BlockOf, Column, Row, TableBlock } from '@tierline/blocks/vocabulary';
import { listDealsById } from '@tierline/db/deal';
import type { IndexedDeal, Pair } from '@tierline/domain/eligibility-index/types';
import { nameOrganizations } from '../organization/name-organizations.ts';
import { query } from '../screen/action.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { ImpactSummary, Summary } from './summarize.ts';

/** What saving would do, beneath the fields of a form; and with it the digest of just that. */
export async function drawSummary(ctx: ScreenContext, proposal: Input, summary: Summary): Promise<AskAnswer> {
  if (!summary.ok) {
    const errors: Record<string, string> = {};
    for (const { field, text } of summary.faults) errors[field] ??= text;
    const text = ctx.sentences.impact.faulty;
    return { kind: 'preview', blocks: [{ kind: 'text', id: 'faulty', text, tone: 'neutral' }], errors };
  }
  const { impact } = summary;
  return { kind: 'preview', blocks: await drawImpact(ctx, proposal, impact), carry: { digest: impact.digest } };
}

/** `proposal` goes back and forth with the tables, for their further pages. */
export async function drawImpact(ctx: ScreenContext, proposal: Input, impact: ImpactSummary): Promise<Block[]> {
  const words = ctx.sentences.impact;
  const asIf = ctx.setting.source === 'contracts' && (proposal.kind === 'rule' || proposal.kind === 'rules');
  const intro: Block[] = asIf
    ? [{ kind: 'text', id: 'as-if', text: words.asIfRules(ctx.labels, proposal.kind === 'rules'), tone: 'info' }]
    : [];
  const { gained, lost, broken, mended } = impact;
  if (gained.total + lost.total + broken.total + mended === 0) {
    const isNewRule = proposal.kind === 'rule' && proposal.id === null;
    const text = isNewRule ? words.nothingByRule : words.nothing;
    return [...intro, { kind: 'text', id: 'nothing', text, tone: 'neutral' }];
  }
  return [...intro, drawCounts(ctx, impact), ...drawAtStake(ctx, impact), ...(await drawLists(ctx, proposal, impact))];
}

function drawCounts({ sentences, labels }: ScreenContext, impact: ImpactSummary): BlockOf<'stats'> {
  const words = sentences.impact;
  const { gained, lost, orphaned, broken, mended } = impact;
  const item = (id: string, label: string, number: number, tone: Tone) => ({
    id,
    label,
    value: { type: 'number' as const, number },
    ...(number > 0 ? { tone } : {}),
  });
  return {
    kind: 'stats',
    id: 'impact',
    items: [
      item('gained', words.gained, gained.total, 'good'),
      item('lost', words.lost, lost.total, 'warn'),
      item('orphaned', words.orphaned(labels), orphaned.total, 'bad'),
      item('broken', words.broken, broken.total, 'bad'),
      ...(mended > 0 ? [item('mended', words.mended, mended, 'good')] : []),
    ],
  };
}

/** What the deals that would no longer fit are worth, by currency. */
function drawAtStake({ sentences }: ScreenContext, { broken }: ImpactSummary): BlockOf<'stats'>[] {
  const words = sentences.impact;
  const { atStake, moreCurrencies } = broken;
  if (atStake.length === 0) return [];
  const items = atStake.map(({ currency, minor }, place) => ({
    id: `at-stake:${currency}`,
    label: words.atStake(currency),
    value: { type: 'money' as const, minor, currency },
    tone: 'bad' as const,
    ...(moreCurrencies > 0 && place === atStake.length - 1 ? { hint: words.moreCurrencies(moreCurrencies) } : {}),
  }));
  return [{ kind: 'stats', id: 'at-stake', items }];
}

async function drawLists(ctx: ScreenContext, proposal: Input, impact: ImpactSummary): Promise<Block[]> {
  const { sentences, labels } = ctx;
  const words = sentences.impact;
  const blocks: Block[] = [];
  const section = (id: string, title: string, table: TableBlock) =>
    blocks.push({ kind: 'section', id: `${id}-section`, title, folded: true, blocks: [table] });
  const { broken, orphaned } = impact;
  if (broken.total > 0) {
    section('broken', words.brokenList, await drawDeals(ctx, proposal, { ...broken, from: 0 }));
  }
  if (orphaned.total > 0) {
    section('orphaned', words.orphanedList(labels), await drawPartners(ctx, proposal, { ...orphaned, from: 0 }));
  }
  for (const which of ['lost', 'gained'] as const) {
    if (impact[which].total === 0) continue;
    section(which, words.pair[which], await drawPairs(ctx, proposal, which, { ...impact[which], from: 0 }));
  }
  return blocks;
}

interface Listed<T> {
  rows: readonly T[];
  total: number;
  from: number;
}

/** A company that a proposal would take in is named by the proposal alone. */
function newcomers({ organization, company }: Input): ReadonlyMap<string, string> {
  const name = typeof company === 'object' && company !== null && 'name' in company ? company.name : null;
  return new Map(typeof organization === 'string' && typeof name === 'string' ? [[organization, name]] : []);
}

const named = (text: string, record: object) => ({ value: { type: 'text' as const, text }, ...record });

export async function drawPairs(
  ctx: ScreenContext,
  proposal: Input,
  which: 'gained' | 'lost',
  page: Listed<Pair>,
): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const names = await nameOrganizations(
    ctx,
    page.rows.flatMap(({ partnerId, secondPartnerId }) => [partnerId, secondPartnerId]),
    newcomers(proposal),
  );
  const rows = page.rows.map(({ partnerId, secondPartnerId }) => ({
    id: `${partnerId}:${secondPartnerId}`,
    cells: { partner: names(partnerId), secondPartner: names(secondPartnerId) },
  }));
  const columns = [
    { key: 'partner', label: labels.partner },
    { key: 'secondPartner', label: labels.secondPartner },
  ];
  const source = query('impact.pairs', { proposal: proposal as never, which });
  return toTable(`impact:${which}`, sentences.impact.pair[which], columns, rows, page, source, sentences.impact.none);
}

export async function drawPartners(ctx: ScreenContext, proposal: Input, page: Listed<string>): Promise<TableBlock> {
  const { sentences, labels } = ctx;
  const names = await nameOrganizations(ctx, page.rows, newcomers(proposal));
  const rows = page.rows.map((id) => ({ id, cells: { partner: names(id) } }));
  const columns = [{ key: 'partner', label: labels.partner }];
  const source = query('impact.partners', { proposal: proposal as never });
  const label = sentences.impact.orphanedList(labels);
  return toTable('impact:orphaned', label, columns, rows, page, source, sentences.impact.none);
}

export async function drawDeals(ctx: ScreenContext, proposal: Input, page: Listed<IndexedDeal>): Promise<TableBlock> {
  const { sentences, labels, scope } = ctx;
  const words = sentences.impact;
  const ids = page.rows.map(({ id }) => id);
  const deals = new Map((await listDealsById(scope, ids)).map((row) => [row.id, row]));
  const idsOf = (kind: 'deal' | 'lead') => ids.filter((id) => deals.get(id)?.kind === kind);
  const records = {
    deal: await toRecords(ctx, 'deal', idsOf('deal')),
    lead: await toRecords(ctx, 'lead', idsOf('lead')),
  };
  const names = await nameOrganizations(
    ctx,
    page.rows.flatMap(({ partnerId, secondPartnerId }) => [partnerId, secondPartnerId].filter((id) => id !== null)),
  );
  const rows = page.rows.map(({ id, partnerId, secondPartnerId, amount }): Row => {
    const row = deals.get(id);
    return {
      id,
      cells: {
        record: named(row?.name ?? '', row ? records[row.kind](id) : {}),
        partner: names(partnerId),
        secondPartner: names(secondPartnerId),
        amount: amount ? { value: { type: 'money', ...amount } } : { value: { type: 'text', text: '' } },
      },
    };
  });
  const columns: Column[] = [
    { key: 'record', label: words.record },
    { key: 'partner', label: labels.partner },
    { key: 'secondPartner', label: labels.secondPartner },
    { key: 'amount', label: words.amount, align: 'end' },
  ];
  const source = query('impact.deals', { proposal: proposal as never });
  return toTable('impact:broken', words.brokenList, columns, rows, page, source, words.none);
}

const toTable = (
  id: string,
  label: string,
  columns: Column[],
  rows: Row[],
  { total, from }: Omit<Listed<unknown>, 'rows'>,
  source: TableBlock['source'] & object,
  empty: string,
): TableBlock => ({
  ...{ kind: 'table', id, label, columns, rows, total, source, empty },
  ...(from + rows.length < total ? { after: String(from + rows.length) } : {}),
});
