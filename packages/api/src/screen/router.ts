import { narrow } from '@tierline/blocks/narrow';
import type { ActAnswer, AskAnswer, HostInfo, ScreenAnswer, Snapshot } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { getSetting } from '@tierline/db/second-partner-setting';
import { getGates, getProgramme } from '@tierline/db/tenant';
import { CrmFailure } from '@tierline/domain/crm';
import { toModuleState } from '@tierline/domain/module';
import { takeSnapshot } from '@tierline/sync/take-snapshot';
import type { Context } from '../context.ts';
import { drawOff } from '../module/draw-off.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { findOpenRecord } from '../record-access.ts';
import { sentencesFor, toLocale } from '../sentences/catalogue.ts';
import { toLabels } from '../sentences/labels.ts';
import { procedure, router } from '../trpc.ts';
import { within } from '../within.ts';
import { callFeature } from './call-feature.ts';
import { actInput, askInput, openInput } from './inputs.ts';
import { mergeModules, SCREEN_MODULES } from './registry.ts';
import type { ScreenContext, ScreenModule } from './screen.ts';

/** The three procedures that every host speaks, over the features' own. */
export function screenRouter(modules: readonly ScreenModule[] = SCREEN_MODULES) {
  const { screens, asks, moves, acts, always } = mergeModules(modules);

  async function open(ctx: ScreenContext, name: string, params: Input): Promise<ScreenAnswer> {
    const screen = Object.hasOwn(screens, name) ? screens[name] : undefined;
    if (!screen) throw new ProblemError('screen_unknown', { detail: { name } });
    const answer = ctx.module === 'on' || always.includes(name) ? await screen(ctx, params) : drawOff(ctx);
    return { ...answer, blocks: narrow(answer.blocks, ctx.host.vocabulary, ctx.sentences.updateExtension) };
  }

  return router({
    open: procedure('verified')
      .input(openInput)
      .query(async ({ ctx, input }): Promise<ScreenAnswer> => {
        await takeOver(ctx, input.snapshot);
        return open(await toScreenContext(ctx, input.host), input.screen, input.params);
      }),

    ask: procedure('verified')
      .input(askInput)
      .query(async ({ ctx, input }): Promise<AskAnswer> => {
        const { call } = input;
        const show = Object.hasOwn(asks, call) ? asks[call as keyof typeof asks] : undefined;
        if (!show) throw new ProblemError('call_unknown', { detail: { name: call } });
        const answer = await callFeature(ctx, 'query', call, input.input);
        const context = await toScreenContext(ctx, input.host);
        return narrowAnswer(context, await show(context, answer as never, input.input as never));
      }),

    act: procedure('verified')
      .input(actInput)
      .mutation(async ({ ctx, input }): Promise<ActAnswer> => {
        const { call, key, screen, params } = input;
        await takeOver(ctx, input.snapshot);
        const answer = await callFeature(ctx, 'mutation', call, { ...input.input, key });
        const move = Object.hasOwn(moves, call) ? moves[call as keyof typeof moves] : undefined;
        const screenContext = await toScreenContext(await under(ctx, move?.(answer as never)), input.host);
        const tell = Object.hasOwn(acts, call) ? acts[call as keyof typeof acts] : undefined;
        const effects = tell ? await tell(screenContext, answer as never) : [];
        return { effects, screen: await open(screenContext, screen, params) };
      }),
  });
}

/** A table, or the blocks of a preview, as far as the host can draw them. */
function narrowAnswer({ host, sentences }: ScreenContext, answer: AskAnswer): AskAnswer {
  const within = (blocks: Block[]) => narrow(blocks, host.vocabulary, sentences.updateExtension);
  if (answer.kind === 'preview') return { ...answer, blocks: within(answer.blocks) };
  if (answer.kind !== 'table') return answer;
  const [table] = within([answer.table]);
  return table?.kind === 'table' ? { kind: 'table', table } : answer;
}

async function toScreenContext(ctx: Context, host: HostInfo): Promise<ScreenContext> {
  const { vendorName, accountTypes } = await getProgramme(ctx.scope);
  const setting = await getSetting(ctx.scope);
  const locale = toLocale(host.locale);
  const sentences = sentencesFor(locale, ctx.crm.kind);
  return {
    ...ctx,
    host,
    locale,
    sentences,
    vendorName,
    accountTypes,
    setting,
    labels: toLabels(accountTypes, setting),
  };
}

/** The call as it stands now: under another vendor, perhaps, and with the gates as the mutation has left them. */
async function under(ctx: Context, tenantId = ctx.scope.tenantId): Promise<Context> {
  const scope = { db: ctx.db, tenantId };
  return { ...ctx, scope, viewer: { ...ctx.viewer, tenantId }, module: toModuleState(await getGates(scope)) };
}

/** Takes over what the page's record told. The snapshot of another record than the one vouched for is refused. */
async function takeOver(ctx: Context, snapshot: Snapshot | undefined): Promise<void> {
  if (!snapshot) return;
  const open = findOpenRecord(ctx);
  const { object, id } = snapshot.record;
  if (!open || ctx.crm.toObject(object) !== open.object || ctx.crm.toId(id) !== open.crmId) {
    throw new ProblemError('record_unknown');
  }
  const { fields, modifiedAt } = snapshot;
  const taken = takeSnapshot(
    ctx.db,
    ctx.scope.tenantId,
    ctx.crm,
    { object, id: open.crmId, fields, modifiedAt },
    ctx.now(),
  );
  // Of a contact the page tells too little: he is read from the CRM, which may not answer.
  if (ctx.crm.snapshots === 'vouched' && open.object !== 'contact') return void (await taken);
  await within(ctx.deliveryWait, requireThere(ctx, taken));
}

/** A record that its CRM does not have is not shown; a CRM that does not answer leaves what is known. */
async function requireThere(ctx: Context, taken: Promise<boolean>): Promise<void> {
  const there = await taken.catch((error: unknown) => {
    if (!(error instanceof CrmFailure)) throw error;
    ctx.log.info({ reference: ctx.reference, failure: error.code }, 'the record could not be read');
    return true;
  });
  if (!there) throw new ProblemError('record_unknown');
}
