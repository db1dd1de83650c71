import { setTimeout as pause } from 'node:timers/promises';

/** Does something again and again, with a pause between, until the signal; the round under way is then finished. */
export async function inRounds(
  milliseconds: number,
  signal: AbortSignal,
  round: () => Promise<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    await round();
    await pause(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}
