import type { Asks } from './asks.ts';
import type { Call, Outcome } from './caller.ts';
import type { AskAnswer } from './protocol.ts';
import { NO_ANSWER, type Search } from './screen-view.ts';
import type { Option, PickerField } from './vocabulary.ts';

/** The options whose label or hint has every word, for pickers whose whole list is already here. */
export function matching(options: Option[], words: string): Option[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = `${option.label} ${option.hint ?? ''}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}

/** What an answer, or its absence, makes of a picker's search. */
function answered(search: Search, reply: Outcome<AskAnswer>): Search {
  const before = { ...search, asking: false };
  if (!reply.ok) return { ...before, trouble: reply.trouble };
  if (reply.answer.kind !== 'options') return { ...before, trouble: NO_ANSWER };
  const { kind: _kind, ...found } = reply.answer;
  return { words: search.words, asking: false, trouble: null, ...found };
}

export interface PickerSearchParts {
  ask: Call<'screen.ask'>;
  asks: Asks;
  read(form: string, field: string): Search | undefined;
  write(form: string, field: string, search: Search | undefined): void;
}

export function createPickerSearch({ ask, asks, read, write }: PickerSearchParts) {
  const slotOf = (form: string, field: string) => `picker ${form} ${field}`;

  async function send(form: string, field: PickerField, words: string, isCurrent: () => boolean) {
    if (!field.search) return;
    const reply = await ask({ call: field.search.call, input: { ...field.search.input, words } });
    const search = read(form, field.name);
    if (isCurrent() && search) write(form, field.name, answered(search, reply));
  }

  return {
    /** Typing: shows what is known at once, asks the server when the typing rests. No words: back to the served list. */
    search(form: string, field: PickerField, words: string) {
      const slot = slotOf(form, field.name);
      if (words.trim() === '') {
        asks.cancel(slot);
        return write(form, field.name, undefined);
      }
      if (!field.search) {
        return write(form, field.name, {
          words,
          asking: false,
          options: matching(field.options, words),
          trouble: null,
        });
      }
      const before = read(form, field.name) ?? { options: matching(field.options, words) };
      write(form, field.name, { ...before, words, asking: true, trouble: null });
      asks.debounced(slot, (isCurrent) => void send(form, field, words, isCurrent));
    },
    cancel(form: string, field: string) {
      asks.cancel(slotOf(form, field));
      write(form, field, undefined);
    },
  };
}
