import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import type { CrmKind } from '@tierline/domain/crm';
import type { OutputOf } from '../features.ts';
import { drawNaming } from '../naming/draw-naming.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawWrites } from '../write/draw-writes.ts';
import { tellWrite } from '../write/tell-write.ts';
import { drawConnection } from './draw-connection.ts';
import { drawProblems, drawProblemTable } from './draw-problems.ts';
import { drawRefused } from './draw-refused.ts';
import type { ConnectionHealth } from './get-health.ts';
import { openExport } from './open-export.ts';
import { openRefusedWrite } from './open-refused-write.ts';

/** Seconds between looks, while something is under way and otherwise. */
const SOON = 3;
const LATER = 15;

/** How records are kept in line with each CRM, and everything about it that needs somebody. */
async function openHealth(ctx: ScreenContext): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.health;
  const connections = (await callFeature(ctx, 'query', 'syncHealth.get', undefined)) as OutputOf<'syncHealth.get'>;
  const refused = (await callFeature(ctx, 'query', 'syncHealth.refused', {})) as OutputOf<'syncHealth.refused'>;
  const deals = await drawWrites(ctx);
  const problems = [...(await drawProblems(ctx)), ...(await drawNaming(ctx))];
  const blocks: Block[] = [
    drawWays(ctx, connections),
    ...connections.flatMap((each) => drawConnection(ctx, each)),
    {
      ...{ kind: 'section', id: 'refused-section', title: words.rejected, hint: words.rejectedHint },
      blocks: [
        await drawRefused(ctx, refused),
        ...(deals.rows.length > 0 ? [deals] : []),
        ...(refused.total > 0 ? [toExport(words.export)] : []),
      ],
    },
    ...problems,
    ...(problems.length + refused.total + deals.rows.length > 0 ? [] : [toNothing(words.nothing)]),
  ];
  return {
    title: words.title,
    back: toGoto('admin', sentences.admin_screen.title, 'admin'),
    blocks,
    watch: [],
    again: connections.some(({ open, backlog }) => open !== null || backlog.waiting > 0) ? SOON : LATER,
  };
}

/** To everything that is set up about the sync, and to what it did. */
function drawWays({ sentences }: ScreenContext, connections: readonly ConnectionHealth[]): Block {
  const { mapping, scope, dryRun, health, crm } = sentences;
  const connected = connections.filter(({ state }) => state !== 'disconnected');
  return {
    kind: 'actions',
    id: 'ways',
    actions: [],
    gotos: [
      toGoto('mapping', mapping.linkAll, 'mapping'),
      toGoto('sync-scope', scope.title, 'sync-scope'),
      ...connected.map(({ connection }) =>
        toGoto(`dry-run:${connection.crm}`, dryRun.link(crm[connection.crm]), 'dry-run', { crm: connection.crm }),
      ),
      toGoto('sync-log', health.log, 'sync-log'),
    ],
  };
}

const toExport = (label: string): Block => ({
  ...{ kind: 'actions', id: 'refused-ways', actions: [] },
  gotos: [toGoto('refused-text', label, 'refused-text')],
});

const toNothing = (text: string): Block => ({ kind: 'text', id: 'no-problems', text, tone: 'good' });

const say =
  (title: (ctx: ScreenContext, crm: CrmKind) => string) =>
  async (ctx: ScreenContext, { crm }: { crm: CrmKind }): Promise<Effect[]> => [
    { do: 'toast', tone: 'info', title: title(ctx, crm) },
  ];

export const syncHealthScreens: ScreenModule = {
  screens: {
    'sync-health': withAdmin(openHealth),
    'refused-write': withAdmin(openRefusedWrite),
    'refused-text': withAdmin(openExport),
  },
  always: ['sync-health', 'refused-write', 'refused-text'],
  asks: {
    'syncHealth.problems': async (ctx, page) => ({ kind: 'table', table: await drawProblemTable(ctx, page) }),
    'syncHealth.refused': async (ctx, page) => ({ kind: 'table', table: await drawRefused(ctx, page) }),
  },
  acts: {
    'syncHealth.pause': say(({ sentences }, crm) => sentences.health.pausedNow(sentences.crm[crm])),
    'syncHealth.resume': say(({ sentences }, crm) => sentences.health.resumed(sentences.crm[crm])),
    'syncHealth.readEverything': say(({ sentences }) => sentences.health.readAllAsked),
    'syncHealth.createAnyway': tellWrite,
    'syncHealth.fixWrite': async (ctx, answer) => [
      ...(await tellWrite(ctx, answer)),
      { do: 'goto', screen: 'sync-health', params: {} },
    ],
  },
};
