import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { StartFailure } from './start-failure.ts';

export interface Program {
  script: string;
  args?: string[];
  env: Record<string, string>;
  /** File that gets what the program writes. */
  log: string;
}

/** Starts a program of this repository with the Node that runs us. */
export function spawnProgram({ script, args = [], env, log }: Program): ChildProcess {
  const output = openSync(log, 'a');
  try {
    return spawn(process.execPath, [script, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
      // Ctrl-C in the terminal is for us alone: we stop our programs in their order.
      detached: true,
    });
  } finally {
    closeSync(output);
  }
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', reject);
  });
}

/** Runs a program to its end; one that fails is reported with its own last words. */
export async function runProgram(what: string, program: Program): Promise<void> {
  const code = await exitOf(spawnProgram(program));
  if (code !== 0) throw new StartFailure(`${what} failed. ${lastLines(program.log)}`);
}

export function lastLines(log: string, count = 5): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count);
  return `${log} ends with:\n${lines.join('\n')}`;
}
