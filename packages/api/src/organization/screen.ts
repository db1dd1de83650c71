import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import { listPartnersOf, listUnresolvedNames } from '@tierline/db/contract';
import { countDealsOf } from '@tierline/db/deal';
import { findOrganization, type OrganizationRow } from '@tierline/db/organization';
import { may } from '@tierline/domain/viewer';
import { ProblemError } from '../problem/problem-error.ts';
import { findOpenId, findOpenRecord } from '../record-access.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { PAGE } from './cursor.ts';
import { drawPartners, drawSecondPartners } from './draw-network.ts';
import { drawProperties } from './draw-properties.ts';

/** The card of an account: what it is in the programme, and who stands behind it or in front of it. */
async function openOrganization(ctx: ScreenContext): Promise<ScreenAnswer> {
  const record = findOpenRecord(ctx);
  if (record?.object !== 'organization') throw new ProblemError('record_unknown');
  const words = ctx.sentences.organization_screen;
  const frame = { title: words.title, watch: ctx.crm.watchedFields('organization') };
  if (!may(ctx.viewer.role, 'see_network')) {
    return {
      ...frame,
      blocks: [{ kind: 'empty', id: 'no-permission', title: words.noPermission, text: words.noPermissionText }],
    };
  }
  const id = await findOpenId(ctx, record);
  const row = id === null ? null : await findOrganization(ctx.scope, id);
  if (!row || row.standing === 'outside') {
    return { ...frame, blocks: [{ kind: 'empty', id: 'outside', title: words.outside, text: words.outsideText }] };
  }
  return {
    ...frame,
    blocks: [...(await drawNotices(ctx, row)), drawProperties(ctx, row), ...(await drawNetwork(ctx, row))],
  };
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
    const text = words.unresolved(names, labels.secondPartner);
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
  if (row.accountType !== 'partner_2') return [await drawSecondPartners(ctx, row)];
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
    await drawPartners(
      ctx,
      row,
      '',
      await listPartnersOf(ctx.scope, row.id, { nameKey: '', after: null, limit: PAGE }),
    ),
  ];
}

export const organizationScreens: ScreenModule = {
  screens: { organization: openOrganization },
  asks: {
    'organization.partners': async (ctx, page, { words }) => ({
      kind: 'table',
      table: await drawPartners(ctx, page.secondPartner, words ?? '', page),
    }),
  },
};
