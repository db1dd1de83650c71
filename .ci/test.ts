import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs every check and every test, shows what they print, and ends with one line that counts them. */
const STEPS = [
  ['format and lint', 'biome', 'check', '.'],
  ['types', 'turbo', 'run', 'typecheck', '--output-logs=errors-only'],
  ['tests', 'turbo', 'run', 'test', '--continue', '--concurrency=2', '--log-order=grouped'],
] as const;

const env = { ...process.env, NO_COLOR: '1', TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
const cwd = fileURLToPath(new URL('..', import.meta.url));

let passed = 0;
let failed = 0;
for (const [name, command, ...args] of STEPS) {
  const { ok, output } = await run(command, args);
  const counts = [...output.matchAll(/^\S*\s*Tests\s+(?:(\d+) failed)?(?: \| )?(?:(\d+) passed)?/gm)];
  const failures = counts.reduce((sum, [, count]) => sum + Number(count ?? 0), 0);
  passed += counts.reduce((sum, [, , count]) => sum + Number(count ?? 0), 0);
  // A step counts as one check of its own, so that it cannot fail without a count: a suite that did not even load.
  failed += ok ? failures : Math.max(failures, 1);
  if (ok) passed += 1;
  else process.stdout.write(`\n${name}: failed\n`);
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
