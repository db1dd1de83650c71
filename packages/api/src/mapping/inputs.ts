import type { Input, Json } from '@tierline/blocks/value';
import { MAX_MAPPINGS } from '@tierline/domain/field-mapping/check-mapping';
import { MAX_PAIRS } from '@tierline/domain/field-mapping/check-values';
import {
  CONFLICT_RULES,
  type ConflictRule,
  DIRECTIONS,
  type Direction,
  type FieldMapping,
  TRANSFORMS,
  type Transform,
} from '@tierline/domain/field-mapping/field-mapping';
import { z } from 'zod';

const text = (most: number) => z.string({ error: 'it is missing' }).max(most, `it is longer than ${most} characters`);
const some = z.string({ error: 'it is missing' }).min(1, 'it is missing').max(100, 'it is longer than 100 characters');

export const crmInput = z.enum(['salesforce', 'hubspot'], 'it is no CRM');
export const objectInput = z.enum(['organization', 'contact'], 'it is neither “organization” nor “contact”');
export const directionInput = z.enum(DIRECTIONS as [Direction, ...Direction[]], 'choose one');
export const conflictInput = z.enum(CONFLICT_RULES as [ConflictRule, ...ConflictRule[]], 'choose one');
export const transformInput = z.enum(TRANSFORMS as [Transform, ...Transform[]], 'choose one');
export const masterInput = z.enum(['crm', 'tierline', 'none'], 'choose one');

const mapping = z.object({
  object: objectInput,
  key: some,
  field: text(255),
  direction: directionInput,
  conflict: conflictInput,
  values: z
    .array(z.object({ ours: text(255), theirs: text(255) }), { error: 'it is no list of values' })
    .max(MAX_PAIRS + 1, `it has more than ${MAX_PAIRS} values`),
  blank: text(255).nullable(),
  transform: transformInput,
});

/**
 * Mappings that an admin is working on, beside those that are saved. They live on his page and nowhere else: what is done
 * and not saved is not live, and is gone when he leaves.
 */
export const draftInput = z.object({
  crm: crmInput,
  object: objectInput,
  /** Those that he has changed or added. */
  draft: z
    .array(mapping, { error: 'it is no list of mappings' })
    .max(MAX_MAPPINGS + 1, `it has more than ${MAX_MAPPINGS} fields`)
    .default([]),
  /** Keys of saved ones that go, so that the default holds again where there is one. */
  dropped: z.array(some).max(MAX_MAPPINGS, `it has more than ${MAX_MAPPINGS} fields`).default([]),
  /** Who is right at first sight of a record from now on; absent: whoever it is. */
  master: masterInput.optional(),
  /** Of the saved ones that he saw when he began; null before he has changed anything. */
  revision: z.int('it is no whole number').min(0, 'it is less than 0').nullable().default(null),
});
export type MappingDraft = Omit<z.output<typeof draftInput>, 'draft'> & { draft: readonly FieldMapping[] };

/** As a page's params carry it; nothing that is not said. */
export function toParams({ crm, object, draft, dropped, master, revision }: MappingDraft): Input {
  const changed = draft.length > 0 || dropped.length > 0 || master !== undefined;
  if (!changed) return { crm, object };
  return { crm, object, draft: draft as unknown as Json, dropped, ...(master && { master }), revision };
}

export const isChanged = ({ draft, dropped, master }: MappingDraft): boolean =>
  draft.length > 0 || dropped.length > 0 || master !== undefined;
