/** Deadlines that are over as soon as it is certain that no answer will come, so that nobody waits for a timer. */
export function createPatience() {
  const calls = new Set<AbortController>();
  return {
    deadline(): AbortSignal {
      const call = new AbortController();
      calls.add(call);
      return call.signal;
    },
    end(): void {
      for (const call of calls) call.abort();
    },
  };
}
