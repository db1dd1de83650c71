import type { Cell } from '@tierline/blocks/value';
import type { Block, Row, TableBlock } from '@tierline/blocks/vocabulary';
import type { MappingFault } from '@tierline/domain/field-mapping/check-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { listOffered } from '@tierline/domain/field-mapping/own-values';
import { isReference } from '@tierline/sync/try-mapping';
import { action } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { type NameField, nameFields } from '../write/name-fields.ts';
import { isChanged, type MappingDraft, toParams } from './inputs.ts';
import { findField, type Mapped } from './load-mapped.ts';
import { tellFault } from './place-faults.ts';

/** Every mapped field in a line, with what is wrong with it. */
export async function drawList(ctx: ScreenContext, state: MappingDraft, mapped: Mapped): Promise<TableBlock> {
  const { sentences, accountTypes } = ctx;
  const words = sentences.mapping;
  const { crm, object } = state;
  const crmName = sentences.crm[crm];
  const nameOf = await nameFields(ctx);
  const tell = tellFault({ sentences, accountTypes, nameOf, of: state });
  const known = new Map(mapped.mappings.map((mapping) => [mapping.key, mapping]));
  // Those that Tierline knows come first, in its own order, and stand there even where the CRM has no field for them.
  const keys = [...new Set([...Object.keys(mapped.standard), ...known.keys()])];
  return {
    kind: 'table',
    id: `mappings:${crm}:${object}`,
    label: words.fields,
    columns: [
      { key: 'ours', label: words.ours },
      { key: 'theirs', label: words.theirs(crmName) },
      { key: 'direction', label: words.direction },
      { key: 'conflict', label: words.conflict },
      { key: 'values', label: words.values },
      { key: 'state', label: words.state },
    ],
    rows: keys.map((key) => drawRow(ctx, { mapped, nameOf, tell, state }, key, known.get(key))),
    rowGotos: [toGoto('change', words.change, 'mapping-field', toParams(state))],
    empty: words.noRows,
    total: keys.length,
  };
}

interface Around {
  mapped: Mapped;
  state: MappingDraft;
  nameOf: NameField;
  tell: (fault: MappingFault) => string;
}

function drawRow({ sentences }: ScreenContext, around: Around, key: string, mapping: FieldMapping | undefined): Row {
  const words = sentences.mapping;
  const { mapped, state, nameOf } = around;
  const crmName = sentences.crm[state.crm];
  const text = (value: string): Cell => ({ value: { type: 'text', text: value } });
  const ours = text(nameOf(state.object, key));
  if (!mapping) return { id: key, cells: { ours, theirs: { ...text(words.noField), tone: 'neutral' } } };
  const field = findField(mapped.fields, mapping.field);
  const theirs: Cell = { ...text(field?.label ?? mapping.field), ...(field ? { hint: field.name } : { tone: 'bad' }) };
  const direction = text(words.directions[mapping.direction](crmName).label);
  if (mapping.direction === 'excluded') {
    return { id: key, cells: { ours, theirs, direction, state: drawState(sentences, around, mapping) } };
  }
  return {
    id: key,
    cells: {
      ours,
      theirs,
      direction,
      conflict: text(words.conflicts[mapping.conflict](crmName).label),
      values: text(tellValues(sentences, mapping, mapped)),
      state: drawState(sentences, around, mapping),
    },
  };
}

function tellValues({ mapping: words }: ScreenContext['sentences'], mapping: FieldMapping, { fields }: Mapped): string {
  if (mapping.object === 'organization' && isReference(mapping.key)) return words.byRecord;
  const field = findField(fields, mapping.field);
  const offered = field ? listOffered(field).map(({ value }) => value.toLowerCase()) : [];
  if (mapping.values.length === 0) return offered.length > 0 ? words.sameWords : '';
  const said = new Set(mapping.values.map(({ theirs }) => theirs.trim().toLowerCase()));
  const all = offered.length > 0 ? offered.length : said.size;
  return words.valuesMapped(offered.length > 0 ? offered.filter((value) => said.has(value)).length : said.size, all);
}

function drawState({ mapping: words }: ScreenContext['sentences'], around: Around, { key }: FieldMapping): Cell {
  const { mapped, tell } = around;
  const faults = mapped.faults.filter((fault) => fault.key === key);
  const changed = mapped.changed.includes(key);
  const [fault] = faults;
  const hint = changed ? { hint: words.notLive } : {};
  if (!fault) return { value: { type: 'text', text: words.good }, tone: changed ? 'info' : 'good', ...hint };
  const text = faults.length === 1 ? `${tell(fault)}.` : `${words.problems(faults.length)}: ${tell(fault)}.`;
  return { value: { type: 'text', text }, tone: changed ? 'bad' : 'warn', ...hint };
}

/** What was done and is not live, and the ways to put it into force or not; nothing while nothing was changed. */
export async function drawPending(ctx: ScreenContext, state: MappingDraft, mapped: Mapped): Promise<Block[]> {
  if (!isChanged(state)) return [];
  const { sentences, accountTypes } = ctx;
  const words = sentences.mapping;
  const { crm, object } = state;
  const crmName = sentences.crm[crm];
  const count = new Set([...state.draft.map(({ key }) => key), ...state.dropped]).size;
  const nameOf = await nameFields(ctx);
  const tell = tellFault({ sentences, accountTypes, nameOf, of: state });
  const fault = mapped.faults.find(({ key }) => mapped.changed.includes(key));
  const input = toParams(state);
  const save = action({ id: 'save', label: words.save, call: 'mapping.save', input, look: 'primary' });
  const dryRun = action({ id: 'dry-run', label: words.dryRun, call: 'dryRun.startMapping', input });
  const disabled = fault ? { disabled: `${tell(fault)}.` } : {};
  const title = count > 0 ? words.pending(count) : words.pendingMaster;
  const texts = [
    ...(state.master !== undefined && count > 0 ? [words.pendingMaster] : []),
    words.pendingText(crmName, words.records[crm][object]),
  ];
  return [
    { kind: 'alert', id: 'pending', tone: fault ? 'warn' : 'info', title, text: texts.join(' ') },
    ...(fault
      ? [{ kind: 'alert' as const, id: 'faulty', tone: 'bad' as const, title: words.faulty, text: `${tell(fault)}.` }]
      : []),
    {
      kind: 'actions',
      id: 'pending-actions',
      actions: [
        { ...save, ...disabled },
        { ...dryRun, ...disabled },
      ],
      gotos: [toGoto('discard', words.discard, 'mapping', { crm, object })],
    },
  ];
}
