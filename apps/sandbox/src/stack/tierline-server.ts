import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exitOf, lastLines, spawnProgram } from './child-process.ts';
import type { DataFolder } from './data-folder.ts';
import { StartFailure } from './start-failure.ts';

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));

const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 50;

/** The Tierline server as a process of its own, which a test may kill and start anew on the same data. */
export interface TierlineServer {
  url: string;
  start(): Promise<void>;
  /** Asks it to finish what it has begun. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Rejects when the process ends without having been asked to. */
  died: Promise<never>;
}

/** `env` is what it is told beside the database and the port. */
export function createTierlineServer(data: DataFolder, port: number, env: Record<string, string>): TierlineServer {
  const url = `http://127.0.0.1:${port}`;
  const { promise: died, reject } = Promise.withResolvers<never>();
  died.catch(() => {});
  let running: ReturnType<typeof spawnProgram> | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const child = running;
    running = null;
    child?.kill(signal);
    if (child) await exitOf(child);
  };
  return {
    url,
    died,
    async start() {
      const child = spawnProgram({
        script: main,
        log: data.log,
        env: {
          ...databaseEnv(data),
          ...env,
          TIERLINE_PORT: String(port),
          TIERLINE_SALESFORCE_KEY: data.clientKey.privateKey,
        },
      });
      running = child;
      const exit = exitOf(child).then((code) => {
        const failure = new StartFailure(`The Tierline server ended by itself (${code}). ${lastLines(data.log)}`);
        if (running === child) reject(failure);
        return failure;
      });
      await waitUntilReady(url, exit);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

export const databaseEnv = (data: DataFolder) => ({ TIERLINE_DATABASE_URL: `file:${data.database}` });

/** Ready is a healthy server that has read the org once. */
async function waitUntilReady(url: string, exit: Promise<StartFailure>): Promise<void> {
  let gone: StartFailure | null = null;
  exit.then((failure) => {
    gone = failure;
  });
  for (let waited = 0; waited < READY_WITHIN_MS; waited += ASK_EVERY_MS) {
    if (gone) throw gone;
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok && ((await answer.json()) as { read: boolean }).read) return;
    await pause(ASK_EVERY_MS);
  }
  throw new StartFailure(`The Tierline server was not ready within ${READY_WITHIN_MS / 1000} seconds.`);
}
