import { clearWatermark } from '@tierline/db/connection';
import { saveMappings } from '@tierline/db/field-mapping';
import { searchLinkedRecords } from '@tierline/db/linked-records';
import { getSyncScope, saveSyncScope } from '@tierline/db/sync-scope';
import { CrmFailure } from '@tierline/domain/crm';
import { applyPreset, PRESETS, type Preset } from '@tierline/domain/field-mapping/presets';
import { toNameKey } from '@tierline/domain/organization';
import { type MappingTrial, tryMapping } from '@tierline/sync/try-mapping';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyInput, offsetInput, wordsInput } from '../inputs.ts';
import { once } from '../once.ts';
import { PAGE } from '../organization/cursor.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';
import { fieldFormInput, type ReadForm, readForm } from './field-form.ts';
import { crmInput, draftInput, type MappingDraft, objectInput } from './inputs.ts';
import { getMapped, loadMapped, type Mapped } from './load-mapped.ts';
import { requireRight } from './require-right.ts';

/** Records that a search for one answers with. */
const RECORDS = 25;

const of = z.object({ crm: crmInput, object: objectInput });
const presetInput = draftInput.extend({
  preset: z.enum(PRESETS as [Preset, ...Preset[]], 'choose one'),
  side: z.enum(['crm', 'tierline'], 'choose one'),
});

export interface TriedField extends ReadForm {
  /** Null: no record was chosen. */
  trial: MappingTrial | { failure: CrmFailure['code']; text: string } | { gone: true } | null;
}

/** Which field of a CRM is which of Tierline's. Nothing is live before it is saved. */
export const mappingRouter = router({
  /** The mappings as they would be with a draft, and what speaks against them; null before the CRM has described its fields. */
  list: procedure('administer')
    .input(draftInput)
    .query(({ ctx, input }) => loadMapped(ctx.scope, input)),

  /** The fields of the CRM's records by what people call them, and which of them are mapped already. */
  fields: procedure('administer')
    .input(
      draftInput.extend({
        target: z.string().max(100, 'it is too long').nullable().default(null),
        words: wordsInput,
        after: offsetInput,
      }),
    )
    .query(async ({ ctx, input: { words, after, ...draft } }) => {
      const { fields, mappings } = await getMapped(ctx.scope, draft);
      const asked = toNameKey(words).split(' ').filter(Boolean);
      const found = fields
        .filter(({ name, label }) => {
          const known = toNameKey(`${label} ${name}`);
          return asked.every((word) => known.includes(word));
        })
        .sort((one, other) => one.label.localeCompare(other.label, 'en'));
      const rows = found.slice(after, after + PAGE).map((field) => {
        const mapping = mappings.find((each) => each.field.toLowerCase() === field.name.toLowerCase());
        return { field, key: mapping && mapping.direction !== 'excluded' ? mapping.key : null };
      });
      return { rows, total: found.length, from: after };
    }),

  /** Records of that kind that the CRM has, by name. */
  records: procedure('administer')
    .input(of.extend({ words: wordsInput }))
    .query(({ ctx, input: { crm, object, words } }) =>
      searchLinkedRecords(ctx.scope, crm, object, { nameKey: toNameKey(words), limit: RECORDS }),
    ),

  /** What speaks against a field's mapping, and what it makes of a record, hop by hop. Asks the CRM for that record. */
  tryField: procedure('administer')
    .input(fieldFormInput)
    .query(async ({ ctx, input }): Promise<TriedField> => {
      const read = await readForm(ctx.scope, input);
      return { ...read, trial: input.record === null ? null : await tryOn(ctx, read, input.record) };
    }),

  /** Takes a field's mapping into the draft. Saves nothing. */
  keep: procedure('administer')
    .input(fieldFormInput.extend({ key: keyInput }))
    .mutation(async ({ ctx, input: { key: _, ...input } }): Promise<MappingDraft> => {
      const { draft, faults } = await readForm(ctx.scope, input as typeof input & { target: string });
      await requireRight(ctx, draft, faults);
      return draft;
    }),

  /** Takes a field's saved mapping away in the draft: the default holds again, or the field is left alone. Saves nothing. */
  drop: procedure('administer')
    .input(
      draftInput.extend({ target: z.string({ error: 'it is missing' }).max(100, 'it is too long'), key: keyInput }),
    )
    .mutation(async ({ ctx, input: { key: _, target, ...draft } }): Promise<MappingDraft> => {
      const { saved, revision } = await getMapped(ctx.scope, draft);
      const dropped = draft.dropped.filter((key) => key !== target);
      return {
        ...draft,
        draft: draft.draft.filter(({ key }) => key !== target),
        dropped: saved.some(({ key }) => key === target) ? [...dropped, target] : dropped,
        revision: draft.revision ?? revision,
      };
    }),

  /** Which mappings a ready-made policy would change. */
  tryPreset: procedure('administer')
    .input(presetInput)
    .query(async ({ ctx, input }) => withPreset(await getMapped(ctx.scope, input), input)),

  /** Takes a ready-made policy into the draft. Saves nothing. */
  usePreset: procedure('administer')
    .input(presetInput.extend({ key: keyInput }))
    .mutation(async ({ ctx, input: { key: _, ...input } }): Promise<MappingDraft> => {
      const { crm, object, draft, dropped, revision } = input;
      const mapped = await getMapped(ctx.scope, input);
      const { changes, master } = withPreset(mapped, input);
      const changed = new Set(changes.map(({ after }) => after.key));
      return {
        ...{ crm, object, dropped, master },
        draft: [...draft.filter(({ key }) => !changed.has(key)), ...changes.map(({ after }) => after)],
        revision: revision ?? mapped.revision,
      };
    }),

  /** Puts the draft into force, and has all of those records read and compared anew. */
  save: procedure('administer')
    .input(draftInput.extend({ key: keyInput }))
    .mutation(async ({ ctx, input: { key, ...draft } }) => {
      const { crm, object, master } = draft;
      await once(ctx, { call: 'mapping.save', key, input: draft }, async (scope) => {
        const mapped = await getMapped(scope, draft);
        const faults = mapped.faults.filter((fault) => mapped.changed.includes(fault.key));
        await requireRight(ctx, draft, faults, scope);
        const seen = draft.revision ?? mapped.revision;
        if (!(await saveMappings(scope, crm, object, mapped.next, seen))) throw new ProblemError('mapping_changed');
        if (master !== undefined) {
          const { settings, revision } = await getSyncScope(scope);
          await saveSyncScope(scope, { ...settings, firstMaster: master === 'none' ? null : master }, revision);
        }
        await clearWatermark(scope, crm, object);
        const detail = { from: mapped.saved, to: mapped.next, ...(master && { firstMaster: master }) };
        return { subject: `mapping:${crm}:${object}`, detail, done: {} };
      });
      return { crm, object };
    }),
});

async function tryOn(ctx: Context, { mapping, mapped }: ReadForm, recordId: string): Promise<TriedField['trial']> {
  const { crm, object, next } = mapped;
  try {
    const of = { object, recordId, key: mapping.key };
    return (await tryMapping(ctx, ctx.scope.tenantId, crm, of, next)) ?? { gone: true };
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    return { failure: error.code, text: error.message };
  }
}

function withPreset(
  { mappings, fields }: Mapped,
  { preset, side }: Pick<z.output<typeof presetInput>, 'preset' | 'side'>,
) {
  const outcome = applyPreset(preset, mappings, { fields, master: side });
  const changes = outcome.mappings.flatMap((after, at) => {
    const before = mappings[at];
    const same = before?.direction === after.direction && before.conflict === after.conflict;
    return before && !same ? [{ before, after }] : [];
  });
  return { changes, master: outcome.firstMaster ?? ('none' as const) };
}
