/** What is known of a request before it is worked on. */
export interface RequestFacts {
  method: string;
  /** Without origin and query. */
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string;
  /** API names of the objects that the request reads or writes, as far as its path and body tell. */
  objects: readonly string[];
}

export interface LoggedRequest extends RequestFacts {
  at: Date;
  /** Null while under way, and where no answer was given (hung, reset). */
  status: number | null;
  /** Whose session it came with; null without one. */
  userId: string | null;
}

export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  list(filter?: { method?: string; path?: string | RegExp; object?: string }): LoggedRequest[];
  clear(): void;
}

export interface RequestRecorder extends RequestLog {
  record(facts: RequestFacts, at: Date): LoggedRequest;
}

/** Keeps the newest requests only, for a sandbox runs for days. */
export function createRequestLog(capacity = 10_000): RequestRecorder {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    record(facts, at) {
      const entry: LoggedRequest = { ...facts, at, status: null, userId: null };
      entries.push(entry);
      if (entries.length > capacity) entries.splice(0, entries.length - capacity);
      return entry;
    },
    list: ({ method, path, object } = {}) =>
      entries.filter(
        (entry) =>
          (!method || entry.method === method) &&
          (!path || (typeof path === 'string' ? path === entry.path : path.test(entry.path))) &&
          (!object || entry.objects.includes(object)),
      ),
    clear: () => {
      entries.length = 0;
    },
  };
}
