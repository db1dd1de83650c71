import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import type { WrittenObject } from '@tierline/domain/crm';
import { may } from '@tierline/domain/viewer';
import type { OutputOf } from '../features.ts';
import { findOpenId, findOpenRecord } from '../record-access.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawWaiting } from '../write/draw-waiting.ts';
import { drawLinks } from './draw-links.ts';
import { drawLog } from './draw-log.ts';
import { type RecordParams, recordParams } from './record-params.ts';

/** Seconds between looks at a write that is under way. */
const AGAIN = 3;

/** How one record is kept in line: its ids, what is on its way or refused, and what sync did to it. */
async function openRecordSync(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.log;
  if (!may(ctx.viewer.role, 'see_network')) {
    const { noPermission, noPermissionText } = sentences.organization_screen;
    const empty: Block = { kind: 'empty', id: 'no-permission', title: noPermission, text: noPermissionText };
    return { title: words.title, blocks: [empty], watch: [] };
  }
  const of = await toRecordOf(ctx, readParams(recordParams, params));
  if (!of) {
    const empty: Block = { kind: 'empty', id: 'unknown', title: words.unknown, text: words.unknownText };
    return { title: words.title, blocks: [empty], watch: [] };
  }
  const input = { object: of.object, record: of.record };
  const known = (await callFeature(ctx, 'query', 'syncLog.links', input)) as OutputOf<'syncLog.links'>;
  const page = (await callFeature(ctx, 'query', 'syncLog.ofRecord', input)) as OutputOf<'syncLog.ofRecord'>;
  const waiting = await drawWaiting(ctx, of.object, of.record);
  const open = findOpenRecord(ctx);
  const back = open
    ? toGoto('back', sentences.explain.back, open.object === 'lead' ? 'deal' : open.object)
    : toGoto('back', sentences.health.title, 'sync-health');
  return {
    title: words.titleOf(known.name),
    back,
    blocks: [drawLinks(ctx, known), ...drawTest(ctx, of), ...waiting, await drawLog(ctx, page, '')],
    watch: [],
    ...(waiting.some((block) => block.kind === 'alert' && block.tone === 'info') ? { again: AGAIN } : {}),
  };
}

/** For an administrator: to what a read of a deal or lead would bring. Of other records a field's mapping is tried on its page. */
function drawTest({ sentences, viewer }: ScreenContext, { object, record }: NonNullable<RecordParams>): Block[] {
  if ((object !== 'deal' && object !== 'lead') || !may(viewer.role, 'administer')) return [];
  const goto = toGoto('test', sentences.dealTrial.open, 'deal-trial', { object, record });
  return [{ kind: 'actions', id: 'test', actions: [], gotos: [goto] }];
}

/** The record that is asked for, or else the one on the page. */
async function toRecordOf(
  ctx: ScreenContext,
  params: RecordParams,
): Promise<{ object: WrittenObject; record: string } | null> {
  if (params) return params;
  const open = findOpenRecord(ctx);
  if (!open) return null;
  const record = await findOpenId(ctx, open);
  return record === null ? null : { object: open.object, record };
}

async function openLog(ctx: ScreenContext): Promise<ScreenAnswer> {
  const { health } = ctx.sentences;
  const page = (await callFeature(ctx, 'query', 'syncLog.list', {})) as OutputOf<'syncLog.list'>;
  return {
    title: health.log,
    back: toGoto('back', health.title, 'sync-health'),
    blocks: [await drawLog(ctx, page, '')],
    watch: [],
  };
}

export const syncLogScreens: ScreenModule = {
  screens: { 'record-sync': openRecordSync, 'sync-log': withAdmin(openLog) },
  always: ['sync-log'],
  asks: {
    'syncLog.ofRecord': async (ctx, page, { words }) => ({
      kind: 'table',
      table: await drawLog(ctx, page, words ?? ''),
    }),
    'syncLog.list': async (ctx, page, { words }) => ({ kind: 'table', table: await drawLog(ctx, page, words ?? '') }),
  },
};
