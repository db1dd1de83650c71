import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import type { OutputOf } from '../features.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { drawUnread } from './draw-unread.ts';
import { type MappingDraft, toParams } from './inputs.ts';
import { loadMapped } from './load-mapped.ts';
import { NEW } from './names.ts';
import { stateOf } from './read-state.ts';

/** Which field of the CRM it is to be; `gone`: the one that it was and that the CRM no longer has. */
export async function openSource(ctx: ScreenContext, params: Input, gone?: string): Promise<ScreenAnswer> {
  const state = stateOf(ctx, params);
  if (!(await loadMapped(ctx.scope, state))) return drawUnread(ctx, state);
  const target = typeof params.key === 'string' ? params.key : NEW;
  const { sentences } = ctx;
  const words = sentences.mapping;
  const crmName = sentences.crm[state.crm];
  const name = (await nameFields(ctx))(state.object, target);
  const page = (await callFeature(ctx, 'query', 'mapping.fields', { ...state, target })) as OutputOf<'mapping.fields'>;
  const lost: Block[] =
    gone === undefined
      ? []
      : [{ kind: 'alert', id: 'gone', tone: 'bad', title: words.fieldGone(gone, crmName), text: words.fieldGoneText }];
  return {
    title: target === NEW ? words.sourceTitle(crmName) : words.sourceFor(name, crmName),
    back: toGoto('back', words.title(state.crm, crmName, state.object), 'mapping', toParams(state)),
    blocks: [
      ...lost,
      await drawSources(ctx, state, target, page),
      { kind: 'text', id: 'missing', text: words.missingField[state.crm] },
      {
        ...{ kind: 'actions', id: 'read-fields' },
        actions: [action({ id: 'read-fields', label: words.readFields, call: 'field.read', input: {} })],
      },
    ],
    watch: [],
  };
}

export async function drawSources(
  ctx: ScreenContext,
  state: MappingDraft,
  target: string,
  { rows, total, from }: OutputOf<'mapping.fields'>,
): Promise<TableBlock> {
  const { sentences } = ctx;
  const words = sentences.mapping;
  const nameOf = await nameFields(ctx);
  const text = (value: string) => ({ value: { type: 'text' as const, text: value } });
  return {
    kind: 'table',
    id: `sources:${target}`,
    label: words.sources(sentences.crm[state.crm]),
    columns: [
      { key: 'field', label: words.fieldLabel },
      { key: 'type', label: words.fieldType },
      { key: 'ours', label: words.mappedTo },
    ],
    rows: rows.map(({ field, key }) => ({
      id: field.name,
      cells: {
        field: { ...text(field.label), hint: field.name },
        type: { ...text(words.types[field.type]), ...(field.writable ? {} : { hint: words.notWritable }) },
        ours: text(key === null ? words.notMapped : nameOf(state.object, key)),
      },
      // A field is one thing of Tierline's and no other.
      ...(key === null || key === target ? {} : { without: ['choose'] }),
    })),
    rowGotos: [toGoto('choose', words.choose, 'mapping-field', { ...toParams(state), key: target })],
    empty: words.noMatch,
    searchable: { label: words.findField },
    source: query('mapping.fields', { ...toParams(state), target } as never),
    total,
    ...(from + rows.length < total ? { after: String(from + rows.length) } : {}),
  };
}
