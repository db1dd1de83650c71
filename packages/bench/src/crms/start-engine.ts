import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answered, Asked, EngineCommands, Memory } from './engine-commands.ts';
import type { MovingClock } from './moving-clock.ts';

/** What a command answered, how long it took, and what memory. */
export interface Done<T> {
  result: T;
  ms: number;
  cpuMs: number;
  memory: Memory;
}

/** An engine in a process of its own: neither its time nor its memory is that of the CRMs. */
export interface RunningEngine {
  do<K extends keyof EngineCommands>(
    name: K,
    ...args: Parameters<EngineCommands[K]>
  ): Promise<Done<Awaited<ReturnType<EngineCommands[K]>>>>;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./engine-program.ts', import.meta.url));

export function startEngine(clock: MovingClock): RunningEngine {
  const child = fork(PROGRAM, [String(clock.aheadMs)], { serialization: 'advanced', execArgv: [] });
  const waiting = new Map<number, (answered: Answered | Error) => void>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('message', (answered: Answered) => {
    waiting.get(answered.id)?.(answered);
    waiting.delete(answered.id);
  });
  void ended.then(() => {
    for (const settle of waiting.values()) settle(new Error('the engine’s process has ended'));
  });
  let last = 0;
  return {
    async do(name, ...args) {
      last += 1;
      const asked: Asked = { id: last, name, args, aheadMs: clock.aheadMs };
      const answered = await new Promise<Answered | Error>((resolve) => {
        waiting.set(asked.id, resolve);
        child.send(asked);
      });
      if (answered instanceof Error) throw answered;
      if (answered.failure !== null) throw new Error(`${name}: ${answered.failure}`);
      const { result, ms, cpuMs, memory } = answered;
      return { result: result as never, ms, cpuMs, memory };
    },
    stop() {
      child.disconnect();
      return ended;
    },
  };
}
