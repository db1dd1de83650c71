import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import { type Connection, listTenantConnections } from '@tierline/db/connection';
import { countUnsettled } from '@tierline/db/outbox';
import { may } from '@tierline/domain/viewer';
import { drawPeople } from '../people/draw-people.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { tellDismissal } from '../second-partner/effects.ts';
import { drawWrites } from '../write/draw-writes.ts';

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
  const { waiting, refused } = await countUnsettled(ctx.scope);
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
  const blocks = [
    ...connections.flatMap((row) => drawConnection(ctx, row)),
    counts,
    ...(await drawWritesSection(ctx)),
    ...(await drawPeople(ctx)),
  ];
  return { ...frame, blocks, again: AGAIN };
}

function drawConnection({ sentences }: ScreenContext, row: Connection): Block[] {
  const words = sentences.admin_screen;
  const name = sentences.crm[row.crm];
  const state = row.failureCode
    ? ({ value: { type: 'text', text: words.failing }, tone: 'bad' } as const)
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
  const section: Block = { kind: 'section', id: `connection:${row.crm}`, title: name, blocks: [properties] };
  if (!row.failureCode) return [section];
  const text = sentences.problems[`crm_${row.failureCode}`]({ text: row.failureText ?? '' });
  const detail = row.failureText ? `${text} ${name}: ${row.failureText}` : text;
  return [
    { kind: 'alert', id: `failure:${row.crm}`, tone: 'bad', title: words.failedTitle(name), text: detail },
    section,
  ];
}

async function drawWritesSection(ctx: ScreenContext): Promise<Block[]> {
  const table: TableBlock = await drawWrites(ctx);
  return [{ kind: 'section', id: 'writes-section', title: ctx.sentences.admin_screen.writes, blocks: [table] }];
}

export const connectionScreens: ScreenModule = {
  screens: { admin: openAdmin },
  acts: {
    'write.retry': async ({ sentences }) => [{ do: 'toast', tone: 'info', title: sentences.admin_screen.retried }],
    'write.dismiss': tellDismissal,
    'people.setRole': async ({ sentences }) => [{ do: 'toast', tone: 'good', title: sentences.admin_screen.roleSaved }],
  },
};
