import type { Drafts } from './drafts.ts';
import type { Problem, ScreenAnswer } from './protocol.ts';
import type { Input } from './value.ts';
import type { Block, Goto, Option, TableBlock } from './vocabulary.ts';

/** Why something did not come about. After `unreachable` nobody knows whether it did, so only that may be sent again. */
export type Trouble = { kind: 'refused'; problem: Problem } | { kind: 'unreachable' };

/** An answer of the wrong shape is no answer. */
export const NO_ANSWER: Trouble = { kind: 'unreachable' };

/** What is being carried out: hosts turn the button that was pressed into a busy one. */
export interface Busy {
  action: string;
  form?: string;
  table?: string;
  row?: string;
}

/** The state of a search for options; absent while nothing is typed. */
export interface Search {
  words: string;
  asking: boolean;
  options: Option[];
  more?: string;
  trouble: Trouble | null;
}

/** A table that a person searched, sorted or paged away from what the screen served; absent until then. */
export interface TableState {
  /** What to draw in place of the served block. */
  table: TableBlock;
  words: string;
  sort?: { key: string; descending: boolean };
  /** How many pages are drawn. */
  pages: number;
  asking: boolean;
  trouble: Trouble | null;
}

/** What saving a form would do, as far as it is known. */
export interface PreviewState {
  /** Only what is `current` can be saved. */
  status: 'untouched' | 'unfinished' | 'asking' | 'current' | 'failed';
  /** Those of the last answer, which stay until the next one. Not to be shown while `untouched`, `unfinished` or `failed`. */
  blocks: Block[];
  /** Sentences about fields that cannot be saved so; the draft has them, too. */
  errors: { [field: string]: string };
  /** What saving sends along. */
  carry: Input;
  trouble: Trouble | null;
}

export interface ScreenView {
  /** `failed`: nothing ever came, and `trouble` says why. */
  status: 'loading' | 'ready' | 'failed';
  title: string;
  /** The way back, also while a screen that was gone to from another one is loading or failed. */
  back: Goto | undefined;
  blocks: Block[];
  /** Fields of the page's record whose change makes the screen stale. */
  watch: string[];
  /** The state of the page's record that the screen was drawn from. */
  revision: ScreenAnswer['revision'] | undefined;
  /** The screen is being asked for. */
  opening: boolean;
  busy: Busy | null;
  trouble: (Trouble & { of: 'open' | 'act' }) | null;
  drafts: Drafts;
  /** By the field's name; by `<field>/<subject>` for the values of conditions. */
  searches: { [form: string]: { [name: string]: Search } };
  previews: { [form: string]: PreviewState };
  tables: { [table: string]: TableState };
}

export const FIRST_VIEW: ScreenView = {
  status: 'loading',
  title: '',
  back: undefined,
  blocks: [],
  watch: [],
  revision: undefined,
  opening: false,
  busy: null,
  trouble: null,
  drafts: {},
  searches: {},
  previews: {},
  tables: {},
};
