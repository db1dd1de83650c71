import type { After } from './asks.ts';

/** Seconds until the next try while the server cannot be reached: at first soon, later rarely. */
const restAfter = (failures: number) => Math.min(5 * 2 ** failures, 60);

export interface PollingParts {
  after: After;
  hidden(): boolean;
  run(): void;
}

/** The one timer that opens the screen again by itself. It rests while nobody looks, and catches up when somebody does. */
export function createPolling({ after, hidden, run }: PollingParts) {
  let stop = () => {};
  let failures = 0;
  let overdue = false;

  function cancel() {
    stop();
    overdue = false;
  }

  function schedule(seconds: number) {
    cancel();
    stop = after(seconds * 1000, () => {
      if (hidden()) overdue = true;
      else run();
    });
  }

  return {
    /** The server answered, and said when to ask again, if at all. */
    answered(again: number | undefined) {
      failures = 0;
      cancel();
      if (again !== undefined) schedule(again);
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
    cancel,
  };
}
