import { createEngine } from './engine.ts';
import type { Answered, Asked } from './engine-commands.ts';
import { createMovingClock } from './moving-clock.ts';
import { watchMemory } from './watch-memory.ts';

/** An engine for whoever has started this process, until he lets it go. */
const clock = createMovingClock(Number(process.argv[2]));
const engine = await createEngine(clock);

process.on('message', ({ id, name, args, aheadMs }: Asked) => {
  clock.set(aheadMs);
  const began = performance.now();
  const cpu = process.cpuUsage();
  const spent = () => ({ ms: performance.now() - began, cpuMs: toMs(process.cpuUsage(cpu)) });
  // The arguments are those of the command: both ends are typed by the same table.
  const command = engine[name] as (...given: unknown[]) => Promise<unknown>;
  watchMemory(() => command(...args)).then(
    ({ result, memory }) => answer({ id, result, failure: null, ...spent(), memory }),
    (error: unknown) => answer({ id, result: null, failure: describe(error), ...spent(), memory: NONE }),
  );
});
process.on('disconnect', () => {
  engine.close();
  process.exit();
});

const toMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

const NONE = { heapBefore: 0, heapPeak: 0, rssBefore: 0, rssPeak: 0 };

const answer = (answered: Answered): boolean => process.send?.(answered) ?? false;
const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
