import type { FieldValue } from '../schema/field.ts';
import type { StoredRecord } from './record-store.ts';

export interface SaveContext {
  operation: 'insert' | 'update';
  object: string;
  previous: StoredRecord | null;
  userId: string;
}

/** Imitates a before-save trigger or flow: fields to change in the record about to be saved. */
export type Automation = (record: StoredRecord, context: SaveContext) => Record<string, FieldValue> | undefined;

/** The sentence of a validation rule that refuses, with the field that it stands at; null to let the record pass. */
export type ValidationRule = (
  record: StoredRecord,
  context: SaveContext,
) => string | { message: string; field: string } | null;

/** Whether the record about to be saved is like one that is there. */
export type DuplicateRule = (record: StoredRecord, context: SaveContext) => boolean;

export interface SaveHooks {
  automations: Map<string, Automation[]>;
  validationRules: Map<string, ValidationRule[]>;
  duplicateRules: Map<string, DuplicateRule[]>;
  /** Records that somebody else is working on: a save is refused with UNABLE_TO_LOCK_ROW. */
  lockedIds: Set<string>;
}

export function createSaveHooks(): SaveHooks {
  return { automations: new Map(), validationRules: new Map(), duplicateRules: new Map(), lockedIds: new Set() };
}
