import type { CrmField, SyncedObject } from '../crm.ts';
import { checkValues, type ValueFault, type ValueSurroundings } from './check-values.ts';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY, type FieldMapping, PREFERRED_KEY } from './field-mapping.ts';
import { isIndispensable, isSingle } from './own-values.ts';

/** Of one kind of record in one CRM. */
export const MAX_MAPPINGS = 200;
/** What Tierline keeps of a record beside its fields. */
const RESERVED: readonly string[] = ['record', 'id', 'in_sync', 'parent', 'company'];
const KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** What speaks against a mapping, by its key; sentences are made elsewhere. */
export type MappingFault =
  | { code: 'key_malformed'; key: string }
  | { code: 'key_twice'; key: string }
  | { code: 'too_many_mappings'; key: string; limit: number }
  /** The CRM has no such field, as it was last described. */
  | { code: 'field_unknown'; key: string; field: string }
  /** `other`: the key that it is mapped to already. */
  | { code: 'field_twice'; key: string; field: string; other: string }
  | { code: 'not_writable'; key: string; field: string }
  | { code: 'not_excludable'; key: string }
  /** The CRM's field holds several values, and the key one. */
  | { code: 'several_to_one'; key: string; field: string }
  /** Names of several organizations need a field for several values. */
  | { code: 'one_for_several'; key: string; field: string }
  /** A blank account type stands for a type that somebody has chosen. */
  | { code: 'blank_unstated'; key: string }
  | ValueFault;

export interface MappingSurroundings extends ValueSurroundings {
  object: SyncedObject;
  /** As the CRM last described them. */
  fields: readonly CrmField[];
  /** Keys of other CRMs' fields that hold one value, and are written. */
  singleElsewhere?: readonly string[];
}

/** Everything that speaks against saving the mappings of one kind of record, in their order; nothing when they may be saved. */
export function checkMappings(drafts: readonly FieldMapping[], surroundings: MappingSurroundings): MappingFault[] {
  const faults = drafts.flatMap((draft, at) => checkMapping(draft, drafts.slice(0, at), surroundings));
  const last = drafts.at(-1);
  if (!last || drafts.length <= MAX_MAPPINGS) return faults;
  return [{ code: 'too_many_mappings', key: last.key, limit: MAX_MAPPINGS }, ...faults];
}

/** The same of one of them; `others` come before it. */
export function checkMapping(
  draft: FieldMapping,
  others: readonly FieldMapping[],
  surroundings: MappingSurroundings,
): MappingFault[] {
  const { key, direction } = draft;
  const faults: MappingFault[] = [];
  if (!KEY.test(key) || RESERVED.includes(key)) faults.push({ code: 'key_malformed', key });
  if (others.some((other) => other.key === key)) faults.push({ code: 'key_twice', key });
  if (direction !== 'excluded') return [...faults, ...checkUsed(draft, others, surroundings)];
  return isIndispensable(surroundings.object, key) ? [...faults, { code: 'not_excludable', key }] : faults;
}

/** Of one that is read, or read and written. */
function checkUsed(
  draft: FieldMapping,
  others: readonly FieldMapping[],
  surroundings: MappingSurroundings,
): MappingFault[] {
  const { object, fields, singleElsewhere = [] } = surroundings;
  const { key, direction } = draft;
  const known = fields.find(({ name }) => isSameName(name, draft.field));
  if (!known) return [{ code: 'field_unknown', key, field: draft.field }];
  const field = known.label;
  const faults: MappingFault[] = [];
  const taken = others.find((other) => other.direction !== 'excluded' && isSameName(other.field, draft.field));
  if (taken) faults.push({ code: 'field_twice', key, field, other: taken.key });
  if (direction === 'both' && !known.writable) faults.push({ code: 'not_writable', key, field });
  // Of a list of preferred ones the first counts; but it could not be written without taking the others away.
  const takesFirst = object === 'organization' && key === PREFERRED_KEY && direction === 'read_only';
  const isOne = (isSingle(object, key) && !takesFirst) || singleElsewhere.includes(key);
  if (known.type === 'multi_select' && isOne) {
    faults.push({ code: 'several_to_one', key, field });
  }
  if (object === 'organization' && key === CONTRACTS_KEY && known.type !== 'multi_select') {
    faults.push({ code: 'one_for_several', key, field });
  }
  if (object === 'organization' && key === ACCOUNT_TYPE_KEY && !draft.blank) {
    faults.push({ code: 'blank_unstated', key });
  }
  return [...faults, ...checkValues(draft, known, surroundings)];
}

/** Names of fields are the same in any letter case, in both CRMs. */
const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
