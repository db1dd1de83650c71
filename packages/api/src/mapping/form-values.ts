import type { CrmField, SyncedObject } from '@tierline/domain/crm';
import type {
  ConflictRule,
  Direction,
  FieldMapping,
  Transform,
  ValuePair,
} from '@tierline/domain/field-mapping/field-mapping';
import { listOffered, listOwnValues } from '@tierline/domain/field-mapping/own-values';
import type { SyncScope } from '@tierline/domain/sync-scope';

/** What stands in a choice for "nothing": an empty choice is one that was not made. */
export const NOTHING = '(nothing)';
/** Names of a form's fields: what a value of the CRM means, and what a value of Tierline is written as. */
export const readName = (theirs: string): string => `read:${theirs}`;
export const writeName = (ours: string): string => `write:${ours}`;
/** Where the CRM's field takes any text: the words that mean a value of Tierline, with semicolons between them. */
export const wordsName = (ours: string): string => `words:${ours}`;

export interface MappingForm {
  object: SyncedObject;
  key: string;
  field: string;
  direction: Direction;
  conflict: ConflictRule;
  transform: Transform;
  blank: string | null;
  /** `read:…`, `write:…` and `words:…` by name. */
  values: Readonly<Record<string, string | null>>;
}

/**
 * The mapping that a form describes. What is written comes first, for of several values there that mean one here the first
 * is written; a value without a choice of its own is written as the first that means it.
 */
export function toMapping({ values, ...form }: MappingForm): FieldMapping {
  const chosen = (prefix: string): [string, string][] =>
    Object.entries(values).flatMap(([name, value]) =>
      value && name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    );
  const wanted: ValuePair[] = [
    ...chosen(writeName('')).map(([ours, theirs]) => ({ ours, theirs })),
    ...chosen(readName('')).map(([theirs, ours]) => ({ ours: ours === NOTHING ? '' : ours, theirs })),
    ...chosen(wordsName('')).flatMap(([ours, words]) => toWords(words).map((theirs) => ({ ours, theirs }))),
  ];
  const pairs = wanted.filter(
    ({ ours, theirs }, at) => wanted.findIndex((pair) => pair.ours === ours && pair.theirs === theirs) === at,
  );
  return { ...form, blank: form.blank === NOTHING ? null : form.blank, values: pairs };
}

const toWords = (text: string): string[] =>
  text
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);

/** What a form shows of a mapping's values, by the names of its fields. */
export function toFormValues(
  mapping: Pick<FieldMapping, 'values'>,
  offered: readonly string[],
): Record<string, string> {
  const shown: Record<string, string> = {};
  const fold = (text: string) => text.trim().toLowerCase();
  for (const { ours, theirs } of mapping.values) {
    const spelled = offered.find((each) => fold(each) === fold(theirs)) ?? theirs;
    shown[readName(spelled)] ??= ours === '' ? NOTHING : ours;
    shown[wordsName(ours)] = [shown[wordsName(ours)], spelled].filter(Boolean).join('; ');
    if (ours !== '' && isChoice(mapping.values, ours)) shown[writeName(ours)] ??= spelled;
  }
  return shown;
}

/** Whether several values there mean the same here, so that one of them was chosen to be written. */
const isChoice = (pairs: readonly ValuePair[], ours: string): boolean =>
  pairs.filter((pair) => pair.ours === ours).length > 1;

export interface ValueSides {
  /** The CRM's values with what people call them. */
  theirs: readonly { value: string; label: string }[];
  ours: readonly string[];
  /** Those of them that the field has already, whatever this CRM's says. */
  known: readonly string[];
  /** Whether Tierline itself says which there are. */
  own: boolean;
}

/** The values on both sides that a form lets an admin bring together. */
export function toSides(
  { object, key, values }: Pick<FieldMapping, 'object' | 'key' | 'values'>,
  field: CrmField,
  before: readonly string[],
  scope: SyncScope,
): ValueSides {
  const theirs = listOffered(field);
  const own = listOwnValues(object, key, scope);
  if (own) return { theirs, ours: own, known: own, own: true };
  const said = values.map(({ ours }) => ours).filter((ours) => ours !== '');
  const known = [...new Set([...said, ...before])];
  return { theirs, ours: [...new Set([...known, ...theirs.map(({ value }) => value)])], known, own: false };
}
