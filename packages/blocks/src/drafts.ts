import type { Chosen } from './chosen-options.ts';
import { isTree, isTreeFinished } from './condition-check.ts';
import { holdsNothing, isSameIn, isText } from './field-value.ts';
import { reuse } from './reuse.ts';
import type { Input, Json } from './value.ts';
import type { Field, FormBlock } from './vocabulary.ts';

/** What a person has put into a form, over what the server says. */
export interface Draft extends Chosen {
  values: Input;
  /** What each field showed when the server last spoke: a field that still shows it is untouched, and follows. */
  base: Input;
  /** The server's refusals by field, until that field is edited or the form is accepted. */
  errors: { [field: string]: string };
  /** Saving would change something. */
  dirty: boolean;
  /** A field shows other than what the server said; a suggestion that stands there alone is not a person's. */
  touched: boolean;
  /** Required fields without a value. */
  missing: string[];
  /** Text fields that hold more than they may. */
  overlong: string[];
  /** Conditions of which a line or a group is not finished. */
  unfinished: string[];
  /** What the options of pickers were for when the server last spoke. */
  of: { [field: string]: string };
  /** A save was tried while it could not be done so. */
  attempted: boolean;
}

export type Drafts = { [form: string]: Draft };

/** What is worked out from the rest. */
type Sums = 'dirty' | 'touched' | 'missing' | 'overlong' | 'unfinished';

const shownAtFirst = (field: Field): Json =>
  field.value ?? (field.type === 'picker' ? field.suggestion : undefined) ?? null;

/** What a person put into a field; undefined where it shows what the server last said. */
const touchedIn = ({ values, base }: Pick<Draft, 'values' | 'base'>, name: string) =>
  Object.hasOwn(values, name) && !isSameIn(values[name], base[name]) ? values[name] : undefined;

/** A toggle always says something, and so does a tree of conditions. */
const isMissing = (field: Field, value: Json | undefined) =>
  'required' in field && field.required === true && holdsNothing(value);

const isOverlong = (field: Field, value: Json | undefined) =>
  field.type === 'text' && field.most !== undefined && typeof value === 'string' && value.length > field.most;

const isUnfinished = (field: Field, value: Json | undefined) =>
  field.type === 'conditions' && isTree(value) && !isTreeFinished(value, field.subjects);

/** Whether what was put in can stand in the field that the server speaks of now, for a name may come to mean another one. */
const FITS: Record<Field['type'], (value: Json) => boolean> = {
  picker: isText,
  text: isText,
  date: (value) => value === null || /^\d{4}-\d\d-\d\d$/.test(String(value)),
  toggle: (value) => typeof value === 'boolean',
  multi: (value) => Array.isArray(value),
  conditions: isTree,
};

function withSums(form: FormBlock, draft: Omit<Draft, Sums>): Draft {
  const namesOf = (is: (field: Field, value: Json | undefined) => boolean) =>
    form.fields.filter((field) => is(field, draft.values[field.name])).map((field) => field.name);
  return {
    ...draft,
    dirty: form.fields.some((field) => !isSameIn(draft.values[field.name], field.value)),
    touched: form.fields.some(({ name }) => touchedIn(draft, name) !== undefined),
    missing: namesOf(isMissing),
    overlong: namesOf(isOverlong),
    unfinished: namesOf(isUnfinished),
  };
}

const UNTOUCHED = { values: {}, base: {}, errors: {}, of: {}, chosen: {}, chosenMany: {}, attempted: false };

/** The sentence for a choice that belongs to what the picker is no longer about; absent where it may stay. */
function givenUp(field: Field, kept: Json, of: Draft['of']): string | undefined {
  if (field.type !== 'picker' || !field.of || of[field.name] === field.of.id || of[field.name] === undefined) return;
  const still = field.options.some(({ value, disabled }) => value === kept && disabled === undefined);
  return still || kept === null ? undefined : field.of.left;
}

/**
 * The draft under a form that the server has just described: touched fields stay, all others follow.
 * `accepted` is what the server took over in this very answer; a field that has not been edited since is untouched again.
 */
export function followServer(form: FormBlock, draft: Draft | undefined, accepted?: Input): Draft {
  const before: Omit<Draft, Sums> = draft ?? UNTOUCHED;
  const { attempted } = accepted ? UNTOUCHED : before;
  const errors: Draft['errors'] = accepted ? {} : { ...before.errors };
  const base: Input = {};
  const values: Input = {};
  const of: Draft['of'] = {};
  for (const field of form.fields) {
    const { name, type, disabled } = field;
    const kept = touchedIn(before, name);
    const left = kept === undefined ? undefined : givenUp(field, kept, before.of);
    if (left !== undefined) errors[name] = left;
    if (field.type === 'picker' && field.of) of[name] = field.of.id;
    const stays =
      kept !== undefined &&
      left === undefined &&
      FITS[type](kept) &&
      disabled === undefined &&
      !(accepted && isSameIn(accepted[name], kept));
    base[name] = shownAtFirst(field);
    values[name] = stays ? kept : base[name];
  }
  const { chosen, chosenMany } = before;
  return reuse(draft, withSums(form, { values, base, errors, of, chosen, chosenMany, attempted }));
}

/** A field that was emptied holds nothing, as it did before anybody typed. */
const filledWith = (value: Json) => (value === '' ? null : value);

export function edit(form: FormBlock, draft: Draft, name: string, typed: Json, chosen: Partial<Chosen> = {}): Draft {
  const { [name]: _answered, ...errors } = draft.errors;
  const values = { ...draft.values, [name]: filledWith(typed) };
  return reuse(draft, withSums(form, { ...draft, values, errors, ...chosen }));
}

/** The server said what cannot be saved: its sentences take the place of those that it said before. */
export function answer(draft: Draft, before: Draft['errors'], now: Draft['errors']): Draft {
  const others = Object.entries(draft.errors).filter(([name, text]) => before[name] !== text);
  return reuse(draft, { ...draft, errors: { ...Object.fromEntries(others), ...now } });
}

export function discard(form: FormBlock, draft: Draft): Draft {
  return withSums(form, { ...draft, values: draft.base, errors: {}, attempted: false });
}
