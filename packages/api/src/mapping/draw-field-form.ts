import type { Block, Field, Option } from '@tierline/blocks/vocabulary';
import { searchLinkedRecords } from '@tierline/db/linked-records';
import { getSyncScope } from '@tierline/db/sync-scope';
import type { CrmField } from '@tierline/domain/crm';
import {
  ACCOUNT_TYPE_KEY,
  CONFLICT_RULES,
  DIRECTIONS,
  type FieldMapping,
  TRANSFORMS,
} from '@tierline/domain/field-mapping/field-mapping';
import { hasValueList, isIndispensable, listOffered } from '@tierline/domain/field-mapping/own-values';
import { isReference } from '@tierline/sync/try-mapping';
import { action, query } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { NameField } from '../write/name-fields.ts';
import { drawValues } from './draw-values.ts';
import { listKeysElsewhere, listKnownValues } from './elsewhere.ts';
import { NOTHING, toFormValues, toSides, type ValueSides } from './form-values.ts';
import { type MappingDraft, toParams } from './inputs.ts';
import type { Mapped } from './load-mapped.ts';
import { NEW } from './names.ts';
import { nameValue } from './place-faults.ts';

export interface Shown {
  state: MappingDraft;
  mapped: Mapped;
  mapping: FieldMapping;
  field: CrmField;
  nameOf: NameField;
  /** Whether the CRM's field is not the one that is mapped: then there is something to keep, whatever else is left as it is. */
  isFresh: boolean;
  /** Whether its values are to be translated, though nobody has yet. */
  translate: boolean;
}

/** Choices of all values for all values, beyond which a page would be too heavy for its host. */
const MOST_CHOICES = 4_000;

export async function drawFieldForm(ctx: ScreenContext, shown: Shown): Promise<Block[]> {
  const { sentences, scope } = ctx;
  const words = sentences.mapping;
  const { state, mapping, field, mapped } = shown;
  const { crm, object } = state;
  const crmName = sentences.crm[crm];
  const { settings } = await getSyncScope(scope);
  const sides = toSides(mapping, field, await listKnownValues(scope, mapped, mapping.key), settings);
  const tooMany = sides.theirs.length * sides.ours.length > MOST_CHOICES;
  const translates = !isReference(mapping.key) && !tooMany && isTranslated(shown, sides);
  const values = translates
    ? drawValues(
        ctx,
        shown,
        sides,
        toFormValues(
          mapping,
          listOffered(field).map(({ value }) => value),
        ),
      )
    : [];
  const isNew = mapping.key === NEW;
  const elsewhere = isNew
    ? (await listKeysElsewhere(scope, crm, object)).filter((key) => !mapped.mappings.some((each) => each.key === key))
    : [];
  const input = { ...toParams(state), field: field.name, ...(elsewhere.length > 0 ? {} : { target: mapping.key }) };
  const fields: Field[] = [
    ...(isNew ? drawNew(ctx, shown, elsewhere) : []),
    drawDirection(ctx, shown),
    {
      ...{ type: 'picker', name: 'conflict', label: words.conflict, required: true, value: mapping.conflict },
      help: words.conflictHelp(crmName),
      options: CONFLICT_RULES.map((value) => ({ value, ...words.conflicts[value](crmName) })),
    },
    ...drawTransform(ctx, shown),
    ...(translates ? [drawBlank(ctx, shown, sides)] : []),
    ...values,
    await drawRecord(ctx, state),
  ];
  const canTranslate = !translates && !tooMany && !isReference(mapping.key) && (sides.own || sides.theirs.length > 0);
  const blocks: Block[] = [
    {
      kind: 'form',
      id: `mapping:${crm}:${object}:${mapping.key}:${field.name}`,
      fields,
      submit: action({ id: 'done', label: words.done, call: 'mapping.keep', input: input as never, look: 'primary' }),
      preview: { ...query('mapping.tryField', input as never), label: words.tryTitle, unfinished: words.unfinished },
    },
    { kind: 'text', id: 'done-hint', text: words.doneHint },
  ];
  if (isReference(mapping.key)) {
    return [{ kind: 'text', id: 'reference', text: words.reference }, ...blocks];
  }
  if (tooMany) return [{ kind: 'text', id: 'too-many', text: words.tooMany(sides.theirs.length) }, ...blocks];
  if (!canTranslate) return blocks;
  const params = { ...toParams(state), key: mapping.key, row: field.name, translate: true };
  return [
    ...blocks,
    {
      kind: 'actions',
      id: 'translate',
      actions: [],
      gotos: [toGoto('translate', words.translate, 'mapping-field', params)],
    },
  ];
}

/** Values are brought together where somebody has done so or wants to, or where the words are not the same on both sides. */
function isTranslated({ mapping, field, translate, isFresh }: Shown, sides: ValueSides): boolean {
  if (!sides.own && !hasValueList(mapping.key, field)) return false;
  if (mapping.values.length > 0 || translate) return true;
  if (!hasValueList(mapping.key, field)) return false;
  const theirs = sides.theirs.map(({ value }) => value.trim().toLowerCase());
  if (!sides.own) {
    const known = sides.known.map((value) => value.trim().toLowerCase());
    return isFresh && known.length > 0 && !theirs.every((value) => known.includes(value));
  }
  const ours = sides.ours.map((value) => value.trim().toLowerCase());
  const isUnderstood = theirs.every((value) => ours.includes(value));
  return !isUnderstood || (field.restricted && !ours.every((value) => theirs.includes(value)));
}

/** Records that a search for one begins with. */
const RECORDS = 25;

async function drawRecord({ sentences, scope }: ScreenContext, { crm, object }: MappingDraft): Promise<Field> {
  const words = sentences.mapping;
  const records = await searchLinkedRecords(scope, crm, object, { nameKey: '', limit: RECORDS });
  return {
    ...{ type: 'picker', name: 'record', label: words.record, help: words.recordHelp(sentences.crm[crm]), value: null },
    ...{ placeholder: words.recordPlaceholder, search: query('mapping.records', { crm, object }) },
    options: records.map(({ id, name }) => ({ value: id, label: name })),
    ...(records.length === RECORDS ? { more: words.moreRecords } : {}),
  };
}

function drawNew({ sentences }: ScreenContext, { state, field, nameOf }: Shown, elsewhere: readonly string[]): Field[] {
  const words = sentences.mapping;
  const named: Field = {
    ...{ type: 'text', name: 'named', label: words.named, help: words.namedHelp, value: field.label, most: 40 },
  };
  if (elsewhere.length === 0) return [{ ...named, required: true }];
  const known = elsewhere.map((key) => ({ value: key, label: nameOf(state.object, key) }));
  const options: Option[] = [...known, { value: NEW, label: words.newField }];
  return [{ type: 'picker', name: 'target', label: words.target, required: true, value: null, options }, named];
}

function drawDirection({ sentences }: ScreenContext, { state, mapping, field, mapped, nameOf, isFresh }: Shown): Field {
  const words = sentences.mapping;
  const crmName = sentences.crm[state.crm];
  const toName = (key: string) => (key === NEW ? field.label : nameOf(state.object, key));
  const fault = (code: 'not_writable' | 'not_excludable') =>
    sentences.mappingFault(
      { code, key: mapping.key, field: field.label },
      { nameOf: toName, tellValue: (_, ours) => ours, crm: crmName },
    );
  const why = (direction: FieldMapping['direction']): { disabled?: string } => {
    if (direction === 'both' && !field.writable) return { disabled: fault('not_writable') };
    if (direction === 'excluded' && isIndispensable(mapped.object, mapping.key))
      return { disabled: fault('not_excludable') };
    return {};
  };
  return {
    ...{ type: 'picker', name: 'direction', label: words.direction, required: true },
    ...(isFresh ? { value: null, suggestion: mapping.direction } : { value: mapping.direction }),
    options: DIRECTIONS.map((value) => ({ value, ...words.directions[value](crmName), ...why(value) })),
  };
}

/** Of text alone: a value that is chosen from a list is what it is. */
function drawTransform({ sentences }: ScreenContext, { mapping, field }: Shown): Field[] {
  const words = sentences.mapping;
  if (field.type !== 'text' || isReference(mapping.key)) return [];
  return [
    {
      ...{ type: 'picker', name: 'transform', label: words.transform, required: true, value: mapping.transform },
      options: TRANSFORMS.map((value) => ({ value, label: words.transforms[value] })),
    },
  ];
}

function drawBlank({ sentences, accountTypes }: ScreenContext, { state, mapping }: Shown, { ours }: ValueSides): Field {
  const words = sentences.mapping;
  const isType = state.object === 'organization' && mapping.key === ACCOUNT_TYPE_KEY;
  const options = ours.map((value) => ({ value, label: nameValue(accountTypes, mapping.key, value) }));
  return {
    ...{ type: 'picker', name: 'blank', label: words.blank(sentences.crm[state.crm]), required: true },
    ...(isType ? { help: words.blankNeeded } : {}),
    value: mapping.blank ?? (isType ? null : NOTHING),
    options: isType ? options : [{ value: NOTHING, label: words.nothing }, ...options],
  };
}
