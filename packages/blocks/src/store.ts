/** A value with listeners. Hosts take the value anew whenever they are told. */
export function createStore<T extends object>(first: T) {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(part: Partial<T>) {
      value = { ...value, ...part };
      for (const tell of [...listeners]) tell();
    },
    /** Answers with the way to stop listening. */
    subscribe(tell: () => void) {
      listeners.add(tell);
      return () => {
        listeners.delete(tell);
      };
    },
  };
}

/** `record` with `key` set, or without it for `undefined`. */
export function withKey<T>(record: { [key: string]: T }, key: string, value: T | undefined): { [key: string]: T } {
  const { [key]: _before, ...others } = record;
  return value === undefined ? others : { ...others, [key]: value };
}
