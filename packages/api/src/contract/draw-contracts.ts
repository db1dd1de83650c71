import type { Block, Row, TableBlock } from '@tierline/blocks/vocabulary';
import { type ContractedOrganization, listFormer, listSecondPartnersOf } from '@tierline/db/contract';
import { type ContractTermRow, listContractTerms } from '@tierline/db/contract-term';
import { listOrganizationsById, type OrganizationRow } from '@tierline/db/organization';
import { action } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { formatDay } from '../sentences/format-day.ts';
import { whyLocked } from './draw-manage.ts';

/** A partner's contracts: with whom, since and until when, and for what; and those that have ended. */
export async function drawContracts(ctx: ScreenContext, partner: OrganizationRow): Promise<Block[]> {
  const { sentences, labels, scope } = ctx;
  const words = sentences.contracts;
  const contracted = await listSecondPartnersOf(scope, partner);
  const terms = new Map((await listContractTerms(scope, partner.id)).map((term) => [term.secondPartnerId, term]));
  const table: TableBlock = {
    kind: 'table',
    id: `second-partners:${partner.id}`,
    label: sentences.organization_screen.network(labels.secondPartner),
    columns: [
      { key: 'name', label: sentences.organization_screen.name },
      { key: 'since', label: words.since },
      { key: 'until', label: words.until },
      { key: 'scope', label: words.scope },
      { key: 'status', label: sentences.organization_screen.status },
    ],
    rows: await drawRows(ctx, contracted, terms),
    ...rowsDo(ctx, partner),
    empty: sentences.organization_screen.noneFor(partner.name, labels.secondPartner),
    total: contracted.length,
  };
  return [...(await drawPlanned(ctx, contracted, [...terms.values()])), table, ...(await drawFormer(ctx, partner))];
}

function rowsDo(ctx: ScreenContext, partner: OrganizationRow): Pick<TableBlock, 'rowActions' | 'rowGotos'> {
  const { contracts, explain } = ctx.sentences;
  const why = toGoto('why', explain.why, 'explain', { partner: partner.id });
  if (whyLocked(ctx) !== null) return { rowGotos: [why] };
  const input = { organization: partner.id };
  return {
    rowActions: [
      action({ id: 'prefer', label: contracts.prefer, call: 'contract.prefer', input }),
      action({
        ...{ id: 'unprefer', label: contracts.unprefer, call: 'contract.prefer' },
        input: { ...input, preferred: false },
      }),
    ],
    rowGotos: [toGoto('terms', contracts.terms, 'contract', { partner: partner.id }), why],
  };
}

async function drawRows(
  ctx: ScreenContext,
  contracted: readonly ContractedOrganization[],
  terms: ReadonlyMap<string, ContractTermRow>,
): Promise<Row[]> {
  const words = ctx.sentences.contracts;
  const records = await toRecords(
    ctx,
    'organization',
    contracted.map(({ organization }) => organization.id),
  );
  return contracted.map(({ organization, startedAt, preferred }) => {
    const term = terms.get(organization.id);
    const scopes = [...(term?.territories ?? []), ...(term?.productLines ?? [])];
    return {
      id: organization.id,
      cells: {
        name: {
          value: { type: 'text', text: organization.name },
          ...(preferred ? { hint: words.preferred } : {}),
          ...records(organization.id),
        },
        // The CRM says who, not since when: without a first day it is when Tierline first saw the name.
        since: { value: { type: 'date', date: term?.startsOn ?? startedAt.slice(0, 10) } },
        until: { value: term?.endsOn ? { type: 'date', date: term.endsOn } : { type: 'text', text: '' } },
        scope: { value: { type: 'text', text: scopes.length === 0 ? words.everything : scopes.join(', ') } },
        status: {
          value: { type: 'text', text: organization.status ?? '' },
          tone: organization.standing === 'active' ? 'good' : 'warn',
        },
      },
      without: [preferred ? 'prefer' : 'unprefer'],
    };
  });
}

/** Contracts that are to begin: their names are not in the CRM's field yet. */
async function drawPlanned(
  ctx: ScreenContext,
  contracted: readonly ContractedOrganization[],
  terms: readonly ContractTermRow[],
): Promise<Block[]> {
  const today = ctx.now().slice(0, 10);
  const planned = terms.filter(
    ({ startsOn, secondPartnerId }) =>
      startsOn !== null &&
      startsOn > today &&
      !contracted.some(({ organization }) => organization.id === secondPartnerId),
  );
  const { locale, scope, sentences } = ctx;
  const ids = planned.map(({ secondPartnerId }) => secondPartnerId);
  const names = new Map((await listOrganizationsById(scope, ids)).map(({ id, name }) => [id, name]));
  return planned.map(({ secondPartnerId, startsOn }) => ({
    ...{ kind: 'alert', id: `planned:${secondPartnerId}`, tone: 'info' },
    title: sentences.contracts.planned(names.get(secondPartnerId) ?? '', formatDay(`${startsOn}T00:00:00Z`, locale)),
  }));
}

async function drawFormer(ctx: ScreenContext, partner: OrganizationRow): Promise<Block[]> {
  const words = ctx.sentences.contracts;
  const former = await listFormer(ctx.scope, partner.id);
  if (former.length === 0) return [];
  const rows = former.map(
    ({ name, secondPartnerId, endedAt }): Row => ({
      id: secondPartnerId ?? name,
      cells: {
        name: { value: { type: 'text', text: name } },
        since: { value: endedAt ? { type: 'date', date: endedAt.slice(0, 10) } : { type: 'text', text: '' } },
      },
    }),
  );
  const columns = [
    { key: 'name', label: ctx.sentences.organization_screen.name },
    { key: 'since', label: words.formerSince },
  ];
  return [
    {
      kind: 'section',
      id: `former-section:${partner.id}`,
      title: words.former,
      folded: true,
      blocks: [
        {
          ...{ kind: 'table', id: `former:${partner.id}`, label: words.former, columns, rows },
          ...{ empty: words.none, total: former.length },
        },
      ],
    },
  ];
}
