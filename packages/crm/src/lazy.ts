/** A value loaded at first need and shared by all who ask meanwhile. A failure is not kept: the next one tries again. */
export interface Lazy<T> {
  get(): Promise<T>;
  /** The value once it is there; `null` before that. Loads nothing. */
  last(): T | null;
  /** Drops the value if it is still this one, so that many who found it stale load a new one only once. */
  forget(stale: T): void;
}

export function lazy<T>(load: () => Promise<T>): Lazy<T> {
  let loading: Promise<T> | null = null;
  let loaded: { value: T } | null = null;

  async function loadOnce(): Promise<T> {
    try {
      const value = await load();
      loaded = { value };
      return value;
    } finally {
      loading = null;
    }
  }

  return {
    async get() {
      if (loaded !== null) return loaded.value;
      loading ??= loadOnce();
      return loading;
    },
    last: () => loaded?.value ?? null,
    forget(stale) {
      if (loaded?.value === stale) loaded = null;
    },
  };
}
