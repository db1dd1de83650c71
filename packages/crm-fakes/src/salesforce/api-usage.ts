import type { Clock } from '../clock.ts';

/** The allowance of API requests in a rolling 24 hours ("API Request Limits and Allocations"). */
export interface ApiUsage {
  /** May be changed at any time. */
  max: number;
  readonly used: number;
  /** False when the allowance is used up; counts the request otherwise. */
  spend(): boolean;
  reset(): void;
}

const day = 24 * 3600 * 1000;

export function createApiUsage(clock: Clock, max: number): ApiUsage {
  const hours = new Map<number, number>();
  const total = () => {
    const oldest = Math.floor((clock().getTime() - day) / 3_600_000);
    for (const hour of hours.keys()) if (hour <= oldest) hours.delete(hour);
    return [...hours.values()].reduce((sum, count) => sum + count, 0);
  };
  return {
    max,
    get used() {
      return total();
    },
    spend() {
      if (total() >= this.max) return false;
      const hour = Math.floor(clock().getTime() / 3_600_000);
      hours.set(hour, (hours.get(hour) ?? 0) + 1);
      return true;
    },
    reset: () => hours.clear(),
  };
}
