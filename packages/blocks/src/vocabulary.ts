import type { Cell, Input, RecordRef, Tone, Value } from './value.ts';

/**
 * The closed vocabulary of screens. Blocks say what something means, never how it looks.
 * Every block, row, entry and option has an id that is a domain id, never an index: hosts key on it, so that
 * a redraw keeps focus, caret and half-typed text. Changes to the vocabulary only add; `VOCABULARY` counts them.
 */
export const VOCABULARY = 3;

export interface Confirm {
  title: string;
  text: string;
  /** The word on the button that goes ahead. */
  label: string;
}

/** A named mutation, ready to send to `screen.act`. */
export interface Action {
  id: string;
  label: string;
  /** The typed procedure, such as `secondPartner.assign`. */
  call: string;
  input: Input;
  look?: 'primary' | 'plain' | 'destructive';
  confirm?: Confirm;
  /** Why it cannot be pressed now; absent when it can. */
  disabled?: string;
}

/** Another screen in the same place: a page of its own for one rule, and the way back. */
export interface Goto {
  id: string;
  label: string;
  screen: string;
  params: Input;
}

/** A named query, ready to send to `screen.ask`. */
export interface Query {
  call: string;
  input: Input;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Why it cannot be chosen; absent when it can. */
  disabled?: string;
}

/** The picker sends `{ ...search.input, words }` and is answered with options. */
export interface PickerField {
  type: 'picker';
  name: string;
  label: string;
  help?: string;
  placeholder?: string;
  required?: boolean;
  /** Why the field cannot be changed; absent when it can. */
  disabled?: string;
  /** What is saved. */
  value: string | null;
  /** What is filled in for the person while nothing is saved; saving it takes a press, like any other choice. */
  suggestion?: string;
  /**
   * What the options are for, such as the deal's partner. When that becomes another one, a choice that was not saved and
   * that is not among the new options is given up, and `left` says so at the field.
   */
  of?: { id: string; left: string };
  options: Option[];
  /** The sentence that says how many options were left out; absent when none were. */
  more?: string;
  search?: Query;
}

/** A line of text, or several. */
export interface TextField {
  type: 'text';
  name: string;
  label: string;
  help?: string;
  placeholder?: string;
  required?: boolean;
  /** Why the field cannot be changed; absent when it can. */
  disabled?: string;
  /** What is saved. Emptied text is sent as null; blanks at its ends are the server's to take away. */
  value: string | null;
  /** Characters at most. What is longer is never cut: it stays as it was typed, and is not saved. */
  most?: number;
  /** Several lines: a certificate, a note. */
  long?: boolean;
}

/** Yes or no. It always says one of them, so it is never missing. */
export interface ToggleField {
  type: 'toggle';
  name: string;
  label: string;
  help?: string;
  /** Why the field cannot be changed; absent when it can. */
  disabled?: string;
  value: boolean;
}

/** Several of many. Searched like a picker's, else the options are all there are. */
export interface MultiField {
  type: 'multi';
  name: string;
  label: string;
  help?: string;
  placeholder?: string;
  required?: boolean;
  /** Why the field cannot be changed; absent when it can. */
  disabled?: string;
  /** What is saved; the order does not count. */
  value: string[];
  /** Those of `value` are always among them, so that each has a label. */
  options: Option[];
  more?: string;
  search?: Query;
}

/** A calendar day, `YYYY-MM-DD`. */
export interface DateField {
  type: 'date';
  name: string;
  label: string;
  help?: string;
  required?: boolean;
  /** Why the field cannot be changed; absent when it can. */
  disabled?: string;
  value: string | null;
  /** The first and the last day that may be chosen. */
  from?: string;
  to?: string;
}

/** One line of a tree of conditions; the value, not what it means: that is the server's. Ids are made by the host. */
export type ConditionLine = { id: string; field: string | null; operator: string | null; values: string[] };

/** Everything in it holds (`and`), or something does (`or`). */
export type ConditionTree = { id: string; join: 'and' | 'or'; items: (ConditionLine | ConditionTree)[] };

/** What a condition can be about. */
export interface ConditionSubject {
  value: string;
  label: string;
  operators: { value: string; label: string /** How many values it needs. */; takes: 'none' | 'many' }[];
  /** The values to choose from, or the first of them where `search` finds the others. */
  options: Option[];
  search?: Query;
}

/**
 * An AND/OR tree over subjects that the server names. A line without a field, an operator or a value that it needs is
 * unfinished, and so is a group without lines, except the outermost: such a tree is not saved and not previewed.
 */
export interface ConditionsField {
  type: 'conditions';
  name: string;
  label: string;
  help?: string;
  /** Why the field cannot be changed; absent when it can. */
  disabled?: string;
  /** What always holds and cannot be taken away: "Account type is Reseller". */
  locked: string;
  /** What an outermost group without lines means: "Every reseller". */
  empty: string;
  value: ConditionTree;
  subjects: ConditionSubject[];
  /** Groups within groups at most, the outermost counted as the first. */
  mostDepth: number;
}

export type Field = PickerField | TextField | ToggleField | MultiField | DateField | ConditionsField;

/**
 * What saving would do, asked with `{ ...input, …the fields' values }` while they are edited. Until the answer to the present
 * values is there the form cannot be saved; what it carries is sent with them.
 */
export interface Preview extends Query {
  label: string;
  /** What stands there while a field is missing or unfinished. */
  unfinished: string;
  /** Required fields that the preview can do without, such as the name of what is new. */
  without?: string[];
  /** What stands there before anything was changed; absent where the values that are saved are previewed too. */
  untouched?: string;
}

export interface Column {
  key: string;
  label: string;
  align?: 'end';
  sortable?: boolean;
}

export interface Row {
  id: string;
  cells: { [column: string]: Cell };
  /** Ids of the table's row actions and gotos that this row does not offer. */
  without?: string[];
}

/** Declared once for the whole table; the host adds `{ row: id }` to the input. */
export type RowAction = Omit<Action, 'disabled'>;

/** Declared once for the whole table; the host adds `{ row: id }` to the params. */
export type RowGoto = Goto;

export interface TableBlock {
  kind: 'table';
  id: string;
  /** Names the table to a screen reader. */
  label: string;
  columns: Column[];
  rows: Row[];
  rowActions?: RowAction[];
  rowGotos?: RowGoto[];
  /** What to say when there are no rows. */
  empty: string;
  /** Sends `{ ...source.input, words, sort, descending, after }`; answered with this table anew. */
  source?: Query;
  searchable?: { label: string };
  sort?: { key: string; descending: boolean };
  /** How many rows there are in all, for the words that were searched. */
  total: number;
  /** Present when rows follow: the cursor to send as `after`. */
  after?: string;
}

export interface ChainLink {
  id: string;
  role: string;
  name: string;
  hint?: string;
  tone?: Tone;
  record?: RecordRef;
}

export interface TimelineEntry {
  id: string;
  at: string;
  title: string;
  text?: string;
  tone?: Tone;
}

/** The server decides how far each step has come; several may fail, and one that is done may stand after one that is not. */
export interface Step {
  id: string;
  title: string;
  state: 'done' | 'current' | 'todo' | 'failed';
  text?: string;
}

export type Block =
  | { kind: 'text'; id: string; text: string; tone?: Tone }
  | { kind: 'stats'; id: string; items: { id: string; label: string; value: Value; hint?: string; tone?: Tone }[] }
  | { kind: 'properties'; id: string; items: { id: string; label: string; cell: Cell }[] }
  | TableBlock
  | { kind: 'chain'; id: string; label: string; links: ChainLink[] }
  /** `submit` sends `{ ...input, …the fields' values by their names }`; `others` send their own input alone. */
  | { kind: 'form'; id: string; fields: Field[]; submit: Action; others?: Action[]; preview?: Preview }
  | { kind: 'actions'; id: string; actions: Action[]; gotos?: Goto[] }
  | { kind: 'alert'; id: string; tone: Tone; title: string; text?: string; actions?: Action[] }
  | { kind: 'empty'; id: string; title: string; text?: string }
  | { kind: 'section'; id: string; title: string; hint?: string; folded?: boolean; blocks: Block[] }
  | { kind: 'tabs'; id: string; label: string; tabs: { id: string; label: string; blocks: Block[] }[] }
  /** Newest first. `more` says what was left out. */
  | { kind: 'timeline'; id: string; entries: TimelineEntry[]; more?: string }
  /** What has to be done in this order, and how far it has come. */
  | { kind: 'steps'; id: string; label: string; steps: Step[] };

export type Kind = Block['kind'];
export type BlockOf<K extends Kind> = Extract<Block, { kind: K }>;
export type FormBlock = BlockOf<'form'>;

/** The vocabulary number in which each kind first appeared; a host that knows less is told to update instead. */
export const SINCE: Record<Kind, number> = {
  text: 1,
  stats: 1,
  properties: 1,
  table: 1,
  chain: 1,
  form: 1,
  actions: 1,
  alert: 1,
  empty: 1,
  section: 1,
  tabs: 1,
  timeline: 1,
  steps: 2,
};

/** The same for the fields of a form: a host that does not know one of them cannot show the form. */
export const FIELD_SINCE: Record<Field['type'], number> = {
  picker: 1,
  text: 2,
  toggle: 2,
  multi: 3,
  date: 3,
  conditions: 3,
};

/** Of parts of a block that change what it does: a host that does not know one of them cannot show the block. */
export const PART_SINCE = { preview: 3, gotos: 3, rowGotos: 3 } as const;
