import type { SyncedObject } from '../crm.ts';

/** Which field of a CRM's records is which of Tierline's, and what happens where the two differ. */
export interface FieldMapping {
  object: SyncedObject;
  /** Tierline's name of the field: `name`, `account_type`, `status`, `contracts`, `preferred`, or the key of any other. */
  key: string;
  /** The CRM's own name of it. */
  field: string;
  direction: Direction;
  conflict: ConflictRule;
  /** Which value there is which here; empty: the same words on both sides. Several there may be one here; the first is written. */
  values: readonly ValuePair[];
  /** What a blank field there stands for here; null: for a blank. */
  blank: string | null;
  transform: Transform;
}

/** `read_only`: the CRM tells and is never written. `excluded`: Tierline neither reads nor writes it. */
export type Direction = 'both' | 'read_only' | 'excluded';

/** Who is right where both sides changed. `fill_blanks`: whatever is there stays, on either side; only blanks are filled. */
export type ConflictRule = 'crm' | 'tierline' | 'latest' | 'fill_blanks';

/** What is done to a text as it is read; it is written as it stands here. */
export type Transform = 'as_is' | 'trim' | 'lower_case' | 'upper_case' | 'domain' | 'digits';

export interface ValuePair {
  /** Empty: it stands for nothing here. */
  ours: string;
  theirs: string;
}

export const DIRECTIONS: readonly Direction[] = ['both', 'read_only', 'excluded'];
export const CONFLICT_RULES: readonly ConflictRule[] = ['crm', 'tierline', 'latest', 'fill_blanks'];
export const TRANSFORMS: readonly Transform[] = ['as_is', 'trim', 'lower_case', 'upper_case', 'domain', 'digits'];

export const ACCOUNT_TYPE_KEY = 'account_type';
export const STATUS_KEY = 'status';
export const CONTRACTS_KEY = 'contracts';
export const PREFERRED_KEY = 'preferred';
