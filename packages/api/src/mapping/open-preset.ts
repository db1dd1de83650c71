import type { AskAnswer, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { PRESETS } from '@tierline/domain/field-mapping/presets';
import type { OutputOf } from '../features.ts';
import { action, query } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { drawUnread } from './draw-unread.ts';
import { type MappingDraft, toParams } from './inputs.ts';
import { loadMapped } from './load-mapped.ts';
import { stateOf } from './read-state.ts';

/** Ready-made policies, and what each would change. */
export async function openPreset(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const state = stateOf(ctx, params);
  if (!(await loadMapped(ctx.scope, state))) return drawUnread(ctx, state);
  const { sentences } = ctx;
  const words = sentences.mapping;
  const crmName = sentences.crm[state.crm];
  const input = toParams(state) as never;
  return {
    title: words.presetTitle,
    back: toGoto('back', words.title(state.crm, crmName, state.object), 'mapping', toParams(state)),
    blocks: [
      { kind: 'text', id: 'preset-intro', text: words.presetIntro },
      {
        kind: 'form',
        id: `preset:${state.crm}:${state.object}`,
        fields: [
          {
            ...{ type: 'picker', name: 'preset', label: words.preset, required: true, value: null },
            options: PRESETS.map((value) => ({ value, ...words.presets[value] })),
          },
          {
            ...{ type: 'picker', name: 'side', label: words.side, help: words.sideHelp, required: true, value: 'crm' },
            options: (['crm', 'tierline'] as const).map((value) => ({ value, label: words.sides[value] })),
          },
        ],
        submit: action({ id: 'use', label: words.done, call: 'mapping.usePreset', input, look: 'primary' }),
        preview: { ...query('mapping.tryPreset', input), label: words.tryTitle, unfinished: words.unfinished },
      },
      { kind: 'text', id: 'done-hint', text: words.doneHint },
    ],
    watch: [],
  };
}

/** Field by field what would change, as it is and as it would be. */
export async function drawPresetTrial(
  ctx: ScreenContext,
  { changes, master }: OutputOf<'mapping.tryPreset'>,
  state: Pick<MappingDraft, 'crm' | 'object'>,
): Promise<AskAnswer> {
  const { sentences } = ctx;
  const words = sentences.mapping;
  const crmName = sentences.crm[state.crm];
  const nameOf = await nameFields(ctx);
  const tell = ({ direction, conflict }: (typeof changes)[number]['before']) => ({
    value: {
      type: 'text' as const,
      text: `${words.directions[direction](crmName).label}; ${words.conflicts[conflict](crmName).label}`,
    },
  });
  const text = { kind: 'text', id: 'master', text: words.presetMaster(master), tone: 'neutral' } as const;
  if (changes.length === 0) {
    return { kind: 'preview', blocks: [{ ...text, id: 'nothing', text: words.presetNothing }, text] };
  }
  const table: Block = {
    kind: 'table',
    id: 'preset-changes',
    label: words.presetChanges,
    columns: [
      { key: 'field', label: words.ours },
      { key: 'before', label: words.before },
      { key: 'after', label: words.after },
    ],
    rows: changes.map(({ before, after }) => ({
      id: after.key,
      cells: {
        field: { value: { type: 'text', text: nameOf(state.object, after.key) } },
        before: tell(before),
        after: tell(after),
      },
    })),
    empty: words.presetNothing,
    total: changes.length,
  };
  return { kind: 'preview', blocks: [text, table] };
}
