import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './libsql-error.ts';

const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 20;

/**
 * Tries again while another process has the database's lock. SQLite's own busy timeout would stop the event loop for as
 * long as it waits, so connections have none and the waiting is done here.
 */
export async function retryWhileBusy<T>(attempt: () => T | Promise<T>, patienceMs: number): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    await pause(pauseMs);
  }
}
