import { toLongId } from '../../record-id.ts';

export interface FieldRepresentation {
  value: string | number | boolean | null | RecordRepresentation;
  displayValue: string | null;
}

/** A record as the UI API answers it; a relation such as `Account` is a field whose value is a record. */
export interface RecordRepresentation {
  apiName: string;
  id: string;
  fields: Record<string, FieldRepresentation>;
  systemModstamp: string;
  lastModifiedDate: string;
}

export interface RecordRequest {
  recordId: string;
  /** Qualified, `Opportunity.Name`; an unknown or inaccessible one is an error. */
  fields: readonly string[];
  /** Left out of the answer when unknown or inaccessible. */
  optionalFields: readonly string[];
}

export type RecordState = { data: RecordRepresentation; error?: undefined } | { data?: undefined; error: unknown };
export type ReadRecord = (request: RecordRequest) => Promise<RecordRepresentation>;
type Listener = (state: RecordState) => void;

interface Entry {
  request: RecordRequest;
  listeners: Set<Listener>;
  state: RecordState | null;
  readAt: number;
  /** Counts reads, so that an answer overtaken by a later read is dropped. */
  reads: number;
  /** Whether the newest read is still out. */
  reading: boolean;
}

const FRESH_FOR_MS = 30_000;

/**
 * One copy of each record for the whole page, as in Lightning Data Service: whoever changes a record, or says that it
 * was changed, brings every reader of it up to date, and a reader hears only of what is different.
 */
export class RecordCache {
  readonly #read: ReadRecord;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();

  constructor(read: ReadRecord, now: () => number) {
    this.#read = read;
    this.#now = now;
  }

  /** Tells the listener the record now, when it is known and fresh, and whenever it changes, until unsubscribed. */
  watch(request: RecordRequest, listener: Listener): () => void {
    const entry = this.#entry(request);
    entry.listeners.add(listener);
    if (entry.state) listener(entry.state);
    if (this.#now() - entry.readAt > FRESH_FOR_MS) void this.#refresh(entry);
    return () => entry.listeners.delete(listener);
  }

  /** Reads anew what is watched of these records, and of records that show something of them. */
  async refresh(recordIds: readonly string[]): Promise<void> {
    const ids = new Set(recordIds.map(toLongId));
    const affected = [...this.#entries].filter(([, entry]) => touches(entry, ids));
    for (const [key, entry] of affected) {
      if (entry.listeners.size === 0) this.#entries.delete(key);
    }
    await Promise.all(
      affected.filter(([, entry]) => entry.listeners.size > 0).map(([, entry]) => this.#refresh(entry)),
    );
  }

  #entry(request: RecordRequest): Entry {
    const recordId = toLongId(request.recordId);
    const fields = [...new Set(request.fields)].sort();
    const optionalFields = [...new Set(request.optionalFields)].sort();
    const key = JSON.stringify([recordId, fields, optionalFields]);
    const known = this.#entries.get(key);
    if (known) return known;
    const entry: Entry = {
      request: { recordId, fields, optionalFields },
      listeners: new Set(),
      state: null,
      readAt: Number.NEGATIVE_INFINITY,
      reads: 0,
      reading: false,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  async #refresh(entry: Entry): Promise<void> {
    const read = ++entry.reads;
    entry.readAt = this.#now();
    entry.reading = true;
    const state = await this.#read(entry.request).then(
      (data): RecordState => ({ data: deepFreeze(data) }),
      (error: unknown): RecordState => ({ error }),
    );
    if (read !== entry.reads) return;
    entry.reading = false;
    const before = entry.state;
    if (state.error !== undefined) entry.readAt = Number.NEGATIVE_INFINITY;
    if (before && same(before, state)) return;
    entry.state = state;
    for (const listener of [...entry.listeners]) listener(state);
    this.#catchUp(entry.request.recordId);
  }

  /** Whoever shows an older version of the record than somebody else has seen reads it too. */
  #catchUp(recordId: string): void {
    const entries = [...this.#entries.values()].filter(({ request }) => request.recordId === recordId);
    const newest =
      entries
        .flatMap(({ state }) => state?.data?.systemModstamp ?? [])
        .sort()
        .at(-1) ?? '';
    for (const entry of entries) {
      const seen = entry.state?.data?.systemModstamp;
      const isBehind = seen !== undefined && seen < newest;
      if (isBehind && !entry.reading && entry.listeners.size > 0) void this.#refresh(entry);
    }
  }
}

function touches(entry: Entry, ids: ReadonlySet<string>): boolean {
  return ids.has(entry.request.recordId) || (entry.state?.data !== undefined && shows(entry.state.data, ids));
}

function shows(record: RecordRepresentation, ids: ReadonlySet<string>): boolean {
  return Object.values(record.fields).some(
    ({ value }) => typeof value === 'object' && value !== null && (ids.has(value.id) || shows(value, ids)),
  );
}

function same(one: RecordState, other: RecordState): boolean {
  return one.data !== undefined && other.data !== undefined && JSON.stringify(one.data) === JSON.stringify(other.data);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
