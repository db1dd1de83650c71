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

/** Options taken from a search: the server's own list may not have them, and the label must not get lost. */
export interface Chosen {
    chosen: {
        [field: string]: Option;
    };
    /** Those of fields that hold several, by name; those of conditions by `<field>/<subject>`. */
    chosenMany: {
        [field: string]: Option[];
    };
}
/** Under which name the values of a subject of conditions are searched. */
export declare const searchNameOf: (field: string, subject: string) => string;
/** What a draft remembers once `value` stands in a field, of what was found for it. */
declare function withFound({ chosen, chosenMany }: Chosen, field: Field, value: Json, searches?: {
    [name: string]: Search;
}): Chosen;

declare const isGroup: (item: ConditionLine | ConditionTree) => item is ConditionTree;
/**
 * Whether the server can make something of a line. A field or an operator that is not offered any more counts as none,
 * for that is what a person sees in its place.
 */
export declare function isLineFinished({ field, operator, values }: ConditionLine, subjects: ConditionSubject[]): boolean;
/** Of a whole tree: every line is finished, and only the outermost group may be without lines. */
declare function isTreeFinished(tree: ConditionTree, subjects: ConditionSubject[]): boolean;
/** Whether a draft's value is a tree at all, for a name may come to mean another kind of field. */
declare const isTree: (value: Json | undefined) => value is ConditionTree;

/**
 * A tree of conditions as flat lines in reading order, for hosts that cannot nest. `depth` counts the groups around an
 * item: 0 is the outermost group, 1 what stands in it; `parent` is null for the outermost alone.
 */
export type TreeLine = {
    kind: 'group';
    id: string;
    depth: number;
    parent: string | null;
    join: 'and' | 'or';
    count: number;
} | {
    kind: 'condition';
    id: string;
    depth: number;
    parent: string;
    line: ConditionLine;
};
export declare function listLines(tree: ConditionTree): TreeLine[];
/** Whether a group at this depth may hold another one, where so many groups may stand one in the other. */
export declare const mayHoldGroup: (depth: number, mostDepth: number) => boolean;
/** An empty line at the end of a group. Ids are the host's to make. */
export declare function addCondition(tree: ConditionTree, group: string, id: string): ConditionTree;
/** A group with one empty line at the end of a group. It joins the other way, for to join alike it need not be there. */
export declare function addGroup(tree: ConditionTree, group: string, id: string, condition: string): ConditionTree;
/** Without a line or a group. A nested group goes with its last line; the outermost one never does. */
export declare function removeItem(tree: ConditionTree, id: string): ConditionTree;
export declare function setJoin(tree: ConditionTree, group: string, join: 'and' | 'or'): ConditionTree;
/**
 * A line about something else, or about nothing yet. An operator or a value that the new subject does not know goes; its
 * only operator is chosen at once.
 */
export declare function setField(tree: ConditionTree, id: string, subject: ConditionSubject | null): ConditionTree;
export declare function setOperator(tree: ConditionTree, id: string, subject: ConditionSubject, operator: string | null): ConditionTree;
export declare function setValues(tree: ConditionTree, id: string, values: string[]): ConditionTree;

/** What a person has put into a form, over what the server says. */
export interface Draft extends Chosen {
    values: Input;
    /** What each field showed when the server last spoke: a field that still shows it is untouched, and follows. */
    base: Input;
    /** The server's refusals by field, until that field is edited or the form is accepted. */
    errors: {
        [field: string]: string;
    };
    /** Saving would change something. */
    dirty: boolean;
    /** A field shows other than what the server said; a suggestion that stands there alone is not a person's. */
    touched: boolean;
    /** Required fields without a value. */
    missing: string[];
    /** Text fields that hold more than they may. */
    overlong: string[];
    /** Conditions of which a line or a group is not finished. */
    unfinished: string[];
    /** What the options of pickers were for when the server last spoke. */
    of: {
        [field: string]: string;
    };
    /** A save was tried while it could not be done so. */
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
declare function edit(form: FormBlock, draft: Draft, name: string, typed: Json, chosen?: Partial<Chosen>): Draft;
/** The server said what cannot be saved: its sentences take the place of those that it said before. */
declare function answer(draft: Draft, before: Draft['errors'], now: Draft['errors']): Draft;
declare function discard(form: FormBlock, draft: Draft): Draft;

declare const isText: (value: Json | undefined) => value is string | null;
/** Neither text nor a choice. */
declare const holdsNothing: (value: Json | undefined) => boolean;
/** Whether a field shows the same. The only lists are choices of several, whose order says nothing. */
declare function isSameIn(a: Json | undefined, b: Json | undefined): boolean;

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
/** What saving a form means: its fields' values by name, beside the input of its action and what its preview carries. */
declare function saveOf(form: FormBlock, values: Input, carry?: Input): Omit<Intent, 'key'>;

/** 1999 with EUR is 19.99, with JPY 1999. */
export declare function toMajorUnits(minor: number, currency: string): number;

/** The options whose label or hint has every word, for pickers whose whole list is already here. */
declare function matching(options: Option[], words: string): Option[];
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
declare function createPickerSearch({ ask, asks, read, write }: PickerSearchParts): {
    /** Typing: shows what is known at once, asks the server when the typing rests. No words: back to the served list. */
    search(form: string, name: string, { options, search }: Searchable, words: string): void;
    cancel(form: string, name: string): void;
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

/** Whether a form may be saved as it stands: nothing is missing, and its preview, if it has one, has been seen. */
declare function isReady(form: FormBlock, draft: Draft, state: PreviewState | undefined): boolean;
export interface PreviewsParts {
    ask: Call<'screen.ask'>;
    asks: Asks;
    read(form: string): PreviewState | undefined;
    write(form: string, state: PreviewState | undefined): void;
    /** An answer came, whose sentences take the place of those of the one before. */
    taken(form: string, before: PreviewState, now: PreviewState): void;
}
declare function createPreviews({ ask, asks, read, write, taken }: PreviewsParts): {
    /** A field was edited: asks when the typing rests. */
    edited(form: FormBlock, draft: Draft): void;
    /** The form came from the server. `anew`: something was done, so what was said before may not be true any more. */
    arrived(form: FormBlock, draft: Draft, anew: boolean): void;
    forget: (form: string) => void;
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
    /** The way back to the screen that this one was reached from. */
    back?: Goto;
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
}
/** Of a form's preview: what saving would do, sentences about fields that cannot be saved so, and what to send along. */
 | {
    kind: 'preview';
    blocks: Block[];
    errors?: {
        [field: string]: string;
    };
    carry?: Input;
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
}
/** To another screen in the same place; the answer's own screen is not drawn. */
 | {
    do: 'goto';
    screen: string;
    params: Input;
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

/** To another screen the client goes by itself. */
export type HostEffect = Exclude<Effect, {
    do: 'goto';
}>;
/** What a host lends to the client: the way to the server, timers, keys, and what only a page can do. */
export interface ScreenHost {
    transport: Transport;
    info: HostInfo;
    /** A new idempotency key, such as `crypto.randomUUID()`. */
    newKey(): string;
    effect(effect: HostEffect): void;
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
    open: (screen: string, params?: Input) => Promise<void>;
    /** To another screen; one of a table's row gotos with the row. */
    goto(to: Goto, row?: string): Promise<void>;
    /** Somebody put something in that leaving would lose. */
    hasUnsaved: () => boolean;
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
    /** Saves a form, unless something in it cannot be saved so, or what that would do has not been shown yet. */
    submit: (id: string) => Promise<void | undefined>;
    edit: (id: string, name: string, value: Json) => void | undefined;
    discard: (id: string) => void | undefined;
    /** After trouble: asks again what saving would do. */
    retryPreview: (id: string) => void | undefined;
    search: (form: string, name: string, words: string) => void | undefined;
    /** Among the values of one of a conditions field's subjects. */
    searchSubject: (form: string, name: string, subject: string, words: string) => void | undefined;
    stopSearch: (form: string, name: string, subject?: string) => void;
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
    sort?: {
        key: string;
        descending: boolean;
    };
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
    errors: {
        [field: string]: string;
    };
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
    trouble: (Trouble & {
        of: 'open' | 'act';
    }) | null;
    drafts: Drafts;
    /** By the field's name; by `<field>/<subject>` for the values of conditions. */
    searches: {
        [form: string]: {
            [name: string]: Search;
        };
    };
    previews: {
        [form: string]: PreviewState;
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
export declare const VOCABULARY = 3;
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
    of?: {
        id: string;
        left: string;
    };
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
export type ConditionLine = {
    id: string;
    field: string | null;
    operator: string | null;
    values: string[];
};
/** Everything in it holds (`and`), or something does (`or`). */
export type ConditionTree = {
    id: string;
    join: 'and' | 'or';
    items: (ConditionLine | ConditionTree)[];
};
/** What a condition can be about. */
export interface ConditionSubject {
    value: string;
    label: string;
    operators: {
        value: string;
        label: string /** How many values it needs. */;
        takes: 'none' | 'many';
    }[];
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
    cells: {
        [column: string]: Cell;
    };
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
    preview?: Preview;
} | {
    kind: 'actions';
    id: string;
    actions: Action[];
    gotos?: Goto[];
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
/** Of parts of a block that change what it does: a host that does not know one of them cannot show the block. */
export declare const PART_SINCE: {
    readonly preview: 3;
    readonly gotos: 3;
    readonly rowGotos: 3;
};

/** Every block, those inside sections and tabs included, in the order in which a reader meets them. */
declare function everyBlock(blocks: readonly Block[]): Generator<Block>;
declare function listOfKind<K extends Kind>(blocks: readonly Block[], kind: K): BlockOf<K>[];
declare function findOfKind<K extends Kind>(blocks: readonly Block[], kind: K, id: string): BlockOf<K> | undefined;
export {};
