import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import { type Connection, listTenantConnections } from '@tierline/db/connection';
import { countUnsettled } from '@tierline/db/outbox';
import { countUnsettledRecordWrites } from '@tierline/db/record-write';
import { may } from '@tierline/domain/viewer';
import { drawLink } from '../link/draw-link.ts';
import { drawModule } from '../module/draw-module.ts';
import { drawSetUp } from '../onboarding/draw-set-up.ts';
import { drawPeople } from '../people/draw-people.ts';
import { action } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { tellDismissal } from '../second-partner/effects.ts';
import { drawRecordWrites } from '../write/draw-record-writes.ts';
import { drawWrites } from '../write/draw-writes.ts';
import { tellRetry } from '../write/tell-write.ts';
import { drawInstallation, isBeingSetUp } from './draw-installation.ts';

/** Seconds between looks at the state of the connection. */
const AGAIN = 10;

/** The administrator's page: how each connection does, and the changes that wait or were refused. */
async function openAdmin(ctx: ScreenContext): Promise<ScreenAnswer> {
  const words = ctx.sentences.admin_screen;
  const frame = { title: words.title, watch: [] };
  if (!may(ctx.viewer.role, 'administer')) {
    return {
      ...frame,
      blocks: [{ kind: 'empty', id: 'no-permission', title: words.noPermission, text: words.noPermissionText }],
    };
  }
  const connections = await listTenantConnections(ctx.scope);
  const deals = await countUnsettled(ctx.scope);
  const organizations = await countUnsettledRecordWrites(ctx.scope);
  const waiting = deals.waiting + organizations.waiting;
  const refused = deals.refused + organizations.refused;
  const ofRecords = await drawRecordWrites(ctx);
  const counts: Block = {
    kind: 'stats',
    id: 'writes-counted',
    items: [
      { id: 'waiting', label: words.waiting, value: { type: 'number', number: waiting } },
      {
        id: 'refused',
        label: words.refused,
        value: { type: 'number', number: refused },
        ...(refused > 0 ? { tone: 'warn' as const } : {}),
      },
    ],
  };
  const { labels, setting } = ctx;
  const { rules, programme, contracts, coverage, health } = ctx.sentences;
  const assignment = toGoto('assignment', contracts.bulkTitle(labels), 'assignment');
  const ways: Block = {
    kind: 'actions',
    id: 'ways',
    actions: [],
    gotos: [
      toGoto('programme', programme.title, 'programme'),
      toGoto('rules', rules.title, 'rules'),
      ...(setting.source === 'contracts' ? [assignment] : []),
      toGoto('coverage', coverage.title, 'coverage'),
      toGoto('sync-health', health.title, 'sync-health'),
    ],
  };
  const blocks: Block[] = [
    ways,
    ...connections.flatMap((row) => drawConnection(ctx, row)),
    ...(await Promise.all(connections.map((row) => drawSetUp(ctx, row)))).flat(),
    await drawModule(ctx),
    {
      kind: 'section',
      id: 'writes-section',
      title: words.writes,
      blocks: [counts, await drawWrites(ctx), ...(ofRecords ? [ofRecords] : [])],
    },
    ...(await drawPeople(ctx)),
    await drawLink(ctx),
  ];
  return { ...frame, blocks, again: AGAIN };
}

function drawConnection(ctx: ScreenContext, row: Connection): Block[] {
  const { sentences } = ctx;
  const words = sentences.admin_screen;
  const name = sentences.crm[row.crm];
  const state = row.disconnectedAt
    ? ({ value: { type: 'text', text: words.disconnected }, tone: 'neutral' } as const)
    : row.failureCode
      ? ({ value: { type: 'text', text: words.failing }, tone: 'bad' } as const)
      : isBeingSetUp(row)
        ? ({ value: { type: 'text', text: words.settingUp }, tone: 'info' } as const)
        : row.lastReadAt
          ? ({ value: { type: 'text', text: words.connected }, tone: 'good' } as const)
          : ({ value: { type: 'text', text: words.notRead }, tone: 'info' } as const);
  const lastRead = row.lastReadAt
    ? ({ type: 'instant', at: row.lastReadAt } as const)
    : ({ type: 'text', text: words.never } as const);
  const properties: Block = {
    kind: 'properties',
    id: row.crm,
    items: [
      { id: 'state', label: words.state, cell: state },
      { id: 'last-read', label: words.lastRead, cell: { value: lastRead } },
      { id: 'org', label: words.organizationId, cell: { value: { type: 'text', text: row.orgId } } },
    ],
  };
  const blocks: Block[] = row.disconnectedAt ? [properties] : [properties, drawDisconnect(sentences, row.crm)];
  const section: Block = { kind: 'section', id: `connection:${row.crm}`, title: name, blocks };
  const installation = drawInstallation(ctx, row);
  if (!row.failureCode) return [...installation, section];
  const text = sentences.problems[`crm_${row.failureCode}`]({ text: row.failureText ?? '' });
  const detail = row.failureText ? `${text} ${name}: ${row.failureText}` : text;
  return [
    { kind: 'alert', id: `failure:${row.crm}`, tone: 'bad', title: words.failedTitle(name), text: detail },
    ...installation,
    section,
  ];
}

function drawDisconnect(sentences: ScreenContext['sentences'], crm: Connection['crm']): Block {
  const words = sentences.link_screen;
  const name = sentences.crm[crm];
  const label = words.disconnect(name);
  const confirm = { title: words.disconnectTitle(name), text: words.disconnectText(name), label };
  const input = { crm };
  const disconnect = action({
    id: `disconnect:${crm}`,
    label,
    call: 'connection.disconnect',
    input,
    look: 'destructive',
    confirm,
  });
  return { kind: 'actions', id: `disconnect:${crm}`, actions: [disconnect] };
}

export const connectionScreens: ScreenModule = {
  screens: { admin: openAdmin },
  always: ['admin'],
  moves: { 'link.redeem': ({ tenantId }) => tenantId },
  acts: {
    'connection.connect': async ({ sentences }) => [{ do: 'toast', tone: 'good', title: sentences.onboarding.changed }],
    'write.retry': tellRetry,
    'write.dismiss': tellDismissal,
    'module.set': async ({ sentences }, { on }) => [
      { do: 'toast', tone: 'good', title: on ? sentences.module_screen.savedOn : sentences.module_screen.savedOff },
    ],
    'link.make': async ({ sentences }) => [{ do: 'toast', tone: 'info', title: sentences.link_screen.made }],
    'link.redeem': async ({ sentences }) => [{ do: 'toast', tone: 'good', title: sentences.link_screen.done }],
    'connection.disconnect': async ({ sentences }, { crm }) => [
      { do: 'toast', tone: 'info', title: sentences.link_screen.disconnected(sentences.crm[crm]) },
    ],
    'people.setRole': async ({ sentences }) => [{ do: 'toast', tone: 'good', title: sentences.admin_screen.roleSaved }],
  },
};
