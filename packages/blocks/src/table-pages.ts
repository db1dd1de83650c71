import type { Asks } from './asks.ts';
import type { Call, Outcome } from './caller.ts';
import { reuse, same } from './reuse.ts';
import { NO_ANSWER, type TableState } from './screen-view.ts';
import type { Input } from './value.ts';
import type { Query, TableBlock } from './vocabulary.ts';

export type Sort = { key: string; descending: boolean };

export function questionOf(source: Query, state: Pick<TableState, 'words' | 'sort'>, after?: string): Input {
  return {
    ...source.input,
    words: state.words,
    sort: state.sort?.key ?? null,
    descending: state.sort?.descending ?? false,
    after: after ?? null,
  };
}

/** One more page under those already drawn. A row that moved between the two questions is drawn once, where it is now. */
export function withPage(table: TableBlock, page: TableBlock): TableBlock {
  const moved = new Set(page.rows.map((row) => row.id));
  return { ...page, rows: [...table.rows.filter((row) => !moved.has(row.id)), ...page.rows] };
}

/** A first press on a column sorts upwards, a second one turns it round. */
export function turned(sort: Sort | undefined, key: string): Sort {
  return { key, descending: sort?.key === key && !sort.descending };
}

const isAsServed = (state: TableState, served: TableBlock) =>
  state.words === '' && state.pages === 1 && same(state.sort ?? null, served.sort ?? null);

export interface TablePagesParts {
  ask: Call<'screen.ask'>;
  asks: Asks;
  read(table: string): TableState | undefined;
  write(table: string, state: TableState | undefined): void;
}

export function createTablePages({ ask, asks, read, write }: TablePagesParts) {
  const slotOf = (table: string) => `table ${table}`;

  const present = (served: TableBlock): TableState =>
    read(served.id) ?? {
      table: served,
      words: '',
      ...(served.sort && { sort: served.sort }),
      pages: 1,
      asking: false,
      trouble: null,
    };

  async function page(source: Query, input: Input): Promise<Outcome<TableBlock>> {
    const reply = await ask({ call: source.call, input });
    if (!reply.ok) return reply;
    if (reply.answer.kind !== 'table') return { ok: false, trouble: NO_ANSWER };
    return { ok: true, answer: reply.answer.table };
  }

  /**
   * Asks from the first page on, as many pages as the state counts, or for one more beneath what is kept, and draws them
   * all at once.
   */
  async function load(served: TableBlock, state: TableState, isCurrent: () => boolean, kept?: TableBlock) {
    const { source } = served;
    if (!source) return;
    let table = kept;
    let pages = kept ? state.pages : 0;
    const wanted = kept ? pages + 1 : state.pages;
    do {
      const reply = await page(source, questionOf(source, state, table?.after));
      if (!isCurrent()) return;
      if (!reply.ok) return write(served.id, { ...state, asking: false, trouble: reply.trouble });
      table = table ? withPage(table, reply.answer) : reply.answer;
      pages += 1;
    } while (pages < wanted && table.after !== undefined);
    const before = read(served.id)?.table;
    write(served.id, { ...state, table: reuse(before, table), pages, asking: false });
  }

  function begin(served: TableBlock, change: Partial<TableState>): TableState {
    const state = { ...present(served), ...change, asking: true, trouble: null };
    write(served.id, state);
    return state;
  }

  const askNow = (served: TableBlock, state: TableState, kept?: TableBlock) =>
    asks.now(slotOf(served.id), (isCurrent) => void load(served, state, isCurrent, kept));

  return {
    /** Typing: asks when the typing rests. Back at what the screen served, nothing is asked. */
    search(served: TableBlock, words: string) {
      if (isAsServed({ ...present(served), words, pages: 1 }, served)) {
        asks.cancel(slotOf(served.id));
        return write(served.id, undefined);
      }
      const state = begin(served, { words, pages: 1 });
      asks.debounced(slotOf(served.id), (isCurrent) => void load(served, state, isCurrent));
    },
    sort(served: TableBlock, key: string) {
      askNow(served, begin(served, { sort: turned(present(served).sort, key), pages: 1 }));
    },
    more(served: TableBlock) {
      if (present(served).asking || present(served).table.after === undefined) return;
      const state = begin(served, {});
      askNow(served, state, state.table);
    },
    /** After trouble: the same question again. */
    retry(served: TableBlock) {
      askNow(served, begin(served, {}));
    },
    /** The screen came anew: a table that a person had moved away from the served one is asked for again, as it stood. */
    follow(served: TableBlock) {
      const state = read(served.id);
      if (!state) return;
      if (isAsServed(state, served) && !state.asking) return write(served.id, undefined);
      askNow(served, begin(served, {}));
    },
  };
}
