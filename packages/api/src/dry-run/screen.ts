import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Action, Block } from '@tierline/blocks/vocabulary';
import type { CrmKind } from '@tierline/domain/crm';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { crmInput } from '../mapping/inputs.ts';
import { action } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { toDryRun } from '../sync-scope/dry-run-action.ts';
import { drawChangeLists, drawChanges } from './draw-changes.ts';
import { drawProgress } from './draw-progress.ts';

/** Seconds between looks at a run that goes on. */
const AGAIN = 3;

const runParams = z.object({
  crm: crmInput.optional(),
  run: z.string('it is no dry run').max(64, 'it is no dry run').optional(),
  /** The same, from a list of runs. */
  row: z.string('it is no dry run').max(64, 'it is no dry run').optional(),
  /** The page with what was tried, where it can be saved. */
  back: z
    .object({ screen: z.enum(['mapping', 'sync-scope']), params: z.record(z.string(), z.json()) })
    .nullable()
    .default(null),
});

/** A dry run: how far it has come, and what it has found. */
async function openDryRun(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.dryRun;
  const { crm = ctx.crm.kind, run, row, back } = readParams(runParams, params);
  const asked = run ?? row ?? null;
  const got = (await callFeature(ctx, 'query', 'dryRun.get', { crm, run: asked })) as OutputOf<'dryRun.get'>;
  const kind: CrmKind = got?.row.crm ?? crm;
  const crmName = sentences.crm[kind];
  const way =
    back &&
    toGoto('go-on', back.screen === 'mapping' ? words.goOnMapping : words.goOnScope, back.screen, back.params as Input);
  const frame = {
    title: words.title(crmName),
    back: way ?? toGoto('sync-health', sentences.health.title, 'sync-health'),
    watch: [],
  };
  const isOpen = got !== null && got.row.endedAt === null;
  const start = action({
    ...{ id: 'start', label: got ? words.again : words.start, call: 'dryRun.start', input: { crm: kind } },
    ...(got ? {} : { look: 'primary' as const }),
  });
  const cancel =
    got &&
    action({
      ...{ id: 'cancel', label: words.cancel, call: 'dryRun.cancel', input: { run: got.row.id }, look: 'destructive' },
      confirm: { title: words.cancelTitle, text: words.cancelText, label: words.cancel },
    });
  const others = got && !isOpen ? drawOthers(ctx, got) : null;
  const ways: Block = {
    kind: 'actions',
    id: 'run-actions',
    actions: isOpen && cancel ? [cancel] : [...(others?.actions ?? []), start],
    gotos: way && !isOpen ? [way] : [],
  };
  const intro: Block = { kind: 'text', id: 'intro', text: words.intro(crmName) };
  if (!got) return { ...frame, blocks: [intro, ways] };
  const blocks = [
    intro,
    ...drawProgress(ctx, got),
    ...(others?.blocks ?? []),
    ways,
    ...(await drawChangeLists(ctx, got)),
  ];
  return { ...frame, blocks, ...(isOpen ? { again: AGAIN } : {}) };
}

/** What another CRM's dry run of the same settings tells, and this one does not; and the way to it. */
function drawOthers(
  ctx: ScreenContext,
  { row: { crm, draft }, toRun }: NonNullable<OutputOf<'dryRun.get'>>,
): { blocks: Block[]; actions: Action[] } | null {
  const { sentences } = ctx;
  const tried = draft?.scope;
  if (!tried || toRun.length === 0) return null;
  const actions = toRun.map((other): Action => ({ ...toDryRun(ctx, tried, other), look: 'primary' }));
  const text = sentences.dryRun.alsoNeeded(
    sentences.crm[crm],
    toRun.map((other) => sentences.crm[other]),
  );
  return { blocks: [{ kind: 'text', id: 'also-needed', text, tone: 'warn' }], actions };
}

async function toRun(
  { sentences }: ScreenContext,
  { crm, run, back }: OutputOf<'dryRun.startMapping' | 'dryRun.startScope' | 'dryRun.start'>,
): Promise<Effect[]> {
  const words = sentences.dryRun;
  return [
    { do: 'toast', tone: 'info', title: words.started, text: words.startedText },
    { do: 'goto', screen: 'dry-run', params: { crm, run, ...(back ? { back } : {}) } },
  ];
}

export const dryRunScreens: ScreenModule = {
  screens: { 'dry-run': withAdmin(openDryRun) },
  always: ['dry-run'],
  asks: {
    'dryRun.changes': async (ctx, page) => ({ kind: 'table', table: await drawChanges(ctx, page) }),
  },
  acts: {
    'dryRun.start': toRun,
    'dryRun.startMapping': toRun,
    'dryRun.startScope': toRun,
    'dryRun.cancel': async ({ sentences }) => [{ do: 'toast', tone: 'info', title: sentences.dryRun.cancelled }],
  },
};
