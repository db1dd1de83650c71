import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { listUnresolvedNames } from '@tierline/db/contract';
import { countDealsOf } from '@tierline/db/deal';
import { findOrganization, type OrganizationRow } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import { listWritesOf } from '@tierline/db/record-write';
import { listRules, toRule } from '@tierline/db/rule';
import { NAME_FIELD } from '@tierline/domain/organization-field';
import { fieldsOf } from '@tierline/domain/rule';
import { may } from '@tierline/domain/viewer';
import { z } from 'zod';
import { drawMarks } from '../account-type/draw-marks.ts';
import { drawPeopleOf } from '../contact/draw-people.ts';
import { drawContracts } from '../contract/draw-contracts.ts';
import { drawManage } from '../contract/draw-manage.ts';
import type { OutputOf } from '../features.ts';
import { drawMissing } from '../field/draw-missing.ts';
import { idInput } from '../inputs.ts';
import { findSimilar } from '../naming/find-similar.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { findOpenRecord } from '../record-access.ts';
import { drawRemoval, drawTombstone } from '../removal/draw-removal.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import { toRecord } from '../screen/record-ref.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawWaiting } from '../write/draw-waiting.ts';
import { mayHold } from '../write/enqueue.ts';
import { drawFamily } from './draw-family.ts';
import { drawOthers, drawPartners, drawSecondPartners } from './draw-network.ts';
import { drawProperties } from './draw-properties.ts';
import { findOthers, findPartners, findSecondPartners } from './find-network.ts';

/** Seconds between looks at a write that is under way. */
const AGAIN = 2;
/** Unknown names for which others are suggested. */
const SUGGESTED = 5;

/** The card of an account: what it is in the programme, and who stands behind it or in front of it. */
async function openOrganization(ctx: ScreenContext): Promise<ScreenAnswer> {
  const record = findOpenRecord(ctx);
  if (record?.object !== 'organization') throw new ProblemError('record_unknown');
  const words = ctx.sentences.organization_screen;
  const frame = { title: words.title, watch: await listWatched(ctx) };
  if (!may(ctx.viewer.role, 'see_network')) {
    return {
      ...frame,
      blocks: [{ kind: 'empty', id: 'no-permission', title: words.noPermission, text: words.noPermissionText }],
    };
  }
  const link = await findLink(ctx.scope, ctx.crm.kind, 'organization', record.crmId);
  const row = link && (await findOrganization(ctx.scope, link.id));
  const outside = !row || row.standing === 'outside';
  const blocks = outside ? await drawOutside(ctx, row) : await drawOrganization(ctx, row);
  const answer: ScreenAnswer = { ...frame, blocks };
  if (!row) return answer;
  const writes = await listWritesOf(ctx.scope, 'organization', row.id);
  if (writes.some(({ crm, state }) => crm === ctx.crm.kind && state === 'pending')) answer.again = AGAIN;
  const { record: ref } = await toRecord(ctx, 'organization', row.id);
  if (ref && link.modifiedAt !== null) answer.revision = { record: ref, at: link.modifiedAt };
  return answer;
}

/** A company that is only a customer, and how it is taken in. */
async function drawOutside(ctx: ScreenContext, row: OrganizationRow | null): Promise<Block[]> {
  const { outside, outsideText } = ctx.sentences.organization_screen;
  return [
    ...(row ? await drawWaiting(ctx, 'organization', row.id) : []),
    { kind: 'empty', id: 'outside', title: outside, text: outsideText },
    ...(await drawMarks(ctx)),
  ];
}

async function drawOrganization(ctx: ScreenContext, row: OrganizationRow): Promise<Block[]> {
  if (row.standing === 'deleted') return drawDeleted(ctx, row);
  const missing = ctx.setting.source === 'rules' ? await drawMissing(ctx, row) : null;
  return [
    ...(await drawTombstone(ctx, toRemovable(row))),
    ...(await drawNotices(ctx, row)),
    ...(await drawWaiting(ctx, 'organization', row.id)),
    drawProperties(ctx, row),
    ...(missing ? [missing] : []),
    ...(await drawNetwork(ctx, row)),
    ...(await drawPeopleOf(ctx, row)),
    ...(await drawFamily(ctx, row)),
    ...(await drawMarks(ctx)),
    await drawWays(ctx, row),
  ];
}

/** Nobody stands behind what is deleted, so that nothing of it can be changed but that. */
const drawDeleted = async (ctx: ScreenContext, row: OrganizationRow): Promise<Block[]> => [
  ...(await drawTombstone(ctx, toRemovable(row))),
  ...(await drawWaiting(ctx, 'organization', row.id)),
  drawProperties(ctx, row),
  await drawWays(ctx, row),
];

const toRemovable = ({ id, name }: OrganizationRow) => ({ object: 'organization' as const, id, name, deleted: false });

/** To how it is kept in line, and, for an administrator, how it is deleted here. */
async function drawWays(ctx: ScreenContext, row: OrganizationRow): Promise<Block> {
  const sync = toGoto('sync', ctx.sentences.log.open, 'record-sync', { object: 'organization', record: row.id });
  return { kind: 'actions', id: 'ways', actions: await drawRemoval(ctx, toRemovable(row)), gotos: [sync] };
}

/** The fields that Tierline always reads, and those that rules ask for: the page says which of them the viewer may edit. */
async function listWatched(ctx: ScreenContext): Promise<string[]> {
  const keys = new Set((await listRules(ctx.scope)).flatMap((rule) => [...fieldsOf(toRule(rule))]));
  keys.delete(NAME_FIELD);
  const asked = [...keys].filter((key) => mayHold(ctx.crm.kind, key)).map((key) => ctx.crm.organizationField({ key }));
  return [...new Set([...ctx.crm.watchedFields('organization'), ...asked])];
}

async function drawNotices({ scope, sentences, labels }: ScreenContext, row: OrganizationRow): Promise<Block[]> {
  const words = sentences.organization_screen;
  const blocks: Block[] = [];
  if (row.standing !== 'active') {
    blocks.push({
      kind: 'alert',
      id: 'inactive',
      tone: 'warn',
      title: words.inactive(row.name),
      text: words.inactiveText,
    });
  }
  const unresolved = row.accountType === 'partner' ? await listUnresolvedNames(scope, [row.id]) : [];
  if (unresolved.length > 0) {
    const names = unresolved.map(({ name }) => `“${name}”`).join(', ');
    const told = [words.unresolved(names, labels.secondPartner)];
    const similar = await findSimilar(
      scope,
      unresolved.slice(0, SUGGESTED).map(({ name }) => name),
    );
    for (const [name, others] of similar) if (others.length > 0) told.push(sentences.naming.mayMean(name, others));
    const text = told.join(' ');
    blocks.push({
      kind: 'alert',
      id: 'unresolved',
      tone: 'warn',
      title: words.unresolvedTitle(unresolved.length),
      text,
    });
  }
  return blocks;
}

async function drawNetwork(ctx: ScreenContext, row: OrganizationRow): Promise<Block[]> {
  if (row.accountType !== 'partner_2') {
    const others = await drawOthers(ctx, row, '', await findOthers(ctx, row, '', null));
    const folded: Block = {
      kind: 'section',
      id: `others-section:${row.id}`,
      title: ctx.sentences.explain.others(ctx.labels),
      folded: true,
      blocks: [others],
    };
    if (ctx.setting.source === 'contracts') {
      return [...(await drawContracts(ctx, row)), await drawManage(ctx, row), folded];
    }
    return [await drawSecondPartners(ctx, row, '', await findSecondPartners(ctx, row, '', null)), folded];
  }
  const words = ctx.sentences.organization_screen;
  const deals = await countDealsOf(ctx.scope, row.id);
  return [
    {
      kind: 'stats',
      id: 'deals',
      items: [
        { id: 'open', label: words.openDeals, value: { type: 'number', number: deals.open } },
        { id: 'all', label: words.allDeals, value: { type: 'number', number: deals.all } },
      ],
    },
    await drawPartners(ctx, row, '', await findPartners(ctx, row.id, '', null)),
  ];
}

/** `row` is that of a table of partners. */
const othersParams = z.union([z.object({ partner: idInput }), z.object({ row: idInput })]);

/** From a deal: who may stand behind its partner, and who may not, and why. */
async function openOthers(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences, labels } = ctx;
  const from = readParams(othersParams, params);
  const input = { organization: 'partner' in from ? from.partner : from.row };
  const associated = (await callFeature(
    ctx,
    'query',
    'organization.secondPartners',
    input,
  )) as OutputOf<'organization.secondPartners'>;
  const others = (await callFeature(ctx, 'query', 'organization.others', input)) as OutputOf<'organization.others'>;
  const { partner } = associated;
  return {
    title: sentences.explain.whoElse(labels.secondPartner),
    back: toGoto('back', sentences.explain.back, findOpenRecord(ctx) ? 'deal' : 'coverage'),
    blocks: [
      {
        kind: 'section',
        id: 'others-section',
        title: sentences.explain.others(labels),
        blocks: [await drawOthers(ctx, partner, '', others)],
      },
      {
        kind: 'section',
        id: 'associated-section',
        title: sentences.organization_screen.network(labels.secondPartner),
        blocks: [await drawSecondPartners(ctx, partner, '', associated)],
      },
    ],
    watch: [],
  };
}

export const organizationScreens: ScreenModule = {
  screens: { organization: openOrganization, others: openOthers },
  asks: {
    'organization.partners': async (ctx, page, { words }) => ({
      kind: 'table',
      table: await drawPartners(ctx, page.secondPartner, words ?? '', page),
    }),
    'organization.secondPartners': async (ctx, page, { words }) => ({
      kind: 'table',
      table: await drawSecondPartners(ctx, page.partner, words ?? '', page),
    }),
    'organization.others': async (ctx, page, { words }) => ({
      kind: 'table',
      table: await drawOthers(ctx, page.partner, words ?? '', page),
    }),
  },
};
