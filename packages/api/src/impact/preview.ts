import type { Preview } from '@tierline/blocks/vocabulary';
import type { Call, InputOf } from '../features.ts';
import { query } from '../screen/action.ts';
import type { Sentences } from '../sentences/english.ts';

/** What saving a form would change, asked while it is edited; before anything was changed it says so. */
export function drawPreview<C extends Call>(
  { impact }: Pick<Sentences, 'impact'>,
  call: C,
  input: Parameters<typeof query<C>>[1] & Partial<NonNullable<InputOf<C>>>,
): Preview {
  const { title: label, unfinished, untouched } = impact;
  return { ...query(call, input), label, unfinished, untouched };
}
