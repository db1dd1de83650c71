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
  /** A save was tried while something was missing. */
  attempted: boolean;
}

export type Drafts = { [form: string]: Draft };

const shownAtFirst = (field: Field): Json => field.value ?? field.suggestion ?? null;

const isTouched = (draft: Draft, name: string) =>
  Object.hasOwn(draft.values, name) && !same(draft.values[name], draft.base[name]);

const isBlank = (value: Json | undefined) => value === undefined || value === null || value === '';

function withSums(form: FormBlock, draft: Omit<Draft, 'dirty' | 'missing'>): Draft {
  const missing = form.fields.filter((field) => field.required && isBlank(draft.values[field.name]));
  return {
    ...draft,
    dirty: form.fields.some((field) => !same(draft.values[field.name], field.value)),
    missing: missing.map((field) => field.name),
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

export function edit(form: FormBlock, draft: Draft, name: string, value: Json, option?: Option): Draft {
  const { [name]: _answered, ...errors } = draft.errors;
  const chosen = option ? { ...draft.chosen, [name]: option } : draft.chosen;
  return reuse(draft, withSums(form, { ...draft, values: { ...draft.values, [name]: value }, errors, chosen }));
}

export function discard(form: FormBlock, draft: Draft): Draft {
  return withSums(form, { ...draft, values: draft.base, errors: {}, attempted: false });
}
