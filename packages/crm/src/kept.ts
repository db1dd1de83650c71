import { lazy } from './lazy.ts';

/** A value loaded at first need and kept for a while; who asks later than that waits for a new one. */
export interface Kept<T> {
  get(): Promise<T>;
  /** Loads it anew, however young it is. */
  renew(): Promise<T>;
  /** The value as it was last loaded; `null` before that. Asks nobody. */
  last(): T | null;
  /** Drops it, so that the next one to ask has it loaded. */
  forget(): void;
}

export function kept<T>(load: () => Promise<T>, seconds: number, clock: () => Date): Kept<T> {
  const dated = lazy(async () => {
    const at = clock().getTime();
    return { value: await load(), at };
  });
  const isOld = ({ at }: { at: number }) => clock().getTime() >= at + seconds * 1000;
  function forget(which: (dated: { at: number }) => boolean) {
    const last = dated.last();
    if (last !== null && which(last)) dated.forget(last);
  }
  return {
    async get() {
      forget(isOld);
      return (await dated.get()).value;
    },
    async renew() {
      forget(() => true);
      return (await dated.get()).value;
    },
    last: () => dated.last()?.value ?? null,
    forget: () => forget(() => true),
  };
}
