/**
 * Lets workers that run at the same time take turns at everything that they do outside themselves: one call at a time, the
 * next one drawn among those that wait. So a seed tells how they were interleaved.
 */
export interface Turns {
  /** Waits for its turn; the answer gives it back. */
  take(): Promise<() => void>;
  /** While these run, turns are taken. */
  together(tasks: readonly (() => Promise<void>)[], draw: (waiting: number) => number): Promise<void>;
}

export function createTurns(): Turns {
  let draw: ((waiting: number) => number) | null = null;
  let isTaken = false;
  let isAsked = false;
  const waiting: (() => void)[] = [];
  // All that can wait waits by the end of the event loop's turn: nothing else lets time pass.
  const next = () => {
    if (isAsked || isTaken || waiting.length === 0) return;
    isAsked = true;
    setImmediate(() => {
      isAsked = false;
      const [go] = waiting.splice(draw?.(waiting.length) ?? 0, 1);
      isTaken = go !== undefined;
      go?.();
    });
  };
  return {
    async take() {
      if (!draw) return () => {};
      await new Promise<void>((go) => {
        waiting.push(go);
        next();
      });
      let isGiven = false;
      return () => {
        if (isGiven) return;
        isGiven = true;
        isTaken = false;
        next();
      };
    },
    async together(tasks, how) {
      draw = how;
      try {
        await Promise.all(tasks.map((task) => task()));
      } finally {
        draw = null;
      }
    },
  };
}
