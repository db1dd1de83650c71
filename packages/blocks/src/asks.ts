/** Runs `run` once after `ms`; the answer cancels it. The host's own timer: this package has none. */
export type After = (ms: number, run: () => void) => () => void;

const DEBOUNCE_MS = 300;

/**
 * Questions by slot (a picker, a table): the newest in a slot overtakes those before it. A run gets `isCurrent`, to be
 * asked again after every wait.
 */
export function createAsks(after: After) {
  const slots = new Map<string, { stop: () => void }>();

  function take(slot: string) {
    slots.get(slot)?.stop();
    const mine = { stop: () => {} };
    slots.set(slot, mine);
    return { mine, isCurrent: () => slots.get(slot) === mine };
  }

  return {
    /** Waits until nobody has typed for 300 ms. */
    debounced(slot: string, run: (isCurrent: () => boolean) => void) {
      const { mine, isCurrent } = take(slot);
      mine.stop = after(DEBOUNCE_MS, () => run(isCurrent));
    },
    now(slot: string, run: (isCurrent: () => boolean) => void) {
      run(take(slot).isCurrent);
    },
    cancel(slot: string) {
      take(slot);
    },
    cancelAll() {
      for (const slot of slots.keys()) take(slot);
    },
  };
}
export type Asks = ReturnType<typeof createAsks>;
