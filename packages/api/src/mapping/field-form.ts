import type { Scope } from '@tierline/db/scope';
import { checkMappings, type MappingFault } from '@tierline/domain/field-mapping/check-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { z } from 'zod';
import { idInput } from '../inputs.ts';
import { toMapping } from './form-values.ts';
import { conflictInput, directionInput, draftInput, type MappingDraft, transformInput } from './inputs.ts';
import { getMapped, type Mapped } from './load-mapped.ts';
import { NEW, toKey } from './names.ts';

const value = z.string({ error: 'choose one' }).max(4000, 'it is longer than 4,000 characters').nullable();

/** One field as its form sends it: what the host knows of it, what was chosen, and `read:…`, `write:…` and `words:…`. */
export const fieldFormInput = draftInput
  .extend({
    /** Tierline's key of the field; `+` for a new one, which then has a name. */
    target: z.string({ error: 'choose one' }).min(1, 'choose one').max(100, 'it is longer than 100 characters'),
    named: z.string({ error: 'type a name' }).max(100, 'it is longer than 100 characters').nullable().default(null),
    /** The CRM's own name of its field. */
    field: z.string({ error: 'choose one' }).min(1, 'choose one').max(255, 'it is longer than 255 characters'),
    direction: directionInput,
    conflict: conflictInput,
    transform: transformInput.nullable().default(null),
    blank: value.default(null),
    /** A record to try it on. */
    record: idInput.nullable().default(null),
  })
  .catchall(value);
export type FieldForm = z.output<typeof fieldFormInput>;

/** What a form says, in place of what was said of the field before. */
export interface ReadForm {
  mapping: FieldMapping;
  draft: MappingDraft;
  mapped: Mapped;
  faults: readonly MappingFault[];
}

export async function readForm(scope: Scope, input: FieldForm): Promise<ReadForm> {
  const { crm, object, draft, dropped, master, revision, target, named, field, record: _record, ...form } = input;
  const { direction, conflict, transform, blank, ...values } = form;
  const key = target === NEW ? toKey(named ?? '') : target;
  const read = { ...{ object, key, field, direction, conflict, blank }, transform: transform ?? ('as_is' as const) };
  const mapping = toMapping({ ...read, values: values as Record<string, string | null> });
  const present = await getMapped(scope, { crm, object, draft, dropped, master, revision });
  const next: MappingDraft = {
    ...{ crm, object, master, revision: revision ?? present.revision },
    draft: [...draft.filter((each) => each.key !== key), mapping],
    dropped: dropped.filter((each) => each !== key),
  };
  const mapped = await getMapped(scope, next);
  const isTaken = target === NEW && present.mappings.some((each) => each.key === key);
  // One that excludes itself says nothing of values, so that they need not be right.
  const faults = checkMappings(mapped.mappings, mapped.surroundings).filter((fault) => fault.key === key);
  return {
    ...{ mapping, draft: next, mapped },
    faults: isTaken ? [{ code: 'key_twice', key }, ...faults] : faults,
  };
}
