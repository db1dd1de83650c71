import type { Input } from '@tierline/blocks/value';
import type { Action, Query } from '@tierline/blocks/vocabulary';
import type { Call, InputOf } from '../features.ts';

/** The part of a procedure's input that a screen gives; the host adds the rest: key, form fields, the row, the words. */
type Given<C extends Call> = Partial<Omit<NonNullable<InputOf<C>>, 'key'>> & Input;

/** An action that is known to name a procedure, with input that fits it. */
export const action = <C extends Call>(parts: Omit<Action, 'call' | 'input'> & { call: C; input: Given<C> }): Action =>
  parts;

export const query = <C extends Call>(call: C, input: Given<C>): Query => ({ call, input });
