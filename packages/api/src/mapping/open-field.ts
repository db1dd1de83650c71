import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import type { CrmField } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { withStatedTypes } from '@tierline/domain/field-mapping/stated-types';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.ts';
import { action } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { drawFieldForm } from './draw-field-form.ts';
import { drawUnread } from './draw-unread.ts';
import { type MappingDraft, toParams } from './inputs.ts';
import { findField, loadMapped, type Mapped } from './load-mapped.ts';
import { NEW } from './names.ts';
import { openSource } from './open-source.ts';
import { stateOf } from './read-state.ts';

const fieldParams = z.object({
  /** Tierline's key; absent when `row` says it. */
  key: z.string('it is no field').max(100, 'it is no field').optional(),
  /** The key, from the list of mappings; or the CRM's field, from the list of those. */
  row: z.string('it is no field').max(255, 'it is no field').optional(),
  translate: z.boolean().default(false),
});

/** One field's mapping: which way it goes, who is right, what each value means, and what that makes of a real record. */
export async function openField(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const state = stateOf(ctx, params);
  const read = fieldParams.safeParse(params);
  const { key: said, row, translate } = read.success ? read.data : { translate: false };
  const key = said ?? row ?? NEW;
  const chosen = said === undefined ? undefined : row;
  const mapped = await loadMapped(ctx.scope, state);
  if (!mapped) return drawUnread(ctx, state);
  const present = mapped.mappings.find((mapping) => mapping.key === key);
  if (!present && key !== NEW && !Object.hasOwn(mapped.standard, key)) {
    throw new ProblemError('mapping_unknown', { detail: { name: key } });
  }
  const field = findField(mapped.fields, chosen ?? present?.field ?? '');
  if (!field) return openSource(ctx, { ...params, key }, present?.field);
  const mapping = toShown(ctx, state, key, field, present);
  const { sentences } = ctx;
  const words = sentences.mapping;
  const crmName = sentences.crm[state.crm];
  const nameOf = await nameFields(ctx);
  const name = nameOf(state.object, key);
  const isFresh = !present || !findField([field], present.field);
  return {
    title: key === NEW ? words.newTitle(field.label) : words.fieldTitle(name, crmName),
    back: toGoto('back', words.title(state.crm, crmName, state.object), 'mapping', toParams(state)),
    blocks: [
      drawSource(ctx, state, key, field),
      ...(await drawFieldForm(ctx, { state, mapped, mapping, field, nameOf, isFresh, translate })),
      ...drawDrop(ctx, state, mapped, key, name),
    ],
    watch: [],
  };
}

/** The mapping as it stands, or as it would begin with another field. */
function toShown(
  { accountTypes }: ScreenContext,
  { object }: MappingDraft,
  key: string,
  field: CrmField,
  present: FieldMapping | undefined,
): FieldMapping {
  if (present && findField([field], present.field)) return present;
  const fresh = toDefaultMapping(object, key, field.name);
  const { direction, conflict, blank } = present ?? fresh;
  const next: FieldMapping = { ...fresh, conflict, blank, direction: direction === 'excluded' ? 'both' : direction };
  if (!field.writable && next.direction === 'both') next.direction = 'read_only';
  return withStatedTypes(next, field, accountTypes);
}

function drawSource({ sentences }: ScreenContext, state: MappingDraft, key: string, field: CrmField): Block {
  const words = sentences.mapping;
  const crmName = sentences.crm[state.crm];
  const text = (id: string, label: string, value: string) => ({
    ...{ id, label, cell: { value: { type: 'text' as const, text: value } } },
  });
  const other = toGoto('source', words.otherField, 'mapping-source', { ...toParams(state), key });
  return {
    kind: 'section',
    id: `source:${key}`,
    title: words.theirs(crmName),
    blocks: [
      {
        kind: 'properties',
        id: `source-of:${key}`,
        items: [
          text('label', words.fieldLabel, field.label),
          text('name', words.fieldName, field.name),
          text('type', words.fieldType, words.types[field.type]),
        ],
      },
      { kind: 'actions', id: `source-ways:${key}`, actions: [], gotos: [other] },
    ],
  };
}

/** The way back to how it was before anybody mapped it. */
function drawDrop(
  { sentences }: ScreenContext,
  state: MappingDraft,
  mapped: Mapped,
  key: string,
  name: string,
): Block[] {
  const words = sentences.mapping;
  const isOwn = mapped.next.some((mapping) => mapping.key === key);
  if (!isOwn) return [];
  const label = Object.hasOwn(mapped.standard, key) ? words.dropDefault : words.drop;
  const drop = action({
    ...{ id: 'drop', label, call: 'mapping.drop', input: { ...toParams(state), target: key }, look: 'destructive' },
    confirm: { title: words.dropTitle(name), text: words.dropText, label },
  });
  return [{ kind: 'actions', id: `drop:${key}`, actions: [drop] }];
}
