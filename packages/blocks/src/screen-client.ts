import { type After, createAsks } from './asks.ts';
import { createCaller } from './caller.ts';
import { searchNameOf, withFound } from './chosen-options.ts';
import * as draft from './drafts.ts';
import { type Intent, intentOf, isSameIntent, mayHaveHappened, type Origin, saveOf } from './intent.ts';
import { createPickerSearch } from './picker-search.ts';
import { createPolling } from './polling.ts';
import { createPreviews, isReady } from './previews.ts';
import type { ActAnswer, Effect, HostInfo, ScreenAnswer, Snapshot, Transport } from './protocol.ts';
import { reuse, same } from './reuse.ts';
import { FIRST_VIEW, type PreviewState, type ScreenView, type Trouble } from './screen-view.ts';
import { createStore, withKey } from './store.ts';
import { createTablePages } from './table-pages.ts';
import type { Input, Json } from './value.ts';
import type { Action, Block, Field, FormBlock, Goto, TableBlock } from './vocabulary.ts';
import { findOfKind, listOfKind } from './walk.ts';

export { type Chosen, searchNameOf } from './chosen-options.ts';
export { isLineFinished } from './condition-check.ts';
export * from './condition-tree.ts';
export type * from './drafts.ts';
export { toMajorUnits } from './money.ts';
export type * from './protocol.ts';
export { toReply } from './reply.ts';
export type * from './screen-view.ts';
export type * from './value.ts';
export * from './vocabulary.ts';

/** To another screen the client goes by itself. */
export type HostEffect = Exclude<Effect, { do: 'goto' }>;

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
export function createScreenClient(host: ScreenHost) {
  const { get, set, subscribe } = createStore<ScreenView>(FIRST_VIEW);
  const asks = createAsks(host.after);
  const call = createCaller({
    transport: host.transport,
    info: host.info,
    snapshot: () => host.snapshot?.(get().watch),
  });
  const polling = createPolling({ after: host.after, hidden: () => host.hidden?.() ?? false, run: () => void load() });
  const options = createPickerSearch({
    ask: call.ask,
    asks,
    read: (form, field) => get().searches[form]?.[field],
    write: (form, field, search) =>
      set({ searches: { ...get().searches, [form]: withKey(get().searches[form] ?? {}, field, search) } }),
  });
  const tables = createTablePages({
    ask: call.ask,
    asks,
    read: (table) => get().tables[table],
    write: (table, state) => set({ tables: withKey(get().tables, table, state) }),
  });

  const previews = createPreviews({
    ask: call.ask,
    asks,
    read: (form) => get().previews[form],
    write: (form, state) => set({ previews: withKey(get().previews, form, state) }),
    taken: takePreview,
  });

  let at: { screen: string; params: Input } = { screen: '', params: {} };
  /** Opens and acts take a number when they set out; what is no longer the newest on its return was overtaken. */
  let newest = 0;
  /** Somebody asked for the screen while an act was under way. */
  let owed = false;
  /** The last intent that may have been carried out without our knowing. */
  let unsettled: Intent | undefined;

  function take(answer: ScreenAnswer, accepted?: Intent) {
    const blocks = reuse(get().blocks, answer.blocks);
    const drafts = { ...get().drafts };
    for (const form of listOfKind(blocks, 'form')) {
      const values = accepted?.busy.form === form.id ? accepted.values : undefined;
      drafts[form.id] = draft.followServer(form, drafts[form.id], values);
    }
    const moved = listOfKind(blocks, 'table').filter((table) => accepted || !holds(get().blocks, table));
    const { title, back, again, revision } = answer;
    const known = get().revision;
    if (revision && known && known.at !== revision.at) host.effect({ do: 'refresh', record: revision.record });
    const watch = reuse(get().watch, answer.watch);
    set({ status: 'ready', title, back, blocks, watch, revision, drafts: reuse(get().drafts, drafts) });
    for (const table of moved) tables.follow(table);
    followForms(blocks, accepted !== undefined);
    polling.answered(again);
  }

  function followForms(blocks: Block[], anew: boolean) {
    const forms = listOfKind(blocks, 'form');
    for (const id of Object.keys(get().previews)) if (!forms.some((form) => form.id === id)) previews.forget(id);
    for (const form of forms) {
      const held = get().drafts[form.id];
      if (held) previews.arrived(form, held, anew);
    }
  }

  function takePreview(id: string, before: PreviewState, now: PreviewState) {
    set({ previews: withKey(get().previews, id, now) });
    withForm(id, (_form, held) => setDraft(id, draft.answer(held, before.errors, now.errors)));
    for (const table of listOfKind(now.blocks, 'table')) if (!holds(before.blocks, table)) tables.follow(table);
  }

  /** Asks for the screen anew. Drafts stay; an act that is under way comes first, for its answer is the newer one. */
  async function load() {
    if (get().busy) {
      owed = true;
      return;
    }
    newest += 1;
    const mine = newest;
    set({ opening: true, status: get().status === 'failed' ? 'loading' : get().status });
    const reply = await call.open({ screen: at.screen, params: at.params });
    if (mine !== newest) return;
    const standing = get().trouble?.of === 'act' ? get().trouble : null;
    set({ opening: false, trouble: standing });
    if (reply.ok) take(reply.answer);
    else notOpened(reply.trouble);
  }

  function notOpened(trouble: Trouble) {
    const { status, trouble: standing } = get();
    set({ status: status === 'ready' ? 'ready' : 'failed', trouble: standing ?? { ...trouble, of: 'open' } });
    if (trouble.kind === 'unreachable') polling.unreachable();
    else polling.cancel();
  }

  async function carryOut(wanted: Omit<Intent, 'key'>) {
    if (get().busy) return;
    const intent = { ...wanted, key: keyFor(wanted) };
    const overtook = get().opening;
    newest += 1;
    const mine = newest;
    unsettled = intent;
    set({ busy: intent.busy, opening: false, trouble: null });
    const { screen, params } = at;
    const reply = await call.act({ screen, params, call: intent.call, input: intent.input, key: intent.key });
    if (reply.ok) for (const effect of reply.answer.effects) if (effect.do !== 'goto') host.effect(effect);
    if (mine !== newest) return;
    set({ busy: null });
    if (reply.ok) accept(intent, reply.answer);
    else refuse(intent, reply.trouble);
    if (owed || (overtook && !reply.ok)) {
      owed = false;
      void load();
    }
  }

  /** The same intent goes under the same key until it is known what became of it. */
  const keyFor = (wanted: Omit<Intent, 'key'>) =>
    unsettled && isSameIntent(unsettled, wanted) ? unsettled.key : host.newKey();

  function accept(intent: Intent, answer: ActAnswer) {
    unsettled = undefined;
    const goto = answer.effects.find((effect) => effect.do === 'goto');
    if (!goto || isAt(goto.screen, goto.params)) take(answer.screen, intent);
    else void go(goto.screen, goto.params, wayBack());
  }

  function refuse(intent: Intent, trouble: Trouble) {
    if (!mayHaveHappened(trouble)) unsettled = undefined;
    const form = intent.busy.form;
    const field = trouble.kind === 'refused' ? trouble.problem.field : undefined;
    const held = form === undefined ? undefined : get().drafts[form];
    if (trouble.kind === 'refused' && form !== undefined && held && field !== undefined && field in held.values) {
      const errors = { ...held.errors, [field]: trouble.problem.text };
      set({ drafts: { ...get().drafts, [form]: { ...held, errors } } });
    } else set({ trouble: { ...trouble, of: 'act' } });
    // What the preview carried may be why: the world has changed since it was drawn.
    if (trouble.kind === 'refused' && form !== undefined)
      withForm(form, (block, draftNow) => previews.arrived(block, draftNow, true));
  }

  const isAt = (screen: string, params: Input) => screen === at.screen && same(params, at.params);

  /** To where the person is now, for a screen that they may not get to see. */
  const wayBack = (): Goto | undefined =>
    get().status === 'ready' ? { id: 'back', label: get().title, ...at } : get().back;

  function go(screen: string, params: Input, back?: Goto) {
    if (!isAt(screen, params)) {
      at = { screen, params };
      unsettled = undefined;
      owed = false;
      asks.cancelAll();
      polling.cancel();
      set({ ...FIRST_VIEW, back });
    }
    return load();
  }

  function withForm<T>(id: string, run: (form: FormBlock, held: draft.Draft) => T): T | undefined {
    const form = findOfKind(get().blocks, 'form', id);
    const held = get().drafts[id];
    return form && held && run(form, held);
  }

  const setDraft = (id: string, next: draft.Draft) => set({ drafts: { ...get().drafts, [id]: next } });

  /** A draft after an edit. */
  function setEdited(id: string, form: FormBlock, next: draft.Draft) {
    setDraft(id, next);
    previews.edited(form, next);
  }

  const withField = (id: string, name: string, run: (field: Field) => void) =>
    withForm(id, ({ fields }) => {
      for (const field of fields) if (field.name === name) run(field);
    });

  function withTable(id: string, run: (table: TableBlock) => void) {
    const drawn = [...get().blocks, ...Object.values(get().previews).flatMap(({ blocks }) => blocks)];
    const table = findOfKind(drawn, 'table', id);
    if (table) run(table);
  }

  return {
    view: get,
    subscribe,

    /** Goes to a screen. The one that is open already is asked for anew, and keeps what a person did to it. */
    open: (screen: string, params: Input = {}) => go(screen, params),
    /** To another screen; one of a table's row gotos with the row. */
    goto(to: Goto, row?: string) {
      const params = row === undefined ? to.params : { ...to.params, row };
      return go(to.screen, params, to === get().back ? undefined : wayBack());
    },
    /** Somebody put something in that leaving would lose. */
    hasUnsaved: () => Object.values(get().drafts).some(({ touched, dirty }) => touched && dirty),
    /** The record changed, or somebody wants to know: the same screen anew. */
    refresh: load,
    /** Sends what found no answer again: the act under its old key, or the open. */
    retry() {
      const again = get().trouble?.of === 'act' ? unsettled : undefined;
      return again ? carryOut(again) : load();
    },
    dismiss: () => set({ trouble: null }),
    /** Somebody looks at the page again. */
    wake: polling.wake,
    close() {
      newest += 1;
      asks.cancelAll();
      polling.cancel();
    },

    /** Carries out an action; one of a table's row actions with the row as its origin. */
    async act(action: Omit<Action, 'confirm' | 'look'>, origin: Origin = {}) {
      if (action.disabled === undefined) await carryOut(intentOf(action, origin));
    },
    /** Saves a form, unless something in it cannot be saved so, or what that would do has not been shown yet. */
    submit: async (id: string) =>
      withForm(id, async (form, held) => {
        if (form.submit.disabled !== undefined) return;
        const preview = get().previews[id];
        if (!isReady(form, held, preview)) setDraft(id, { ...held, attempted: true });
        else await carryOut(saveOf(form, held.values, preview?.carry));
      }),
    edit: (id: string, name: string, value: Json) =>
      withForm(id, (form, held) => {
        const field = form.fields.find((each) => each.name === name);
        const found = field && withFound(held, field, value, get().searches[id]);
        setEdited(id, form, draft.edit(form, held, name, value, found));
      }),
    discard: (id: string) => withForm(id, (form, held) => setEdited(id, form, draft.discard(form, held))),
    /** After trouble: asks again what saving would do. */
    retryPreview: (id: string) => withForm(id, (form, held) => previews.arrived(form, held, true)),

    search: (form: string, name: string, words: string) =>
      withField(form, name, (field) => {
        if (field.type === 'picker' || field.type === 'multi') options.search(form, name, field, words);
      }),
    /** Among the values of one of a conditions field's subjects. */
    searchSubject: (form: string, name: string, subject: string, words: string) =>
      withField(form, name, (field) => {
        const found = field.type === 'conditions' && field.subjects.find(({ value }) => value === subject);
        if (found) options.search(form, searchNameOf(name, subject), found, words);
      }),
    stopSearch: (form: string, name: string, subject?: string) =>
      options.cancel(form, subject === undefined ? name : searchNameOf(name, subject)),

    searchTable: (id: string, words: string) => withTable(id, (table) => tables.search(table, words)),
    sortTable: (id: string, key: string) => withTable(id, (table) => tables.sort(table, key)),
    moreRows: (id: string) => withTable(id, (table) => tables.more(table)),
    retryTable: (id: string) => withTable(id, (table) => tables.retry(table)),
  };
}
export type ScreenClient = ReturnType<typeof createScreenClient>;

/** Whether the very same table was drawn before: `reuse` keeps the object where nothing changed. */
const holds = (blocks: ScreenView['blocks'], table: TableBlock) => findOfKind(blocks, 'table', table.id) === table;
