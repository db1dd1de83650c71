import type { Problem } from './protocol.ts';
import { same } from './reuse.ts';
import type { Busy, Trouble } from './screen-view.ts';
import type { Input } from './value.ts';
import type { FormBlock, RowAction } from './vocabulary.ts';

/** One thing that a person wanted done, however often it has to be sent. */
export interface Intent {
  call: string;
  input: Input;
  key: string;
  busy: Busy;
  /** The form's values that were sent, when it was a form. */
  values?: Input;
}

export const isSameIntent = (a: Intent, b: Omit<Intent, 'key'>) => a.call === b.call && same(a.input, b.input);

/** A fault's problem carries a reference: the server broke somewhere, perhaps after the deed. */
const isFault = (problem: Problem) => problem.reference !== undefined;

/** Whether the intent may have been carried out, so that a repeat must go under the same key. */
export const mayHaveHappened = (trouble: Trouble) => trouble.kind === 'unreachable' || isFault(trouble.problem);

export interface Origin {
  form?: string;
  table?: string;
  row?: string;
}

/** What pressing an action means: a row action carries its row's id. */
export function intentOf(action: RowAction, origin: Origin = {}): Omit<Intent, 'key'> {
  const input = origin.row === undefined ? action.input : { ...action.input, row: origin.row };
  return { call: action.call, input, busy: { action: action.id, ...origin } };
}

/** What saving a form means: its fields' values by name, beside the input of its action and what its preview carries. */
export function saveOf(form: FormBlock, values: Input, carry: Input = {}): Omit<Intent, 'key'> {
  const input = { ...form.submit.input, ...carry, ...values };
  return { call: form.submit.call, input, busy: { action: form.submit.id, form: form.id }, values };
}
