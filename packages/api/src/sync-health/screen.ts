import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import type { CrmKind } from '@tierline/domain/crm';
import type { OutputOf } from '../features.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawWrites } from '../write/draw-writes.ts';
import { tellWrite } from '../write/tell-write.ts';
import { drawConnection } from './draw-connection.ts';
import { drawProblems, drawProblemTable } from './draw-problems.ts';
import { drawRefused } from './draw-refused.ts';
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
  const problems = await drawProblems(ctx);
  const blocks: Block[] = [
    ...connections.flatMap((each) => drawConnection(ctx, each)),
    {
      ...{ kind: 'section', id: 'refused-section', title: words.rejected, hint: words.rejectedHint },
      blocks: [
        await drawRefused(ctx, refused),
        ...(deals.rows.length > 0 ? [deals] : []),
        {
          ...{ kind: 'actions', id: 'refused-ways', actions: [] },
          gotos: [
            ...(refused.total > 0 ? [toGoto('refused-text', words.export, 'refused-text')] : []),
            toGoto('sync-log', words.log, 'sync-log'),
          ],
        },
      ],
    },
    ...(problems.length > 0 ? problems : [toNothing(words.nothing)]),
  ];
  return {
    title: words.title,
    back: toGoto('admin', sentences.admin_screen.title, 'admin'),
    blocks,
    watch: [],
    again: connections.some(({ open, backlog }) => open !== null || backlog.waiting > 0) ? SOON : LATER,
  };
}

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
    'syncHealth.fixWrite': async (ctx, answer) => [
      ...(await tellWrite(ctx, answer)),
      { do: 'goto', screen: 'sync-health', params: {} },
    ],
  },
};
