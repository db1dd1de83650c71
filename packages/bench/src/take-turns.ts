import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measure } from 'mitata';

/** Milliseconds of the shortest, the median and the longest turn. */
export type Times = [min: number, median: number, max: number];

export interface Contestant {
  /** Does the job once; the number of the turn chooses the case, the same for all that take turns. */
  run(turn: number): unknown;
  /** Fewer than the others, for one that takes very long. */
  turns?: number;
}

const TURNS = 7;
/** What takes less is repeated within its turn, and the turn counts as its median: a clock is too coarse for one. */
const SHORT_MS = 1;
const SHORT_TURN_NS = 100e6;
const WARM_UP_NS = 500e6;

setFlagsFromString('--expose-gc');
/** Of what was built before: clearing it away would fall on the first turns. */
const collectGarbage: () => void = runInNewContext('gc');

/** Each does the job in turn, so that whatever else the machine is busy with falls on all of them. The first round is not counted. */
export async function takeTurns<const T extends readonly Contestant[]>(
  contestants: T,
): Promise<{ -readonly [N in keyof T]: Times }> {
  const short: boolean[] = [];
  collectGarbage();
  for (const { run } of contestants) {
    await run(0);
    const isShort = (await leastOf(() => run(0))) < SHORT_MS;
    if (isShort) await shortTimeOf(() => run(0), WARM_UP_NS);
    short.push(isShort);
  }
  const times: number[][] = contestants.map(() => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [n, { run, turns = TURNS }] of contestants.entries()) {
      if (turn >= turns) continue;
      times[n]?.push(short[n] ? await shortTimeOf(() => run(turn)) : await timeOf(() => run(turn)));
    }
  }
  return times.map(toTimes) as { -readonly [N in keyof T]: Times };
}

/** The shortest of a few times, for what has only just begun is cold; one of them where it takes long anyway. */
async function leastOf(work: () => unknown): Promise<number> {
  let least = await timeOf(work);
  for (let more = 0; more < 5 && least < 20 * SHORT_MS; more += 1) least = Math.min(least, await timeOf(work));
  return least;
}

async function timeOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Without mitata's own way of collecting garbage first, a gigabyte taken and given back, after which everything is cold. */
const shortTimeOf = async (work: () => unknown, nanoseconds = SHORT_TURN_NS): Promise<number> =>
  (await measure(work, { min_cpu_time: nanoseconds, gc: false })).p50 / 1e6;

export function toTimes(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? Number.NaN;
  return [at(0), at((sorted.length - 1) >> 1), at(sorted.length - 1)];
}
