/** Tells the time. Everything in a fake that depends on time asks the clock that it was handed. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export interface ManualClock {
  now: Clock;
  set(instant: string | Date): void;
  advance(by: { seconds?: number; minutes?: number; hours?: number; days?: number }): void;
}

export function createManualClock(start: string | Date): ManualClock {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = new Date(instant).getTime();
    },
    advance: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => {
      current += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}
