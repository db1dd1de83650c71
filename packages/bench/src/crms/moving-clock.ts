/** The machine's clock, and the time that is said to have passed beside it. Engine and CRMs, in their processes, agree on it. */
export function createMovingClock(aheadMs = 0) {
  let ahead = aheadMs;
  return {
    now: () => new Date(Date.now() + ahead),
    pass(seconds: number) {
      ahead += seconds * 1000;
    },
    set(milliseconds: number) {
      ahead = milliseconds;
    },
    get aheadMs() {
      return ahead;
    },
  };
}

export type MovingClock = ReturnType<typeof createMovingClock>;
