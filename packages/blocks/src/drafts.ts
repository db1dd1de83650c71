import { reuse, same } from './reuse.ts';
import type { Input, Json } from './value.ts';
import type { Field, FormBlock, Option } from './vocabulary.ts';

/** What a person has put into a form, over what the server says. */
export interface Draft {
  values: Input;
  /** What each field showed when the server last spoke: a field that still shows it is untouched, and follows. */
  base: Input;
  /** The server's refusals by field, until that field is edited or the form is accepted. */
  errors: { [field: string]: string };
  /** Options taken from a search: the server's own list may not have them, and the label must not get lost. */
  chosen: { [field: string]: Option };
  /** Saving would change something. */
  dirty: boolean;
  /** Required fields without a value. */
  missing: string[];
  /** Text fields that hold more than they may. */
  overlong: string[];
  /** A save was tried while something was missing or too long. */
  attempted: boolean;
}

export type Drafts = { [form: string]: Draft };

const shownAtFirst = (field: Field): Json =>
  field.value ?? (field.type === 'picker' ? field.suggestion : undefined) ?? null;

/** What a person put into a field; undefined where it shows what the server last said. */
const touchedIn = ({ values, base }: Pick<Draft, 'values' | 'base'>, name: string) =>
  Object.hasOwn(values, name) && !same(values[name], base[name]) ? values[name] : undefined;

/** A toggle always says something. */
const isMissing = (field: Field, value: Json | undefined) =>
  field.type !== 'toggle' && field.required === true && !value;

const isOverlong = (field: Field, value: Json | undefined) =>
  field.type === 'text' && field.most !== undefined && typeof value === 'string' && value.length > field.most;

/** Whether what was put in can stand in the field that the server speaks of now, for a name may come to mean another one. */
const fits = (field: Field, value: Json) =>
  field.type === 'toggle' ? typeof value === 'boolean' : typeof value === 'string' || value === null;

function withSums(form: FormBlock, draft: Omit<Draft, 'dirty' | 'missing' | 'overlong'>): Draft {
  const namesOf = (is: (field: Field, value: Json | undefined) => boolean) =>
    form.fields.filter((field) => is(field, draft.values[field.name])).map((field) => field.name);
  return {
    ...draft,
    dirty: form.fields.some((field) => !same(draft.values[field.name], field.value)),
    missing: namesOf(isMissing),
    overlong: namesOf(isOverlong),
  };
}

const UNTOUCHED = { values: {}, base: {}, errors: {}, chosen: {}, attempted: false };

/**
 * The draft under a form that the server has just described: touched fields stay, all others follow.
 * `accepted` is what the server took over in this very answer; a field that has not been edited since is untouched again.
 */
export function followServer(form: FormBlock, draft: Draft | undefined, accepted?: Input): Draft {
  const before: Omit<Draft, 'dirty' | 'missing' | 'overlong'> = draft ?? UNTOUCHED;
  const { errors, attempted } = accepted ? UNTOUCHED : before;
  const base: Input = {};
  const values: Input = {};
  for (const field of form.fields) {
    const { name, disabled } = field;
    const kept = touchedIn(before, name);
    const stays =
      kept !== undefined && fits(field, kept) && disabled === undefined && !(accepted && same(accepted[name], kept));
    base[name] = shownAtFirst(field);
    values[name] = stays ? kept : base[name];
  }
  return reuse(draft, withSums(form, { values, base, errors, chosen: before.chosen, attempted }));
}

/** A field that was emptied holds nothing, as it did before anybody typed. */
const filledWith = (value: Json) => (value === '' ? null : value);

export function edit(form: FormBlock, draft: Draft, name: string, typed: Json, option?: Option): Draft {
  const value = filledWith(typed);
  const { [name]: _answered, ...errors } = draft.errors;
  const chosen = option ? { ...draft.chosen, [name]: option } : draft.chosen;
  return reuse(draft, withSums(form, { ...draft, values: { ...draft.values, [name]: value }, errors, chosen }));
}

export function discard(form: FormBlock, draft: Draft): Draft {
  return withSums(form, { ...draft, values: draft.base, errors: {}, attempted: false });
}
