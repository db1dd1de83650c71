import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the end of a stop, but not for ever; false when it is still under way after the time. */
export async function stopWithin(stop: () => Promise<void>, milliseconds: number): Promise<boolean> {
  const ended = new AbortController();
  const tooLate = pause(milliseconds, false, { signal: ended.signal }).catch(() => false);
  try {
    return await Promise.race([stop().then(() => true), tooLate]);
  } finally {
    ended.abort();
  }
}
