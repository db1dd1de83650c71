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

const isTouched = (draft: Draft, name: string) =>
  Object.hasOwn(draft.values, name) && !same(draft.values[name], draft.base[name]);

const isBlank = (value: Json | undefined) => value === undefined || value === null || value === '';

/** A toggle always says something. */
const isRequired = (field: Field) => field.type !== 'toggle' && field.required === true;

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
    missing: namesOf((field, value) => isRequired(field) && isBlank(value)),
    overlong: namesOf(isOverlong),
  };
}

/**
 * The draft under a form that the server has just described: touched fields stay, all others follow.
 * `accepted` is what the server took over in this very answer; a field that has not been edited since is untouched again.
 */
export function followServer(form: FormBlock, draft: Draft | undefined, accepted?: Input): Draft {
  const base: Input = {};
  const values: Input = {};
  for (const field of form.fields) {
    const shown = shownAtFirst(field);
    const kept = draft?.values[field.name];
    const stays =
      draft !== undefined &&
      kept !== undefined &&
      fits(field, kept) &&
      field.disabled === undefined &&
      isTouched(draft, field.name) &&
      !(accepted && same(accepted[field.name], kept));
    base[field.name] = shown;
    values[field.name] = stays ? kept : shown;
  }
  const errors = draft && !accepted ? draft.errors : {};
  const next = withSums(form, {
    values,
    base,
    errors,
    chosen: draft?.chosen ?? {},
    attempted: accepted ? false : (draft?.attempted ?? false),
  });
  return reuse(draft, next);
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
