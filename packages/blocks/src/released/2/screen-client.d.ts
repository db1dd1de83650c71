/** Runs `run` once after `ms`; the answer cancels it. The host's own timer: this package has none. */
export type After = (ms: number, run: () => void) => () => void;
/**
 * Questions by slot (a picker, a table): the newest in a slot overtakes those before it. A run gets `isCurrent`, to be
 * asked again after every wait.
 */
declare function createAsks(after: After): {
    /** Waits until nobody has typed for 300 ms. */
    debounced(slot: string, run: (isCurrent: () => boolean) => void): void;
    now(slot: string, run: (isCurrent: () => boolean) => void): void;
    cancel(slot: string): void;
    cancelAll(): void;
};
export type Asks = ReturnType<typeof createAsks>;

export type Outcome<A> = {
    ok: true;
    answer: A;
} | {
    ok: false;
    trouble: Trouble;
};
/** A procedure's input without what the client adds to every call. */
type Bare<P extends Procedure> = Omit<Procedures[P]['input'], 'host' | 'snapshot'>;
export type Call<P extends Procedure> = (input: Bare<P>) => Promise<Outcome<Procedures[P]['answer']>>;
export interface CallerParts {
    transport: Transport;
    info: HostInfo;
    /** Absent where something on the way to the server puts the snapshot in. */
    snapshot?(): Snapshot | undefined;
}
/** Adds who the host is and what the record looks like to it, and turns each reply into an outcome. */
declare function createCaller({ transport, info, snapshot }: CallerParts): {
    open: Call<"screen.open">;
    ask: Call<"screen.ask">;
    act: Call<"screen.act">;
};

/** What a person has put into a form, over what the server says. */
export interface Draft {
    values: Input;
    /** What each field showed when the server last spoke: a field that still shows it is untouched, and follows. */
    base: Input;
    /** The server's refusals by field, until that field is edited or the form is accepted. */
    errors: {
        [field: string]: string;
    };
    /** Options taken from a search: the server's own list may not have them, and the label must not get lost. */
    chosen: {
        [field: string]: Option;
    };
    /** Saving would change something. */
    dirty: boolean;
    /** Required fields without a value. */
    missing: string[];
    /** Text fields that hold more than they may. */
    overlong: string[];
    /** A save was tried while something was missing or too long. */
    attempted: boolean;
}
export type Drafts = {
    [form: string]: Draft;
};
/**
 * The draft under a form that the server has just described: touched fields stay, all others follow.
 * `accepted` is what the server took over in this very answer; a field that has not been edited since is untouched again.
 */
declare function followServer(form: FormBlock, draft: Draft | undefined, accepted?: Input): Draft;
declare function edit(form: FormBlock, draft: Draft, name: string, typed: Json, option?: Option): Draft;
declare function discard(form: FormBlock, draft: Draft): Draft;

/** One thing that a person wanted done, however often it has to be sent. */
export interface Intent {
    call: string;
    input: Input;
    key: string;
    busy: Busy;
    /** The form's values that were sent, when it was a form. */
    values?: Input;
}
declare const isSameIntent: (a: Intent, b: Omit<Intent, 'key'>) => boolean;
/** Whether the intent may have been carried out, so that a repeat must go under the same key. */
declare const mayHaveHappened: (trouble: Trouble) => boolean;
export interface Origin {
    form?: string;
    table?: string;
    row?: string;
}
/** What pressing an action means: a row action carries its row's id. */
declare function intentOf(action: RowAction, origin?: Origin): Omit<Intent, 'key'>;
/** What saving a form means: its fields' values by name, beside the input of its action. */
declare function saveOf(form: FormBlock, values: Input): Omit<Intent, 'key'>;

/** 1999 with EUR is 19.99, with JPY 1999. */
export declare function toMajorUnits(minor: number, currency: string): number;

/** The options whose label or hint has every word, for pickers whose whole list is already here. */
declare function matching(options: Option[], words: string): Option[];
export interface PickerSearchParts {
    ask: Call<'screen.ask'>;
    asks: Asks;
    read(form: string, field: string): Search | undefined;
    write(form: string, field: string, search: Search | undefined): void;
}
declare function createPickerSearch({ ask, asks, read, write }: PickerSearchParts): {
    /** Typing: shows what is known at once, asks the server when the typing rests. No words: back to the served list. */
    search(form: string, field: PickerField, words: string): void;
    cancel(form: string, field: string): void;
};

export interface PollingParts {
    after: After;
    hidden(): boolean;
    run(): void;
}
/** The one timer that opens the screen again by itself. It rests while nobody looks, and catches up when somebody does. */
declare function createPolling({ after, hidden, run }: PollingParts): {
    /** The server answered, and said when to ask again, if at all. */
    answered(again: number | undefined): void;
    unreachable(): void;
    /** Somebody looks again. */
    wake(): void;
    cancel: () => void;
};

/** What a host says about itself with every call. */
export interface HostInfo {
    /** The newest vocabulary that the installed extension can draw. */
    vocabulary: number;
    /** BCP 47, such as `en-GB`; chooses the sentences. */
    locale: string;
}
/**
 * The record's fields as the viewer may read them, in the CRM's own names and values.
 * A field that is absent is unknown, not blank. `modifiedAt` is the CRM's own stamp.
 */
export interface Snapshot {
    record: RecordRef;
    fields: {
        [name: string]: Json;
    };
    modifiedAt: string;
}
export interface OpenInput {
    screen: string;
    params: Input;
    host: HostInfo;
    snapshot?: Snapshot;
}
export interface AskInput {
    call: string;
    input: Input;
    host: HostInfo;
    snapshot?: Snapshot;
}
export interface ActInput extends OpenInput {
    call: string;
    input: Input;
    /** Made by the host once per intent and sent again with each retry of it. */
    key: string;
}
export interface ScreenAnswer {
    title: string;
    blocks: Block[];
    /** Fields of the page's record that the screen depends on, in the CRM's own names. */
    watch: string[];
    /** Seconds after which to ask again, present while something is under way. */
    again?: number;
    /**
     * The newest state of the page's record that Tierline knows of. When it differs from the one in the answer before, the
     * host reads the record anew wherever it shows it: a write that was still under way then has come through.
     */
    revision?: {
        record: RecordRef;
        at: string;
    };
}
export type AskAnswer = {
    kind: 'options';
    options: Option[];
    more?: string;
} | {
    kind: 'table';
    table: TableBlock;
};
export type Effect = {
    do: 'toast';
    tone: Tone;
    title: string;
    text?: string;
}
/** The record changed in the CRM: the host reads it anew wherever it shows it. */
 | {
    do: 'refresh';
    record: RecordRef;
} | {
    do: 'open';
    record: RecordRef;
};
export interface ActAnswer {
    effects: Effect[];
    screen: ScreenAnswer;
}
/** Something was said no to. `text` is a finished sentence: what happened, to what, and what to do. */
export interface Problem {
    code: string;
    text: string;
    /** The form field to show it at. */
    field?: string;
    /** The correlation id to quote to an administrator. */
    reference?: string;
}
export interface Procedures {
    'screen.open': {
        input: OpenInput;
        answer: ScreenAnswer;
    };
    'screen.ask': {
        input: AskInput;
        answer: AskAnswer;
    };
    'screen.act': {
        input: ActInput;
        answer: ActAnswer;
    };
}
export type Procedure = keyof Procedures;
/** `unreachable`: no answer came, so it is not known whether the call was carried out; the same key may be sent again. */
export type Reply<A> = {
    ok: true;
    answer: A;
} | {
    ok: false;
    problem: Problem;
} | {
    ok: false;
    unreachable: true;
};
/** All that a host has to provide to reach the server. Never rejects. */
export type Transport = <P extends Procedure>(procedure: P, input: Procedures[P]['input']) => Promise<Reply<Procedures[P]['answer']>>;

/**
 * What the server's HTTP answer means. Status 0 is no answer at all. An error that the server did not explain comes
 * from something in front of it (a proxy, a gateway), so nobody knows whether the call was carried out.
 */
export declare function toReply<A>(status: number, body: string): Reply<A>;

/** Whether two JSON values say the same. */
declare function same(a: unknown, b: unknown): boolean;
/**
 * `next`, with every part of it that says the same as in `old` being the very object from `old`, so that hosts redraw
 * only what changed. Items of lists are paired by `id` where they have one, else by place.
 */
declare function reuse<T>(old: unknown, next: T): T;
declare const isRecord: (value: unknown) => value is Record<string, unknown>;

/** What a host lends to the client: the way to the server, timers, keys, and what only a page can do. */
export interface ScreenHost {
    transport: Transport;
    info: HostInfo;
    /** A new idempotency key, such as `crypto.randomUUID()`. */
    newKey(): string;
    effect(effect: Effect): void;
    after: After;
    /** Nobody is looking: following pauses until `wake`. Absent where a host cannot tell. */
    hidden?(): boolean;
    snapshot?(watch: readonly string[]): Snapshot | undefined;
}
/**
 * One screen as one person sees it, for any host: asks the server, keeps what is half-typed, and lets only the newest
 * answer count. Hosts draw `view()` and pass on what the person does, naming blocks by id.
 */
export declare function createScreenClient(host: ScreenHost): {
    view: () => ScreenView;
    subscribe: (tell: () => void) => () => void;
    /** Goes to a screen. The one that is open already is asked for anew, and keeps what a person did to it. */
    open(screen: string, params?: Input): Promise<void>;
    /** The record changed, or somebody wants to know: the same screen anew. */
    refresh: () => Promise<void>;
    /** Sends what found no answer again: the act under its old key, or the open. */
    retry(): Promise<void>;
    dismiss: () => void;
    /** Somebody looks at the page again. */
    wake: () => void;
    close(): void;
    /** Carries out an action; one of a table's row actions with the row as its origin. */
    act(action: Omit<Action, 'confirm' | 'look'>, origin?: Origin): Promise<void>;
    /** Saves a form, unless something that it requires is missing, or is longer than it may be. */
    submit: (id: string) => Promise<void | undefined>;
    edit: (id: string, name: string, value: Json) => void | undefined;
    discard: (id: string) => void | undefined;
    search: (form: string, field: string, words: string) => void | undefined;
    stopSearch: (form: string, field: string) => void;
    searchTable: (id: string, words: string) => void;
    sortTable: (id: string, key: string) => void;
    moreRows: (id: string) => void;
    retryTable: (id: string) => void;
};
export type ScreenClient = ReturnType<typeof createScreenClient>;

/** Why something did not come about. After `unreachable` nobody knows whether it did, so only that may be sent again. */
export type Trouble = {
    kind: 'refused';
    problem: Problem;
} | {
    kind: 'unreachable';
};
/** An answer of the wrong shape is no answer. */
declare const NO_ANSWER: Trouble;
/** What is being carried out: hosts turn the button that was pressed into a busy one. */
export interface Busy {
    action: string;
    form?: string;
    table?: string;
    row?: string;
}
/** The state of a picker's search; absent while nothing is typed. */
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
    sort?: {
        key: string;
        descending: boolean;
    };
    /** How many pages are drawn. */
    pages: number;
    asking: boolean;
    trouble: Trouble | null;
}
export interface ScreenView {
    /** `failed`: nothing ever came, and `trouble` says why. */
    status: 'loading' | 'ready' | 'failed';
    title: string;
    blocks: Block[];
    /** Fields of the page's record whose change makes the screen stale. */
    watch: string[];
    /** The state of the page's record that the screen was drawn from. */
    revision: ScreenAnswer['revision'] | undefined;
    /** The screen is being asked for. */
    opening: boolean;
    busy: Busy | null;
    trouble: (Trouble & {
        of: 'open' | 'act';
    }) | null;
    drafts: Drafts;
    searches: {
        [form: string]: {
            [field: string]: Search;
        };
    };
    tables: {
        [table: string]: TableState;
    };
}
declare const FIRST_VIEW: ScreenView;

/** A value with listeners. Hosts take the value anew whenever they are told. */
declare function createStore<T extends object>(first: T): {
    get: () => T;
    set(part: Partial<T>): void;
    /** Answers with the way to stop listening. */
    subscribe(tell: () => void): () => void;
};
/** `record` with `key` set, or without it for `undefined`. */
declare function withKey<T>(record: {
    [key: string]: T;
}, key: string, value: T | undefined): {
    [key: string]: T;
};

export type Sort = {
    key: string;
    descending: boolean;
};
declare function questionOf(source: Query, state: Pick<TableState, 'words' | 'sort'>, after?: string): Input;
/** One more page under those already drawn. A row that moved between the two questions is drawn once, where it is now. */
declare function withPage(table: TableBlock, page: TableBlock): TableBlock;
/** A first press on a column sorts upwards, a second one turns it round. */
declare function turned(sort: Sort | undefined, key: string): Sort;
export interface TablePagesParts {
    ask: Call<'screen.ask'>;
    asks: Asks;
    read(table: string): TableState | undefined;
    write(table: string, state: TableState | undefined): void;
}
declare function createTablePages({ ask, asks, read, write }: TablePagesParts): {
    /** Typing: asks when the typing rests. Back at what the screen served, nothing is asked. */
    search(served: TableBlock, words: string): void;
    sort(served: TableBlock, key: string): void;
    more(served: TableBlock): void;
    /** After trouble: the same question again. */
    retry(served: TableBlock): void;
    /** The screen came anew: a table that a person had moved away from the served one is asked for again, as it stood. */
    follow(served: TableBlock): void;
};

/** What a cell, property or stat carries. Typed, so that each host formats it in the viewer's own locale and time zone. */
export type Value = {
    type: 'text';
    text: string;
} | {
    type: 'number';
    number: number;
}
/** `minor` counts the currency's smallest unit: 1999 with EUR is 19.99, with JPY 1,999. */
 | {
    type: 'money';
    minor: number;
    currency: string;
}
/** A calendar day, `YYYY-MM-DD`, the same day everywhere. */
 | {
    type: 'date';
    date: string;
}
/** A moment, ISO 8601 in UTC. */
 | {
    type: 'instant';
    at: string;
} | {
    type: 'person';
    name: string;
};
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';
/** A record of the host's own CRM, in the CRM's own words: `{ object: 'Account', id: '001…' }`. */
export interface RecordRef {
    object: string;
    id: string;
}
/** One value, how it stands, and where it leads. */
export interface Cell {
    value: Value;
    tone?: Tone;
    /** A few words beneath or beside the value. */
    hint?: string;
    /** Makes the value a link to this record. */
    record?: RecordRef;
}
export type Json = string | number | boolean | null | Json[] | {
    [key: string]: Json;
};
export type Input = {
    [key: string]: Json;
};

/**
 * The closed vocabulary of screens. Blocks say what something means, never how it looks.
 * Every block, row, entry and option has an id that is a domain id, never an index: hosts key on it, so that
 * a redraw keeps focus, caret and half-typed text. Changes to the vocabulary only add; `VOCABULARY` counts them.
 */
export declare const VOCABULARY = 2;
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
export type Field = PickerField | TextField | ToggleField;
export interface Column {
    key: string;
    label: string;
    align?: 'end';
    sortable?: boolean;
}
export interface Row {
    id: string;
    cells: {
        [column: string]: Cell;
    };
    /** Ids of the table's row actions that this row does not offer. */
    without?: string[];
}
/** Declared once for the whole table; the host adds `{ row: id }` to the input. */
export type RowAction = Omit<Action, 'disabled'>;
export interface TableBlock {
    kind: 'table';
    id: string;
    /** Names the table to a screen reader. */
    label: string;
    columns: Column[];
    rows: Row[];
    rowActions?: RowAction[];
    /** What to say when there are no rows. */
    empty: string;
    /** Sends `{ ...source.input, words, sort, descending, after }`; answered with this table anew. */
    source?: Query;
    searchable?: {
        label: string;
    };
    sort?: {
        key: string;
        descending: boolean;
    };
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
export type Block = {
    kind: 'text';
    id: string;
    text: string;
    tone?: Tone;
} | {
    kind: 'stats';
    id: string;
    items: {
        id: string;
        label: string;
        value: Value;
        hint?: string;
        tone?: Tone;
    }[];
} | {
    kind: 'properties';
    id: string;
    items: {
        id: string;
        label: string;
        cell: Cell;
    }[];
} | TableBlock | {
    kind: 'chain';
    id: string;
    label: string;
    links: ChainLink[];
}
/** `submit` sends `{ ...input, …the fields' values by their names }`; `others` send their own input alone. */
 | {
    kind: 'form';
    id: string;
    fields: Field[];
    submit: Action;
    others?: Action[];
} | {
    kind: 'actions';
    id: string;
    actions: Action[];
} | {
    kind: 'alert';
    id: string;
    tone: Tone;
    title: string;
    text?: string;
    actions?: Action[];
} | {
    kind: 'empty';
    id: string;
    title: string;
    text?: string;
} | {
    kind: 'section';
    id: string;
    title: string;
    hint?: string;
    folded?: boolean;
    blocks: Block[];
} | {
    kind: 'tabs';
    id: string;
    label: string;
    tabs: {
        id: string;
        label: string;
        blocks: Block[];
    }[];
}
/** Newest first. `more` says what was left out. */
 | {
    kind: 'timeline';
    id: string;
    entries: TimelineEntry[];
    more?: string;
}
/** What has to be done in this order, and how far it has come. */
 | {
    kind: 'steps';
    id: string;
    label: string;
    steps: Step[];
};
export type Kind = Block['kind'];
export type BlockOf<K extends Kind> = Extract<Block, {
    kind: K;
}>;
export type FormBlock = BlockOf<'form'>;
/** The vocabulary number in which each kind first appeared; a host that knows less is told to update instead. */
export declare const SINCE: Record<Kind, number>;
/** The same for the fields of a form: a host that does not know one of them cannot show the form. */
export declare const FIELD_SINCE: Record<Field['type'], number>;

/** Every block, those inside sections and tabs included, in the order in which a reader meets them. */
declare function everyBlock(blocks: readonly Block[]): Generator<Block>;
declare function listOfKind<K extends Kind>(blocks: readonly Block[], kind: K): BlockOf<K>[];
declare function findOfKind<K extends Kind>(blocks: readonly Block[], kind: K, id: string): BlockOf<K> | undefined;
export {};
