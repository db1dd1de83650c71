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
// condition-check.ts
const isGroup = (item) => "items" in item;
/**
* Whether the server can make something of a line. A field or an operator that is not offered any more counts as none,
* for that is what a person sees in its place.
*/
function isLineFinished({ field, operator, values }, subjects) {
	const chosen = subjects.find(({ value }) => value === field)?.operators.find(({ value }) => value === operator);
	return chosen !== void 0 && (chosen.takes === "none" || values.length > 0);
}
/** Of a whole tree: every line is finished, and only the outermost group may be without lines. */
function isTreeFinished(tree, subjects) {
	return tree.items.every((item) => isGroup(item) ? item.items.length > 0 && isTreeFinished(item, subjects) : isLineFinished(item, subjects));
}
/** Whether a draft's value is a tree at all, for a name may come to mean another kind of field. */
const isTree = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && Array.isArray(value.items);
// chosen-options.ts
/** Under which name the values of a subject of conditions are searched. */
const searchNameOf = (field, subject) => `${field}/${subject}`;
/** What a draft remembers once `value` stands in a field, of what was found for it. */
function withFound({ chosen, chosenMany }, field, value, searches = {}) {
	const foundFor = (name) => searches[name]?.options ?? [];
	if (field.type === "picker") {
		const found = foundFor(field.name).find((option) => option.value === value);
		return {
			chosenMany,
			chosen: found ? {
				...chosen,
				[field.name]: found
			} : chosen
		};
	}
	const many = { ...chosenMany };
	for (const [name, values] of valuesByName(field, value)) {
		const known = [...many[name] ?? [], ...foundFor(name)];
		const options = values.flatMap((each) => known.findLast((option) => option.value === each) ?? []);
		if (options.length > 0 || many[name]) many[name] = options;
	}
	return {
		chosen,
		chosenMany: many
	};
}
function valuesByName(field, value) {
	if (field.type === "multi" && Array.isArray(value)) return /* @__PURE__ */ new Map([[field.name, value.map(String)]]);
	const names = /* @__PURE__ */ new Map();
	if (field.type === "conditions" && isTree(value)) collect(value, field.name, names);
	return names;
}
function collect(tree, field, names) {
	for (const item of tree.items) if (isGroup(item)) collect(item, field, names);
	else if (item.field !== null) {
		const name = searchNameOf(field, item.field);
		names.set(name, [.../* @__PURE__ */ new Set([...names.get(name) ?? [], ...item.values])]);
	}
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
// field-value.ts
const isText = (value) => typeof value === "string" || value === null;
/** Neither text nor a choice. */
const holdsNothing = (value) => !value || Array.isArray(value) && value.length === 0;
/** Whether a field shows the same. The only lists are choices of several, whose order says nothing. */
function isSameIn(a, b) {
	return Array.isArray(a) && Array.isArray(b) ? same([...new Set(a)].sort(), [...new Set(b)].sort()) : same(a, b);
}
// drafts.ts
const shownAtFirst = (field) => field.value ?? (field.type === "picker" ? field.suggestion : void 0) ?? null;
/** What a person put into a field; undefined where it shows what the server last said. */
const touchedIn = ({ values, base }, name) => Object.hasOwn(values, name) && !isSameIn(values[name], base[name]) ? values[name] : void 0;
/** A toggle always says something, and so does a tree of conditions. */
const isMissing = (field, value) => "required" in field && field.required === true && holdsNothing(value);
const isOverlong = (field, value) => field.type === "text" && field.most !== void 0 && typeof value === "string" && value.length > field.most;
const isUnfinished = (field, value) => field.type === "conditions" && isTree(value) && !isTreeFinished(value, field.subjects);
/** Whether what was put in can stand in the field that the server speaks of now, for a name may come to mean another one. */
const FITS = {
	picker: isText,
	text: isText,
	date: (value) => value === null || /^\d{4}-\d\d-\d\d$/.test(String(value)),
	toggle: (value) => typeof value === "boolean",
	multi: (value) => Array.isArray(value),
	conditions: isTree
};
function withSums(form, draft) {
	const namesOf = (is) => form.fields.filter((field) => is(field, draft.values[field.name])).map((field) => field.name);
	return {
		...draft,
		dirty: form.fields.some((field) => !isSameIn(draft.values[field.name], field.value)),
		touched: form.fields.some(({ name }) => touchedIn(draft, name) !== void 0),
		missing: namesOf(isMissing),
		overlong: namesOf(isOverlong),
		unfinished: namesOf(isUnfinished)
	};
}
const UNTOUCHED = {
	values: {},
	base: {},
	errors: {},
	of: {},
	chosen: {},
	chosenMany: {},
	attempted: false
};
/** The sentence for a choice that belongs to what the picker is no longer about; absent where it may stay. */
function givenUp(field, kept, of) {
	if (field.type !== "picker" || !field.of || of[field.name] === field.of.id || of[field.name] === void 0) return;
	return field.options.some(({ value, disabled }) => value === kept && disabled === void 0) || kept === null ? void 0 : field.of.left;
}
/**
* The draft under a form that the server has just described: touched fields stay, all others follow.
* `accepted` is what the server took over in this very answer; a field that has not been edited since is untouched again.
*/
function followServer(form, draft, accepted) {
	const before = draft ?? UNTOUCHED;
	const { attempted } = accepted ? UNTOUCHED : before;
	const errors = accepted ? {} : { ...before.errors };
	const base = {};
	const values = {};
	const of = {};
	for (const field of form.fields) {
		const { name, type, disabled } = field;
		const kept = touchedIn(before, name);
		const left = kept === void 0 ? void 0 : givenUp(field, kept, before.of);
		if (left !== void 0) errors[name] = left;
		if (field.type === "picker" && field.of) of[name] = field.of.id;
		const stays = kept !== void 0 && left === void 0 && FITS[type](kept) && disabled === void 0 && !(accepted && isSameIn(accepted[name], kept));
		base[name] = shownAtFirst(field);
		values[name] = stays ? kept : base[name];
	}
	const { chosen, chosenMany } = before;
	return reuse(draft, withSums(form, {
		values,
		base,
		errors,
		of,
		chosen,
		chosenMany,
		attempted
	}));
}
/** A field that was emptied holds nothing, as it did before anybody typed. */
const filledWith = (value) => value === "" ? null : value;
function edit(form, draft, name, typed, chosen = {}) {
	const { [name]: _answered, ...errors } = draft.errors;
	const values = {
		...draft.values,
		[name]: filledWith(typed)
	};
	return reuse(draft, withSums(form, {
		...draft,
		values,
		errors,
		...chosen
	}));
}
/** The server said what cannot be saved: its sentences take the place of those that it said before. */
function answer(draft, before, now) {
	const others = Object.entries(draft.errors).filter(([name, text]) => before[name] !== text);
	return reuse(draft, {
		...draft,
		errors: {
			...Object.fromEntries(others),
			...now
		}
	});
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
/** What saving a form means: its fields' values by name, beside the input of its action and what its preview carries. */
function saveOf(form, values, carry = {}) {
	const input = {
		...form.submit.input,
		...carry,
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
	back: void 0,
	blocks: [],
	watch: [],
	revision: void 0,
	opening: false,
	busy: null,
	trouble: null,
	drafts: {},
	searches: {},
	previews: {},
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
function answered$1(search, reply) {
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
	const slotOf = (form, name) => `picker ${form} ${name}`;
	async function send(form, name, { call, input }, words, isCurrent) {
		const reply = await ask({
			call,
			input: {
				...input,
				words
			}
		});
		const search = read(form, name);
		if (isCurrent() && search) write(form, name, answered$1(search, reply));
	}
	return {
		/** Typing: shows what is known at once, asks the server when the typing rests. No words: back to the served list. */
		search(form, name, { options, search }, words) {
			const slot = slotOf(form, name);
			if (words.trim() === "") {
				asks.cancel(slot);
				return write(form, name, void 0);
			}
			if (!search) return write(form, name, {
				words,
				asking: false,
				options: matching(options, words),
				trouble: null
			});
			write(form, name, {
				...read(form, name) ?? { options: matching(options, words) },
				words,
				asking: true,
				trouble: null
			});
			asks.debounced(slot, (isCurrent) => void send(form, name, search, words, isCurrent));
		},
		cancel(form, name) {
			asks.cancel(slotOf(form, name));
			write(form, name, void 0);
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
// previews.ts
const NOTHING = {
	status: "untouched",
	blocks: [],
	errors: {},
	carry: {},
	trouble: null
};
const canBeSent = ({ missing, overlong, unfinished }, without = []) => missing.every((name) => without.includes(name)) && overlong.length === 0 && unfinished.length === 0;
/** Whether a form may be saved as it stands: nothing is missing, and its preview, if it has one, has been seen. */
function isReady(form, draft, state) {
	if (!canBeSent(draft)) return false;
	return !form.preview || state?.status === "current" && Object.keys(state.errors).length === 0;
}
function answered(before, reply) {
	if (!reply.ok) return {
		...before,
		status: "failed",
		trouble: reply.trouble
	};
	if (reply.answer.kind !== "preview") return {
		...before,
		status: "failed",
		trouble: NO_ANSWER
	};
	const { blocks, errors = {}, carry = {} } = reply.answer;
	return {
		status: "current",
		blocks: reuse(before.blocks, blocks),
		errors,
		carry,
		trouble: null
	};
}
function createPreviews({ ask, asks, read, write, taken }) {
	/** What each form's state answers, or is being asked. */
	const questions = /* @__PURE__ */ new Map();
	const slotOf = (form) => `preview ${form}`;
	async function send(form, question, isCurrent) {
		const reply = await ask(question);
		const before = read(form);
		if (isCurrent() && before) taken(form, before, answered(before, reply));
	}
	/** Nothing is asked. What was said last is kept under an unfinished form, for it is about to be asked again. */
	function rest(form, status) {
		asks.cancel(slotOf(form));
		questions.delete(form);
		const kept = status === "unfinished" ? read(form) : void 0;
		write(form, {
			...NOTHING,
			...kept,
			status,
			carry: {},
			trouble: null
		});
	}
	function forget(form) {
		asks.cancel(slotOf(form));
		questions.delete(form);
		write(form, void 0);
	}
	/** The question to ask; undefined where there is none, and then the state says why. */
	function questionOf({ id, preview }, draft) {
		if (!preview) {
			if (read(id)) forget(id);
			return;
		}
		if (preview.untouched !== void 0 && !draft.dirty) rest(id, "untouched");
		else if (!canBeSent(draft, preview.without)) rest(id, "unfinished");
		else return {
			call: preview.call,
			input: {
				...preview.input,
				...draft.values
			}
		};
	}
	const isAskedAlready = (form, question) => read(form) !== void 0 && same(questions.get(form), question);
	function begin(form, question) {
		questions.set(form, question);
		write(form, {
			...NOTHING,
			...read(form),
			status: "asking",
			trouble: null
		});
	}
	return {
		/** A field was edited: asks when the typing rests. */
		edited(form, draft) {
			const { id } = form;
			const question = questionOf(form, draft);
			if (!question || isAskedAlready(id, question)) return;
			begin(id, question);
			asks.debounced(slotOf(id), (isCurrent) => void send(id, question, isCurrent));
		},
		/** The form came from the server. `anew`: something was done, so what was said before may not be true any more. */
		arrived(form, draft, anew) {
			const { id } = form;
			const question = questionOf(form, draft);
			if (!question || !anew && isAskedAlready(id, question)) return;
			begin(id, question);
			asks.now(slotOf(id), (isCurrent) => void send(id, question, isCurrent));
		},
		forget
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
// condition-tree.ts
function listLines(tree) {
	return [...linesOf(tree, 0, null)];
}
function* linesOf(group, depth, parent) {
	const { id, join, items } = group;
	yield {
		kind: "group",
		id,
		depth,
		parent,
		join,
		count: items.length
	};
	for (const item of items) if (isGroup(item)) yield* linesOf(item, depth + 1, id);
	else yield {
		kind: "condition",
		id: item.id,
		depth: depth + 1,
		parent: id,
		line: item
	};
}
/** Whether a group at this depth may hold another one, where so many groups may stand one in the other. */
const mayHoldGroup = (depth, mostDepth) => depth + 2 <= mostDepth;
const newLine = (id) => ({
	id,
	field: null,
	operator: null,
	values: []
});
/** An empty line at the end of a group. Ids are the host's to make. */
function addCondition(tree, group, id) {
	return inGroup(tree, group, (found) => ({
		...found,
		items: [...found.items, newLine(id)]
	}));
}
/** A group with one empty line at the end of a group. It joins the other way, for to join alike it need not be there. */
function addGroup(tree, group, id, condition) {
	return inGroup(tree, group, (found) => {
		const inner = {
			id,
			join: found.join === "and" ? "or" : "and",
			items: [newLine(condition)]
		};
		return {
			...found,
			items: [...found.items, inner]
		};
	});
}
/** Without a line or a group. A nested group goes with its last line; the outermost one never does. */
function removeItem(tree, id) {
	let changed = false;
	const items = tree.items.flatMap((item) => {
		const kept = item.id === id ? void 0 : isGroup(item) ? removeItem(item, id) : item;
		if (kept === item) return [item];
		changed = true;
		return kept === void 0 || isGroup(kept) && kept.items.length === 0 ? [] : [kept];
	});
	return changed ? {
		...tree,
		items
	} : tree;
}
function setJoin(tree, group, join) {
	return inGroup(tree, group, (found) => ({
		...found,
		join
	}));
}
/**
* A line about something else, or about nothing yet. An operator or a value that the new subject does not know goes; its
* only operator is chosen at once.
*/
function setField(tree, id, subject) {
	return inLine(tree, id, (line) => {
		if (subject?.value === line.field) return line;
		const operator = subject ? operatorFor(subject, line.operator) : null;
		const values = subject && takesValues(subject, operator) ? line.values.filter(isOneOf(subject.options)) : [];
		return {
			...line,
			field: subject?.value ?? null,
			operator,
			values
		};
	});
}
function setOperator(tree, id, subject, operator) {
	return inLine(tree, id, (line) => ({
		...line,
		operator,
		values: takesValues(subject, operator) ? line.values : []
	}));
}
function setValues(tree, id, values) {
	return inLine(tree, id, (line) => ({
		...line,
		values
	}));
}
function operatorFor({ operators }, wanted) {
	const [first, ...others] = operators;
	if (first && others.length === 0) return first.value;
	return operators.some(({ value }) => value === wanted) ? wanted : null;
}
/** Values stay while no operator is chosen: the next one may take them. */
const takesValues = ({ operators }, operator) => operators.find(({ value }) => value === operator)?.takes !== "none";
const isOneOf = (options) => (wanted) => options.some(({ value }) => value === wanted);
function inGroup(tree, id, change) {
	if (tree.id === id) return change(tree);
	return withItems(tree, (item) => isGroup(item) ? inGroup(item, id, change) : item);
}
function inLine(tree, id, change) {
	return withItems(tree, (item) => {
		if (isGroup(item)) return inLine(item, id, change);
		return item.id === id ? change(item) : item;
	});
}
/** The very tree where nothing in it was changed. */
function withItems(tree, change) {
	const items = tree.items.map(change);
	return items.every((item, place) => item === tree.items[place]) ? tree : {
		...tree,
		items
	};
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
const VOCABULARY = 3;
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
	toggle: 2,
	multi: 3,
	date: 3,
	conditions: 3
};
/** Of parts of a block that change what it does: a host that does not know one of them cannot show the block. */
const PART_SINCE = {
	preview: 3,
	gotos: 3,
	rowGotos: 3
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
	const options = createPickerSearch({
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
	const previews = createPreviews({
		ask: call.ask,
		asks,
		read: (form) => get().previews[form],
		write: (form, state) => set({ previews: withKey(get().previews, form, state) }),
		taken: takePreview
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
		const { title, back, again, revision } = answer;
		const known = get().revision;
		if (revision && known && known.at !== revision.at) host.effect({
			do: "refresh",
			record: revision.record
		});
		const watch = reuse(get().watch, answer.watch);
		set({
			status: "ready",
			title,
			back,
			blocks,
			watch,
			revision,
			drafts: reuse(get().drafts, drafts)
		});
		for (const table of moved) tables.follow(table);
		followForms(blocks, accepted !== void 0);
		polling.answered(again);
	}
	function followForms(blocks, anew) {
		const forms = listOfKind(blocks, "form");
		for (const id of Object.keys(get().previews)) if (!forms.some((form) => form.id === id)) previews.forget(id);
		for (const form of forms) {
			const held = get().drafts[form.id];
			if (held) previews.arrived(form, held, anew);
		}
	}
	function takePreview(id, before, now) {
		set({ previews: withKey(get().previews, id, now) });
		withForm(id, (_form, held) => setDraft(id, answer(held, before.errors, now.errors)));
		for (const table of listOfKind(now.blocks, "table")) if (!holds(before.blocks, table)) tables.follow(table);
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
		if (reply.ok) {
			for (const effect of reply.answer.effects) if (effect.do !== "goto") host.effect(effect);
		}
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
		const goto = answer.effects.find((effect) => effect.do === "goto");
		if (!goto || isAt(goto.screen, goto.params)) take(answer.screen, intent);
		else go(goto.screen, goto.params, wayBack());
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
		if (trouble.kind === "refused" && form !== void 0) withForm(form, (block, draftNow) => previews.arrived(block, draftNow, true));
	}
	const isAt = (screen, params) => screen === at.screen && same(params, at.params);
	/** To where the person is now, for a screen that they may not get to see. */
	const wayBack = () => get().status === "ready" ? {
		id: "back",
		label: get().title,
		...at
	} : get().back;
	function go(screen, params, back) {
		if (!isAt(screen, params)) {
			at = {
				screen,
				params
			};
			unsettled = void 0;
			owed = false;
			asks.cancelAll();
			polling.cancel();
			set({
				...FIRST_VIEW,
				back
			});
		}
		return load();
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
	/** A draft after an edit. */
	function setEdited(id, form, next) {
		setDraft(id, next);
		previews.edited(form, next);
	}
	const withField = (id, name, run) => withForm(id, ({ fields }) => {
		for (const field of fields) if (field.name === name) run(field);
	});
	function withTable(id, run) {
		const table = findOfKind([...get().blocks, ...Object.values(get().previews).flatMap(({ blocks }) => blocks)], "table", id);
		if (table) run(table);
	}
	return {
		view: get,
		subscribe,
		/** Goes to a screen. The one that is open already is asked for anew, and keeps what a person did to it. */
		open: (screen, params = {}) => go(screen, params),
		/** To another screen; one of a table's row gotos with the row. */
		goto(to, row) {
			const params = row === void 0 ? to.params : {
				...to.params,
				row
			};
			return go(to.screen, params, to === get().back ? void 0 : wayBack());
		},
		/** Somebody put something in that leaving would lose. */
		hasUnsaved: () => Object.values(get().drafts).some(({ touched, dirty }) => touched && dirty),
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
		/** Saves a form, unless something in it cannot be saved so, or what that would do has not been shown yet. */
		submit: async (id) => withForm(id, async (form, held) => {
			if (form.submit.disabled !== void 0) return;
			const preview = get().previews[id];
			if (!isReady(form, held, preview)) setDraft(id, {
				...held,
				attempted: true
			});
			else await carryOut(saveOf(form, held.values, preview?.carry));
		}),
		edit: (id, name, value) => withForm(id, (form, held) => {
			const field = form.fields.find((each) => each.name === name);
			setEdited(id, form, edit(form, held, name, value, field && withFound(held, field, value, get().searches[id])));
		}),
		discard: (id) => withForm(id, (form, held) => setEdited(id, form, discard(form, held))),
		/** After trouble: asks again what saving would do. */
		retryPreview: (id) => withForm(id, (form, held) => previews.arrived(form, held, true)),
		search: (form, name, words) => withField(form, name, (field) => {
			if (field.type === "picker" || field.type === "multi") options.search(form, name, field, words);
		}),
		/** Among the values of one of a conditions field's subjects. */
		searchSubject: (form, name, subject, words) => withField(form, name, (field) => {
			const found = field.type === "conditions" && field.subjects.find(({ value }) => value === subject);
			if (found) options.search(form, searchNameOf(name, subject), found, words);
		}),
		stopSearch: (form, name, subject) => options.cancel(form, subject === void 0 ? name : searchNameOf(name, subject)),
		searchTable: (id, words) => withTable(id, (table) => tables.search(table, words)),
		sortTable: (id, key) => withTable(id, (table) => tables.sort(table, key)),
		moreRows: (id) => withTable(id, (table) => tables.more(table)),
		retryTable: (id) => withTable(id, (table) => tables.retry(table))
	};
}
/** Whether the very same table was drawn before: `reuse` keeps the object where nothing changed. */
const holds = (blocks, table) => findOfKind(blocks, "table", table.id) === table;
export { FIELD_SINCE, PART_SINCE, SINCE, VOCABULARY, addCondition, addGroup, createScreenClient, isLineFinished, listLines, mayHoldGroup, removeItem, searchNameOf, setField, setJoin, setOperator, setValues, toMajorUnits, toReply };
