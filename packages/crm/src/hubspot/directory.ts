/** Things of the account that change seldom (stages, owners, people), by id. */
export interface Directory<V> {
  /** The table, as new as it has to be to know these ids if anybody does. */
  knowing(ids: Iterable<string>): Promise<ReadonlyMap<string, V>>;
  /** The table, as new as it has to be to pass the test if it ever will. */
  until(suffices: (table: ReadonlyMap<string, V>) => boolean): Promise<ReadonlyMap<string, V>>;
}

const FRESH_SECONDS = 600;
/** An id that is not in the table may be new, or gone for good: it is not asked for at every turn. */
const RETRY_SECONDS = 60;

/** Kept for ten minutes, and loaded anew before that when an id is asked for that it lacks. */
export function createDirectory<V>(
  load: () => Promise<ReadonlyMap<string, V>>,
  clock: () => Date,
  retrySeconds = RETRY_SECONDS,
): Directory<V> {
  let kept: { table: ReadonlyMap<string, V>; at: number } | null = null;
  let loading: Promise<ReadonlyMap<string, V>> | null = null;

  async function loadOnce(): Promise<ReadonlyMap<string, V>> {
    const at = clock().getTime();
    try {
      const table = await load();
      kept = { table, at };
      return table;
    } finally {
      loading = null;
    }
  }

  async function until(suffices: (table: ReadonlyMap<string, V>) => boolean): Promise<ReadonlyMap<string, V>> {
    if (kept !== null) {
      const patience = suffices(kept.table) ? FRESH_SECONDS : retrySeconds;
      if (clock().getTime() < kept.at + patience * 1000) return kept.table;
    }
    loading ??= loadOnce();
    return loading;
  }

  return {
    async knowing(ids) {
      const wanted = [...ids];
      return wanted.length === 0 ? (kept?.table ?? new Map()) : until((table) => wanted.every((id) => table.has(id)));
    },
    until,
  };
}
