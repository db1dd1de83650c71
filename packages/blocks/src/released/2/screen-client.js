// asks.ts
const DEBOUNCE_MS = 300;
/**
* Questions by slot (a picker, a table): the newest in a slot overtakes those before it. A run gets `isCurrent`, to be
* asked again after every wait.
*/
function createAsks(after) {
	const slots = /* @__PURE__ */ new Map();
	function take(slot) {
		slots.get(slot)?.stop();
		const mine = { stop: () => {} };
		slots.set(slot, mine);
		return {
			mine,
			isCurrent: () => slots.get(slot) === mine
		};
	}
	return {
		/** Waits until nobody has typed for 300 ms. */
		debounced(slot, run) {
			const { mine, isCurrent } = take(slot);
			mine.stop = after(DEBOUNCE_MS, () => run(isCurrent));
		},
		now(slot, run) {
			run(take(slot).isCurrent);
		},
		cancel(slot) {
			take(slot);
		},
		cancelAll() {
			for (const slot of slots.keys()) take(slot);
		}
	};
}
// caller.ts
/** Adds who the host is and what the record looks like to it, and turns each reply into an outcome. */
function createCaller({ transport, info, snapshot }) {
	const toCall = (procedure) => async (input) => {
		const seen = snapshot?.();
		const around = seen ? {
			host: info,
			snapshot: seen
		} : { host: info };
		return toOutcome(await transport(procedure, {
			...input,
			...around
		}));
	};
	return {
		open: toCall("screen.open"),
		ask: toCall("screen.ask"),
		act: toCall("screen.act")
	};
}
function toOutcome(reply) {
	if (reply.ok) return reply;
	return {
		ok: false,
		trouble: "problem" in reply ? {
			kind: "refused",
			problem: reply.problem
		} : { kind: "unreachable" }
	};
}
// reuse.ts
/** Whether two JSON values say the same. */
function same(a, b) {
	return Object.is(a, b) || reuse(a, b) === a;
}
/**
* `next`, with every part of it that says the same as in `old` being the very object from `old`, so that hosts redraw
* only what changed. Items of lists are paired by `id` where they have one, else by place.
*/
function reuse(old, next) {
	if (Object.is(old, next)) return next;
	if (Array.isArray(old) && Array.isArray(next)) return reuseList(old, next);
	if (!isRecord(old) || !isRecord(next)) return next;
	return reuseRecord(old, next);
}
function reuseList(old, next) {
	const byId = new Map(old.map((item, place) => [idOf(item) ?? place, item]));
	const items = next.map((item, place) => reuse(byId.get(idOf(item) ?? place), item));
	return old.length === items.length && items.every((item, place) => Object.is(item, old[place])) ? old : items;
}
function reuseRecord(old, next) {
	const keys = Object.keys(next);
	const copy = Object.fromEntries(keys.map((key) => [key, reuse(own(old, key), next[key])]));
	return keys.length === Object.keys(old).length && keys.every((key) => Object.hasOwn(old, key) && Object.is(copy[key], old[key])) ? old : copy;
}
/** Not `old[key]`: a key such as `constructor` would find what every object inherits. */
const own = (record, key) => Object.hasOwn(record, key) ? record[key] : void 0;
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function idOf(item) {
	return isRecord(item) && typeof item.id === "string" ? item.id : void 0;
}
// drafts.ts
const shownAtFirst = (field) => field.value ?? (field.type === "picker" ? field.suggestion : void 0) ?? null;
/** What a person put into a field; undefined where it shows what the server last said. */
const touchedIn = ({ values, base }, name) => Object.hasOwn(values, name) && !same(values[name], base[name]) ? values[name] : void 0;
/** A toggle always says something. */
const isMissing = (field, value) => field.type !== "toggle" && field.required === true && !value;
const isOverlong = (field, value) => field.type === "text" && field.most !== void 0 && typeof value === "string" && value.length > field.most;
/** Whether what was put in can stand in the field that the server speaks of now, for a name may come to mean another one. */
const fits = (field, value) => field.type === "toggle" ? typeof value === "boolean" : typeof value === "string" || value === null;
function withSums(form, draft) {
	const namesOf = (is) => form.fields.filter((field) => is(field, draft.values[field.name])).map((field) => field.name);
	return {
		...draft,
		dirty: form.fields.some((field) => !same(draft.values[field.name], field.value)),
		missing: namesOf(isMissing),
		overlong: namesOf(isOverlong)
	};
}
const UNTOUCHED = {
	values: {},
	base: {},
	errors: {},
	chosen: {},
	attempted: false
};
/**
* The draft under a form that the server has just described: touched fields stay, all others follow.
* `accepted` is what the server took over in this very answer; a field that has not been edited since is untouched again.
*/
function followServer(form, draft, accepted) {
	const before = draft ?? UNTOUCHED;
	const { errors, attempted } = accepted ? UNTOUCHED : before;
	const base = {};
	const values = {};
	for (const field of form.fields) {
		const { name, disabled } = field;
		const kept = touchedIn(before, name);
		const stays = kept !== void 0 && fits(field, kept) && disabled === void 0 && !(accepted && same(accepted[name], kept));
		base[name] = shownAtFirst(field);
		values[name] = stays ? kept : base[name];
	}
	return reuse(draft, withSums(form, {
		values,
		base,
		errors,
		chosen: before.chosen,
		attempted
	}));
}
/** A field that was emptied holds nothing, as it did before anybody typed. */
const filledWith = (value) => value === "" ? null : value;
function edit(form, draft, name, typed, option) {
	const value = filledWith(typed);
	const { [name]: _answered, ...errors } = draft.errors;
	const chosen = option ? {
		...draft.chosen,
		[name]: option
	} : draft.chosen;
	return reuse(draft, withSums(form, {
		...draft,
		values: {
			...draft.values,
			[name]: value
		},
		errors,
		chosen
	}));
}
function discard(form, draft) {
	return withSums(form, {
		...draft,
		values: draft.base,
		errors: {},
		attempted: false
	});
}
// intent.ts
const isSameIntent = (a, b) => a.call === b.call && same(a.input, b.input);
/** A fault's problem carries a reference: the server broke somewhere, perhaps after the deed. */
const isFault = (problem) => problem.reference !== void 0;
/** Whether the intent may have been carried out, so that a repeat must go under the same key. */
const mayHaveHappened = (trouble) => trouble.kind === "unreachable" || isFault(trouble.problem);
/** What pressing an action means: a row action carries its row's id. */
function intentOf(action, origin = {}) {
	const input = origin.row === void 0 ? action.input : {
		...action.input,
		row: origin.row
	};
	return {
		call: action.call,
		input,
		busy: {
			action: action.id,
			...origin
		}
	};
}
/** What saving a form means: its fields' values by name, beside the input of its action. */
function saveOf(form, values) {
	const input = {
		...form.submit.input,
		...values
	};
	return {
		call: form.submit.call,
		input,
		busy: {
			action: form.submit.id,
			form: form.id
		},
		values
	};
}
// screen-view.ts
/** An answer of the wrong shape is no answer. */
const NO_ANSWER = { kind: "unreachable" };
const FIRST_VIEW = {
	status: "loading",
	title: "",
	blocks: [],
	watch: [],
	revision: void 0,
	opening: false,
	busy: null,
	trouble: null,
	drafts: {},
	searches: {},
	tables: {}
};
// picker-search.ts
/** The options whose label or hint has every word, for pickers whose whole list is already here. */
function matching(options, words) {
	const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
	return options.filter((option) => {
		const text = `${option.label} ${option.hint ?? ""}`.toLowerCase();
		return parts.every((part) => text.includes(part));
	});
}
/** What an answer, or its absence, makes of a picker's search. */
function answered(search, reply) {
	const before = {
		...search,
		asking: false
	};
	if (!reply.ok) return {
		...before,
		trouble: reply.trouble
	};
	if (reply.answer.kind !== "options") return {
		...before,
		trouble: NO_ANSWER
	};
	const { kind: _kind, ...found } = reply.answer;
	return {
		words: search.words,
		asking: false,
		trouble: null,
		...found
	};
}
function createPickerSearch({ ask, asks, read, write }) {
	const slotOf = (form, field) => `picker ${form} ${field}`;
	async function send(form, field, words, isCurrent) {
		if (!field.search) return;
		const reply = await ask({
			call: field.search.call,
			input: {
				...field.search.input,
				words
			}
		});
		const search = read(form, field.name);
		if (isCurrent() && search) write(form, field.name, answered(search, reply));
	}
	return {
		/** Typing: shows what is known at once, asks the server when the typing rests. No words: back to the served list. */
		search(form, field, words) {
			const slot = slotOf(form, field.name);
			if (words.trim() === "") {
				asks.cancel(slot);
				return write(form, field.name, void 0);
			}
			if (!field.search) return write(form, field.name, {
				words,
				asking: false,
				options: matching(field.options, words),
				trouble: null
			});
			const before = read(form, field.name) ?? { options: matching(field.options, words) };
			write(form, field.name, {
				...before,
				words,
				asking: true,
				trouble: null
			});
			asks.debounced(slot, (isCurrent) => void send(form, field, words, isCurrent));
		},
		cancel(form, field) {
			asks.cancel(slotOf(form, field));
			write(form, field, void 0);
		}
	};
}
// polling.ts
/** Seconds until the next try while the server cannot be reached: at first soon, later rarely. */
const restAfter = (failures) => Math.min(5 * 2 ** failures, 60);
/** The one timer that opens the screen again by itself. It rests while nobody looks, and catches up when somebody does. */
function createPolling({ after, hidden, run }) {
	let stop = () => {};
	let failures = 0;
	let overdue = false;
	function cancel() {
		stop();
		overdue = false;
	}
	function schedule(seconds) {
		cancel();
		stop = after(seconds * 1e3, () => {
			if (hidden()) overdue = true;
			else run();
		});
	}
	return {
		/** The server answered, and said when to ask again, if at all. */
		answered(again) {
			failures = 0;
			cancel();
			if (again !== void 0) schedule(again);
		},
		unreachable() {
			schedule(restAfter(failures));
			failures += 1;
		},
		/** Somebody looks again. */
		wake() {
			if (!overdue) return;
			overdue = false;
			run();
		},
		cancel
	};
}
// store.ts
/** A value with listeners. Hosts take the value anew whenever they are told. */
function createStore(first) {
	let value = first;
	const listeners = /* @__PURE__ */ new Set();
	return {
		get: () => value,
		set(part) {
			value = {
				...value,
				...part
			};
			for (const tell of [...listeners]) tell();
		},
		/** Answers with the way to stop listening. */
		subscribe(tell) {
			listeners.add(tell);
			return () => {
				listeners.delete(tell);
			};
		}
	};
}
/** `record` with `key` set, or without it for `undefined`. */
function withKey(record, key, value) {
	const { [key]: _before, ...others } = record;
	return value === void 0 ? others : {
		...others,
		[key]: value
	};
}
// table-pages.ts
function questionOf(source, state, after) {
	return {
		...source.input,
		words: state.words,
		sort: state.sort?.key ?? null,
		descending: state.sort?.descending ?? false,
		after: after ?? null
	};
}
/** One more page under those already drawn. A row that moved between the two questions is drawn once, where it is now. */
function withPage(table, page) {
	const moved = new Set(page.rows.map((row) => row.id));
	return {
		...page,
		rows: [...table.rows.filter((row) => !moved.has(row.id)), ...page.rows]
	};
}
/** A first press on a column sorts upwards, a second one turns it round. */
function turned(sort, key) {
	return {
		key,
		descending: sort?.key === key && !sort.descending
	};
}
const isAsServed = (state, served) => state.words === "" && state.pages === 1 && same(state.sort ?? null, served.sort ?? null);
function createTablePages({ ask, asks, read, write }) {
	const slotOf = (table) => `table ${table}`;
	const present = (served) => read(served.id) ?? {
		table: served,
		words: "",
		...served.sort && { sort: served.sort },
		pages: 1,
		asking: false,
		trouble: null
	};
	async function page(source, input) {
		const reply = await ask({
			call: source.call,
			input
		});
		if (!reply.ok) return reply;
		if (reply.answer.kind !== "table") return {
			ok: false,
			trouble: NO_ANSWER
		};
		return {
			ok: true,
			answer: reply.answer.table
		};
	}
	/**
	* Asks from the first page on, as many pages as the state counts, or for one more beneath what is kept, and draws them
	* all at once.
	*/
	async function load(served, state, isCurrent, kept) {
		const { source } = served;
		if (!source) return;
		let table = kept;
		let pages = kept ? state.pages : 0;
		const wanted = kept ? pages + 1 : state.pages;
		do {
			const reply = await page(source, questionOf(source, state, table?.after));
			if (!isCurrent()) return;
			if (!reply.ok) return write(served.id, {
				...state,
				asking: false,
				trouble: reply.trouble
			});
			table = table ? withPage(table, reply.answer) : reply.answer;
			pages += 1;
		} while (pages < wanted && table.after !== void 0);
		const before = read(served.id)?.table;
		write(served.id, {
			...state,
			table: reuse(before, table),
			pages,
			asking: false
		});
	}
	function begin(served, change) {
		const state = {
			...present(served),
			...change,
			asking: true,
			trouble: null
		};
		write(served.id, state);
		return state;
	}
	const askNow = (served, state, kept) => asks.now(slotOf(served.id), (isCurrent) => void load(served, state, isCurrent, kept));
	return {
		/** Typing: asks when the typing rests. Back at what the screen served, nothing is asked. */
		search(served, words) {
			if (isAsServed({
				...present(served),
				words,
				pages: 1
			}, served)) {
				asks.cancel(slotOf(served.id));
				return write(served.id, void 0);
			}
			const state = begin(served, {
				words,
				pages: 1
			});
			asks.debounced(slotOf(served.id), (isCurrent) => void load(served, state, isCurrent));
		},
		sort(served, key) {
			askNow(served, begin(served, {
				sort: turned(present(served).sort, key),
				pages: 1
			}));
		},
		more(served) {
			if (present(served).asking || present(served).table.after === void 0) return;
			const state = begin(served, {});
			askNow(served, state, state.table);
		},
		/** After trouble: the same question again. */
		retry(served) {
			askNow(served, begin(served, {}));
		},
		/** The screen came anew: a table that a person had moved away from the served one is asked for again, as it stood. */
		follow(served) {
			const state = read(served.id);
			if (!state) return;
			if (isAsServed(state, served) && !state.asking) return write(served.id, void 0);
			askNow(served, begin(served, {}));
		}
	};
}
// walk.ts
/** Every block, those inside sections and tabs included, in the order in which a reader meets them. */
function* everyBlock(blocks) {
	for (const block of blocks) {
		yield block;
		if (block.kind === "section") yield* everyBlock(block.blocks);
		if (block.kind === "tabs") for (const tab of block.tabs) yield* everyBlock(tab.blocks);
	}
}
function listOfKind(blocks, kind) {
	return [...everyBlock(blocks)].filter((block) => block.kind === kind);
}
function findOfKind(blocks, kind, id) {
	return listOfKind(blocks, kind).find((block) => block.id === id);
}
// money.ts
/** 1999 with EUR is 19.99, with JPY 1999. */
function toMajorUnits(minor, currency) {
	return minor / 10 ** fractionDigits(currency);
}
function fractionDigits(currency) {
	return new Intl.NumberFormat("en", {
		style: "currency",
		currency
	}).resolvedOptions().maximumFractionDigits ?? 2;
}
// reply.ts
/**
* What the server's HTTP answer means. Status 0 is no answer at all. An error that the server did not explain comes
* from something in front of it (a proxy, a gateway), so nobody knows whether the call was carried out.
*/
function toReply(status, body) {
	const json = parse(body);
	const data = at(json, "result", "data");
	if (status === 200 && data !== void 0) return {
		ok: true,
		answer: data
	};
	const problem = at(json, "error", "data", "problem");
	return isProblem(problem) ? {
		ok: false,
		problem
	} : {
		ok: false,
		unreachable: true
	};
}
function parse(body) {
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}
/** What stands in JSON under these keys, one inside the other; undefined where one of them is missing. */
function at(json, ...keys) {
	return keys.reduce((inside, key) => isRecord(inside) && Object.hasOwn(inside, key) ? inside[key] : void 0, json);
}
const isProblem = (value) => typeof at(value, "code") === "string" && typeof at(value, "text") === "string";
// vocabulary.ts
/**
* The closed vocabulary of screens. Blocks say what something means, never how it looks.
* Every block, row, entry and option has an id that is a domain id, never an index: hosts key on it, so that
* a redraw keeps focus, caret and half-typed text. Changes to the vocabulary only add; `VOCABULARY` counts them.
*/
const VOCABULARY = 2;
/** The vocabulary number in which each kind first appeared; a host that knows less is told to update instead. */
const SINCE = {
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
	steps: 2
};
/** The same for the fields of a form: a host that does not know one of them cannot show the form. */
const FIELD_SINCE = {
	picker: 1,
	text: 2,
	toggle: 2
};
// screen-client.ts
/**
* One screen as one person sees it, for any host: asks the server, keeps what is half-typed, and lets only the newest
* answer count. Hosts draw `view()` and pass on what the person does, naming blocks by id.
*/
function createScreenClient(host) {
	const { get, set, subscribe } = createStore(FIRST_VIEW);
	const asks = createAsks(host.after);
	const call = createCaller({
		transport: host.transport,
		info: host.info,
		snapshot: () => host.snapshot?.(get().watch)
	});
	const polling = createPolling({
		after: host.after,
		hidden: () => host.hidden?.() ?? false,
		run: () => void load()
	});
	const pickers = createPickerSearch({
		ask: call.ask,
		asks,
		read: (form, field) => get().searches[form]?.[field],
		write: (form, field, search) => set({ searches: {
			...get().searches,
			[form]: withKey(get().searches[form] ?? {}, field, search)
		} })
	});
	const tables = createTablePages({
		ask: call.ask,
		asks,
		read: (table) => get().tables[table],
		write: (table, state) => set({ tables: withKey(get().tables, table, state) })
	});
	let at = {
		screen: "",
		params: {}
	};
	/** Opens and acts take a number when they set out; what is no longer the newest on its return was overtaken. */
	let newest = 0;
	/** Somebody asked for the screen while an act was under way. */
	let owed = false;
	/** The last intent that may have been carried out without our knowing. */
	let unsettled;
	function take(answer, accepted) {
		const blocks = reuse(get().blocks, answer.blocks);
		const drafts = { ...get().drafts };
		for (const form of listOfKind(blocks, "form")) {
			const values = accepted?.busy.form === form.id ? accepted.values : void 0;
			drafts[form.id] = followServer(form, drafts[form.id], values);
		}
		const moved = listOfKind(blocks, "table").filter((table) => accepted || !holds(get().blocks, table));
		const { title, again, revision } = answer;
		const known = get().revision;
		if (revision && known && known.at !== revision.at) host.effect({
			do: "refresh",
			record: revision.record
		});
		const watch = reuse(get().watch, answer.watch);
		set({
			status: "ready",
			title,
			blocks,
			watch,
			revision,
			drafts: reuse(get().drafts, drafts)
		});
		for (const table of moved) tables.follow(table);
		polling.answered(again);
	}
	/** Asks for the screen anew. Drafts stay; an act that is under way comes first, for its answer is the newer one. */
	async function load() {
		if (get().busy) {
			owed = true;
			return;
		}
		newest += 1;
		const mine = newest;
		set({
			opening: true,
			status: get().status === "failed" ? "loading" : get().status
		});
		const reply = await call.open({
			screen: at.screen,
			params: at.params
		});
		if (mine !== newest) return;
		const standing = get().trouble?.of === "act" ? get().trouble : null;
		set({
			opening: false,
			trouble: standing
		});
		if (reply.ok) take(reply.answer);
		else notOpened(reply.trouble);
	}
	function notOpened(trouble) {
		const { status, trouble: standing } = get();
		set({
			status: status === "ready" ? "ready" : "failed",
			trouble: standing ?? {
				...trouble,
				of: "open"
			}
		});
		if (trouble.kind === "unreachable") polling.unreachable();
		else polling.cancel();
	}
	async function carryOut(wanted) {
		if (get().busy) return;
		const intent = {
			...wanted,
			key: keyFor(wanted)
		};
		const overtook = get().opening;
		newest += 1;
		const mine = newest;
		unsettled = intent;
		set({
			busy: intent.busy,
			opening: false,
			trouble: null
		});
		const { screen, params } = at;
		const reply = await call.act({
			screen,
			params,
			call: intent.call,
			input: intent.input,
			key: intent.key
		});
		if (reply.ok) for (const effect of reply.answer.effects) host.effect(effect);
		if (mine !== newest) return;
		set({ busy: null });
		if (reply.ok) accept(intent, reply.answer);
		else refuse(intent, reply.trouble);
		if (owed || overtook && !reply.ok) {
			owed = false;
			load();
		}
	}
	/** The same intent goes under the same key until it is known what became of it. */
	const keyFor = (wanted) => unsettled && isSameIntent(unsettled, wanted) ? unsettled.key : host.newKey();
	function accept(intent, answer) {
		unsettled = void 0;
		take(answer.screen, intent);
	}
	function refuse(intent, trouble) {
		if (!mayHaveHappened(trouble)) unsettled = void 0;
		const form = intent.busy.form;
		const field = trouble.kind === "refused" ? trouble.problem.field : void 0;
		const held = form === void 0 ? void 0 : get().drafts[form];
		if (trouble.kind === "refused" && form !== void 0 && held && field !== void 0 && field in held.values) {
			const errors = {
				...held.errors,
				[field]: trouble.problem.text
			};
			set({ drafts: {
				...get().drafts,
				[form]: {
					...held,
					errors
				}
			} });
		} else set({ trouble: {
			...trouble,
			of: "act"
		} });
	}
	function withForm(id, run) {
		const form = findOfKind(get().blocks, "form", id);
		const held = get().drafts[id];
		return form && held && run(form, held);
	}
	const setDraft = (id, next) => set({ drafts: {
		...get().drafts,
		[id]: next
	} });
	const withPicker = (id, name, run) => withForm(id, ({ fields }) => {
		for (const field of fields) if (field.name === name && field.type === "picker") run(field);
	});
	function withTable(id, run) {
		const table = findOfKind(get().blocks, "table", id);
		if (table) run(table);
	}
	return {
		view: get,
		subscribe,
		/** Goes to a screen. The one that is open already is asked for anew, and keeps what a person did to it. */
		open(screen, params = {}) {
			if (screen !== at.screen || !same(params, at.params)) {
				at = {
					screen,
					params
				};
				unsettled = void 0;
				owed = false;
				asks.cancelAll();
				polling.cancel();
				set(FIRST_VIEW);
			}
			return load();
		},
		/** The record changed, or somebody wants to know: the same screen anew. */
		refresh: load,
		/** Sends what found no answer again: the act under its old key, or the open. */
		retry() {
			const again = get().trouble?.of === "act" ? unsettled : void 0;
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
		async act(action, origin = {}) {
			if (action.disabled === void 0) await carryOut(intentOf(action, origin));
		},
		/** Saves a form, unless something that it requires is missing, or is longer than it may be. */
		submit: async (id) => withForm(id, async (form, held) => {
			if (form.submit.disabled !== void 0) return;
			if (held.missing.length > 0 || held.overlong.length > 0) setDraft(id, {
				...held,
				attempted: true
			});
			else await carryOut(saveOf(form, held.values));
		}),
		edit: (id, name, value) => withForm(id, (form, held) => {
			const found = get().searches[id]?.[name]?.options.find((option) => option.value === value);
			setDraft(id, edit(form, held, name, value, found));
		}),
		discard: (id) => withForm(id, (form, held) => setDraft(id, discard(form, held))),
		search: (form, field, words) => withPicker(form, field, (picker) => pickers.search(form, picker, words)),
		stopSearch: (form, field) => pickers.cancel(form, field),
		searchTable: (id, words) => withTable(id, (table) => tables.search(table, words)),
		sortTable: (id, key) => withTable(id, (table) => tables.sort(table, key)),
		moreRows: (id) => withTable(id, (table) => tables.more(table)),
		retryTable: (id) => withTable(id, (table) => tables.retry(table))
	};
}
/** Whether the very same table was drawn before: `reuse` keeps the object where nothing changed. */
const holds = (blocks, table) => findOfKind(blocks, "table", table.id) === table;
export { FIELD_SINCE, SINCE, VOCABULARY, createScreenClient, toMajorUnits, toReply };
