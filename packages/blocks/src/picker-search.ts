import type { Asks } from './asks.ts';
import type { Call, Outcome } from './caller.ts';
import type { AskAnswer } from './protocol.ts';
import { NO_ANSWER, type Search } from './screen-view.ts';
import type { Option, Query } from './vocabulary.ts';

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

/** What can be searched: a picker, a choice of several, the values of a subject of conditions. */
export interface Searchable {
  options: Option[];
  search?: Query;
}

export interface PickerSearchParts {
  ask: Call<'screen.ask'>;
  asks: Asks;
  read(form: string, name: string): Search | undefined;
  write(form: string, name: string, search: Search | undefined): void;
}

export function createPickerSearch({ ask, asks, read, write }: PickerSearchParts) {
  const slotOf = (form: string, name: string) => `picker ${form} ${name}`;

  async function send(form: string, name: string, { call, input }: Query, words: string, isCurrent: () => boolean) {
    const reply = await ask({ call, input: { ...input, words } });
    const search = read(form, name);
    if (isCurrent() && search) write(form, name, answered(search, reply));
  }

  return {
    /** Typing: shows what is known at once, asks the server when the typing rests. No words: back to the served list. */
    search(form: string, name: string, { options, search }: Searchable, words: string) {
      const slot = slotOf(form, name);
      if (words.trim() === '') {
        asks.cancel(slot);
        return write(form, name, undefined);
      }
      if (!search) {
        return write(form, name, { words, asking: false, options: matching(options, words), trouble: null });
      }
      const before = read(form, name) ?? { options: matching(options, words) };
      write(form, name, { ...before, words, asking: true, trouble: null });
      asks.debounced(slot, (isCurrent) => void send(form, name, search, words, isCurrent));
    },
    cancel(form: string, name: string) {
      asks.cancel(slotOf(form, name));
      write(form, name, undefined);
    },
  };
}
