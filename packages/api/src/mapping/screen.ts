import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { listTenantConnections } from '@tierline/db/connection';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { action } from '../screen/action.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { drawList, drawPending } from './draw-list.ts';
import { drawMissingNames } from './draw-missing-names.ts';
import { drawTrial } from './draw-trial.ts';
import { drawUnread } from './draw-unread.ts';
import { type MappingDraft, toParams } from './inputs.ts';
import { loadMapped } from './load-mapped.ts';
import { openField } from './open-field.ts';
import { drawPresetTrial, openPreset } from './open-preset.ts';
import { drawSources, openSource } from './open-source.ts';
import { placeFaults, tellFault } from './place-faults.ts';
import { stateOf } from './read-state.ts';

/** Every field of one kind of record in one CRM, and what was changed and is not live. */
async function openMapping(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.mapping;
  const state = stateOf(ctx, params);
  const { crm, object } = state;
  const crmName = sentences.crm[crm];
  const mapped = await loadMapped(ctx.scope, state);
  if (!mapped) return drawUnread(ctx, state);
  return {
    title: words.title(crm, crmName, object),
    back: toGoto('sync-health', sentences.health.title, 'sync-health'),
    blocks: [
      await drawWays(ctx, state),
      { kind: 'text', id: 'intro', text: words.intro(crmName) },
      ...(await drawPending(ctx, state, mapped)),
      ...(await drawMissingNames(ctx, mapped)),
      await drawList(ctx, state, mapped),
      {
        kind: 'actions',
        id: 'more',
        actions: [action({ id: 'read-fields', label: words.readFields, call: 'field.read', input: {} })],
        gotos: [
          toGoto('add', words.add, 'mapping-source', toParams(state)),
          toGoto('preset', words.usePreset, 'mapping-preset', toParams(state)),
        ],
      },
    ],
    watch: [],
  };
}

/** To the other kinds of records, in each connected CRM. */
async function drawWays(ctx: ScreenContext, state: MappingDraft): Promise<Block> {
  const gotos = (await listWays(ctx)).filter(
    ({ params }) => params.crm !== state.crm || params.object !== state.object,
  );
  return { kind: 'actions', id: 'ways', actions: [], gotos };
}

/** The pages of mappings of the vendor's CRMs. */
export async function listWays({ scope, sentences }: ScreenContext) {
  const words = sentences.mapping;
  const connected = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  const way = (crm: CrmKind, object: SyncedObject) =>
    toGoto(`mapping:${crm}:${object}`, words.link(crm, sentences.crm[crm], object), 'mapping', { crm, object });
  return connected.flatMap(({ crm }) => [way(crm, 'organization'), way(crm, 'contact')]);
}

const toList = async (_: ScreenContext, draft: MappingDraft): Promise<Effect[]> => [
  { do: 'goto', screen: 'mapping', params: toParams(draft) },
];

export const mappingScreens: ScreenModule = {
  screens: {
    mapping: withAdmin(openMapping),
    'mapping-field': withAdmin(openField),
    'mapping-source': withAdmin((ctx, params) => openSource(ctx, params)),
    'mapping-preset': withAdmin(openPreset),
  },
  always: ['mapping', 'mapping-field', 'mapping-source', 'mapping-preset'],
  asks: {
    'mapping.fields': async (ctx, page, input) => {
      const state = stateOf(ctx, input as Input);
      return { kind: 'table', table: await drawSources(ctx, state, input.target ?? '+', page) };
    },
    'mapping.records': async (_, rows) => ({
      kind: 'options',
      options: rows.map(({ id, name }) => ({ value: id, label: name })),
    }),
    'mapping.tryField': async (ctx, tried, input) => {
      const { sentences, accountTypes } = ctx;
      const tell = tellFault({ sentences, accountTypes, nameOf: await nameFields(ctx), of: tried.draft });
      const errors = placeFaults(tried.faults, new Set(Object.keys(input)), tell);
      if (tried.faults.length === 0) return { kind: 'preview', blocks: await drawTrial(ctx, tried) };
      const text = { kind: 'text', id: 'faulty', text: sentences.impact.faulty, tone: 'neutral' } as const;
      const trial = tried.trial === null ? [] : await drawTrial(ctx, tried);
      return { kind: 'preview', blocks: [text, ...trial], errors };
    },
    'mapping.tryPreset': (ctx, tried, input) => drawPresetTrial(ctx, tried, input),
  },
  acts: {
    'mapping.keep': toList,
    'mapping.drop': toList,
    'mapping.usePreset': toList,
    'mapping.save': async ({ sentences }, { crm, object }) => [
      {
        ...{ do: 'toast', tone: 'good', title: sentences.mapping.saved },
        text: sentences.mapping.savedText(sentences.crm[crm]),
      },
      { do: 'goto', screen: 'mapping', params: { crm, object } },
    ],
  },
};
