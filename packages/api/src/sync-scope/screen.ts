import type { AskAnswer, Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { listTenantConnections } from '@tierline/db/connection';
import type { CrmKind } from '@tierline/domain/crm';
import type { SyncScope } from '@tierline/domain/sync-scope';
import type { OutputOf } from '../features.ts';
import { action } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { tellWrite } from '../write/tell-write.ts';
import { drawFindings } from './draw-findings.ts';
import { drawScopeForm } from './draw-scope-form.ts';
import { openStages } from './draw-stages.ts';
import { drawViolatorSection, drawViolators } from './draw-violators.ts';
import { toDryRun } from './dry-run-action.ts';
import { isSameScope, scopeFormInput, toForm, toSyncScope } from './inputs.ts';
import { listTypes } from './record-types.ts';

/** The settings of what is kept in line, whether the CRMs are set up for more, and records that nobody can place. */
async function openScope(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences, labels } = ctx;
  const words = sentences.scope;
  const got = (await callFeature(ctx, 'query', 'syncScope.get', undefined)) as OutputOf<'syncScope.get'>;
  // Settings that a dry run has tried, on their way to be saved.
  const tried = scopeFormInput.safeParse(params.draft);
  const shown = tried.success ? toSyncScope(tried.data, got.settings) : got.settings;
  return {
    title: words.title,
    back: toGoto('sync-health', sentences.health.title, 'sync-health'),
    blocks: [
      { kind: 'text', id: 'intro', text: words.intro(labels) },
      ...(isSameScope(shown, got.settings) ? [] : drawTried(ctx, shown, got)),
      await drawScopeForm(ctx, { shown, got, types: await listTypes(ctx) }),
      ...drawPartnersOnly(ctx, got),
      drawDeals(ctx),
      ...drawFindings(ctx, got),
      await drawViolatorSection(ctx, got),
    ],
    watch: [],
  };
}

/** What a dry run has tried and nobody has saved: the form alone has nothing to save where nothing in it is changed. */
function drawTried({ sentences }: ScreenContext, shown: SyncScope, got: OutputOf<'syncScope.get'>): Block[] {
  const words = sentences.scope;
  const input = { ...toForm(shown), revision: got.revision } as never;
  return [
    { kind: 'alert', id: 'tried', tone: 'info', title: words.tried, text: words.triedText },
    {
      ...{ kind: 'actions', id: 'tried-ways' },
      actions: [action({ id: 'save-tried', label: words.saveTried, call: 'syncScope.save', input, look: 'primary' })],
      gotos: [toGoto('discard', sentences.mapping.discard, 'sync-scope')],
    },
  ];
}

/** What of deals and leads is kept in line, and where their stages are paired. */
const drawDeals = ({ sentences: { scope }, labels }: ScreenContext): Block => ({
  ...{ kind: 'section', id: 'deals', title: scope.stages.section },
  blocks: [
    { kind: 'text', id: 'deals-kept', text: scope.stages.sectionText(labels) },
    { kind: 'actions', id: 'deal-ways', actions: [], gotos: [toGoto('sync-stages', scope.stages.link, 'sync-stages')] },
  ],
});

/** As older set-ups had it: second partners are left out altogether, and their links stay. */
function drawPartnersOnly(
  { sentences, labels }: ScreenContext,
  { settings, revision }: OutputOf<'syncScope.get'>,
): Block[] {
  if (!settings.activeSecondPartners && !settings.inactiveSecondPartners) return [];
  const words = sentences.scope;
  const without = { ...settings, activeSecondPartners: false, inactiveSecondPartners: false };
  const label = words.partnersOnly(labels);
  const leave = action({
    ...{ id: 'partners-only', label, call: 'syncScope.save', input: { ...toForm(without), revision } as never },
    confirm: { title: words.partnersOnlyTitle(labels), text: words.partnersOnlyText(labels), label },
  });
  return [{ kind: 'actions', id: 'partners-only', actions: [leave] }];
}

/** What settings would take in that is not yet; and the dry run that says whom. */
async function drawTrial(
  ctx: ScreenContext,
  { draft, faults, widenings, leavesOut, ran, toRun, unfit, needsRun, same }: OutputOf<'syncScope.tryOut'>,
  input: Input,
  connected: readonly CrmKind[],
): Promise<AskAnswer> {
  const { sentences, labels } = ctx;
  const words = sentences.scope;
  const [fault] = faults;
  if (fault) {
    const text = sentences.scopeFault(fault);
    const name = fault.code === 'record_type_unknown' ? `type:${fault.of}` : `deleted:${fault.status}`;
    const blocks: Block[] = [{ kind: 'text', id: 'faulty', text: sentences.impact.faulty, tone: 'neutral' }];
    return { kind: 'preview', blocks, errors: { [name]: `${text}.` } };
  }
  const noWider = leavesOut ? words.narrower(labels) : words.asMany;
  const text = same ? words.same : widenings.length > 0 ? words.wider(widenings, labels) : noWider;
  const blocks: Block[] = [{ kind: 'text', id: 'reach', text, tone: widenings.length > 0 ? 'warn' : 'neutral' }];
  for (const { crm, findings } of widenings.length > 0 ? unfit : []) {
    for (const finding of findings.filter(({ state }) => state !== 'good')) {
      const bad = words.bad(finding, sentences.crm[crm]);
      blocks.push({ kind: 'text', id: `unfit:${crm}:${finding.of}`, text: bad, tone: 'bad' });
    }
  }
  if (ran) blocks.push({ kind: 'text', id: 'ran', text: words.ran, tone: 'good' });
  if (!same) {
    blocks.push({
      kind: 'actions',
      id: 'dry-runs',
      // Those that tell what is still to be known, where it is not known yet.
      actions: (toRun.length > 0 ? toRun : connected).map((crm) => toDryRun(ctx, draft, crm)),
    });
  }
  const errors = needsRun && input.knowingly !== true ? { errors: { knowingly: words.needsRun } } : {};
  return { kind: 'preview', blocks, ...errors };
}

const listConnected = async ({ scope }: ScreenContext): Promise<CrmKind[]> =>
  (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null).map(({ crm }) => crm);

const tellSaved = async ({ sentences }: ScreenContext): Promise<Effect[]> => [
  { do: 'toast', tone: 'good', title: sentences.scope.saved, text: sentences.scope.savedText },
  { do: 'goto', screen: 'sync-scope', params: {} },
];

const tellStagesSaved = async ({ sentences }: ScreenContext): Promise<Effect[]> => [
  { do: 'toast', tone: 'good', title: sentences.scope.stages.saved, text: sentences.scope.stages.savedText },
];

export const syncScopeScreens: ScreenModule = {
  screens: { 'sync-scope': withAdmin(openScope), 'sync-stages': withAdmin(openStages) },
  always: ['sync-scope', 'sync-stages'],
  asks: {
    'syncScope.tryOut': async (ctx, tried, input) => drawTrial(ctx, tried, input as Input, await listConnected(ctx)),
    'syncScope.violators': async (ctx, page) => ({ kind: 'table', table: await drawViolators(ctx, page) }),
  },
  acts: {
    'syncScope.save': tellSaved,
    'syncScope.saveStages': tellStagesSaved,
    'syncScope.setSecondPartner': tellWrite,
  },
};
